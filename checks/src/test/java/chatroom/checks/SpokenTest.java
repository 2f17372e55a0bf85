package chatroom.checks;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.texts.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the clients say and the words that there are for it are the same.
class SpokenTest {
    /// What may be a key, or the beginning of one that the program completes.
    private static final Pattern LITERAL =
            Pattern.compile(
                    "[\"'`]([a-z]+\\.(?:[a-z0-9.-]|\\$\\{[^}]*})*)[\"'`](?<completed>\\s*\\+)?");

    /// Looks like a key, and is the name of a file.
    private static final Pattern FILE = Pattern.compile(".*\\\\\\.(json|html|css|js|svg)");

    private static final Set<String> KEYS = Words.in(Locale.ENGLISH).all().keySet();

    /// What the sources name, as patterns of keys.
    private static List<String> named() {
        Set<String> sections =
                KEYS.stream()
                        .map(key -> key.substring(0, key.indexOf('.')))
                        .collect(Collectors.toSet());
        return Repository.files(name -> name.matches("[^/]+/src/main/.*\\.(java|js|html)")).stream()
                .flatMap(file -> LITERAL.matcher(Repository.read(file)).results())
                .filter(found ->
                        sections.contains(found.group(1).substring(0, found.group(1).indexOf('.'))))
                .flatMap(SpokenTest::pattern)
                .filter(pattern -> !FILE.matcher(pattern).matches())
                .distinct()
                .toList();
    }

    /// A whole section is named where words are handed on, not where they are said.
    private static Stream<String> pattern(MatchResult found) {
        boolean completed = found.group("completed") != null;
        if (!completed && found.group(1).endsWith(".")) {
            return Stream.empty();
        }
        String key = found.group(1).replaceAll("\\$\\{[^}]*}", "*").replace(".", "\\.");
        return Stream.of(key.replace("*", ".*") + (completed ? ".*" : ""));
    }

    private static boolean says(String pattern, String key) {
        return key.matches(pattern + "(\\.one|\\.two|\\.many|\\.other)?");
    }

    @Test
    void there_are_words_for_every_key_that_is_named() {
        assertThat(named())
                .hasSizeGreaterThan(250)
                .filteredOn(pattern -> KEYS.stream().noneMatch(key -> says(pattern, key)))
                .isEmpty();
    }

    @Test
    void all_words_that_there_are_are_said_somewhere() {
        List<String> named = named();
        assertThat(KEYS)
                .filteredOn(key -> named.stream().noneMatch(pattern -> says(pattern, key)))
                .isEmpty();
    }
}
