package chatroom.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What inputs are made from: the examples of the protocol page, the cases of a JSON test suite,
/// and strings that have broken programs before. Immutable; any thread.
///
/// @param requests frames of a client, as `docs/protocol.md` shows them
/// @param frames those of a server
/// @param json texts that are JSON, nearly, or not at all, whatever they hold
/// @param naughty strings for a name, a text, or any other field
record Corpora(
        List<String> requests, List<String> frames, List<String> json, List<String> naughty) {
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```json (\\w+)\\n(.*?)\\n```$");

    /// @param home the project's folder
    static Corpora of(Path home) throws IOException {
        String page = Files.readString(home.resolve("docs/protocol.md"));
        return new Corpora(
                examples(page, "client"),
                examples(page, "server"),
                lines("json-test-suite.b64"),
                lines("blns.b64"));
    }

    private static List<String> examples(String page, String side) {
        return EXAMPLE.matcher(page)
                .results()
                .filter(example -> example.group(1).equals(side))
                .map(example -> example.group(2))
                .toList();
    }

    /// Each line is a string in base64, so that no tool on the way changes or judges it.
    private static List<String> lines(String name) {
        try (InputStream in = Corpora.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line ->
                            new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A string in quotes, as JSON; what it contains may still be something else than one expects.
    static String quoted(String text) {
        return text.chars()
                .mapToObj(c ->
                        c < ' ' || c == '"' || c == '\\' || Character.isSurrogate((char) c)
                                ? "\\u%04x".formatted(c)
                                : Character.toString(c))
                .collect(Collectors.joining("", "\"", "\""));
    }

    /// Everything there is, as bytes to begin with.
    List<byte[]> all() {
        return Stream.of(requests, frames, json)
                .flatMap(List::stream)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
