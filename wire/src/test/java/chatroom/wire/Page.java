package chatroom.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `docs/protocol.md` as a test reads it: its examples, its tables, its words. Immutable.
final class Page {
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```json (\\w+)\\n(.*?)\\n```$");
    private static final Pattern WORD = Pattern.compile("`([^`\\n]+)`");

    /// A frame on the page; `client` where a client sends it.
    record Example(boolean client, String json) {}

    private final String text;

    Page() {
        try {
            text = Files.readString(Path.of("..", "docs", "protocol.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return text;
    }

    List<Example> examples() {
        return EXAMPLE.matcher(text)
                .results()
                .map(m -> new Example(m.group(1).equals("client"), m.group(2)))
                .toList();
    }

    /// What stands under a heading, up to the next of the same or a higher level.
    String section(String heading) {
        int from = text.indexOf("\n" + heading + "\n") + 1;
        if (from == 0) {
            throw new IllegalArgumentException("the page has no " + heading);
        }
        int level = heading.indexOf(' ');
        return text.substring(from + heading.length()).split("\\n#{1," + level + "} ", 2)[0];
    }

    /// The first table under a heading: its cells by the word that begins each row.
    Map<String, List<String>> table(String heading) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String line : section(heading).lines().dropWhile(l -> !l.startsWith("|")).toList()) {
            if (!line.startsWith("|")) {
                break;
            }
            List<String> cells =
                    Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList();
            rows.put(cells.getFirst().replace("`", ""), cells.subList(1, cells.size() - 1));
        }
        List<String> heads = new ArrayList<>(rows.keySet()).subList(0, 2);
        heads.forEach(rows::remove);
        return rows;
    }

    /// Everything in `code` letters.
    static List<String> words(String part) {
        return WORD.matcher(part).results().map((MatchResult m) -> m.group(1)).toList();
    }

    /// The cases of a sealed interface, as the page writes them.
    static Set<String> names(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(c -> c.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_"))
                .map(Kebab::of)
                .collect(Collectors.toSet());
    }
}
