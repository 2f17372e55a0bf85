package chatroom.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every language says the same: no key is missing in its file, none is too many, and each has the
/// placeholders of the English one. A language is added by adding its file.
class LanguagesTest {
    private static final Path FOLDER = Path.of("src", "main", "resources", "chatroom", "texts");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
    private static final Map<String, String> ENGLISH = in("words_en.properties");

    static List<String> others() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("words_en.properties"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> in(String file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(file))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, properties::getProperty));
    }

    /// A pair may have words of its own.
    private static String counterpart(String key) {
        return key.endsWith(".two") ? key.replaceAll("two$", "other") : key;
    }

    private static Set<String> placeholders(String pattern) {
        return PLACEHOLDER
                .matcher(pattern)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("others")
    void no_key_is_missing_and_none_is_too_many(String file) {
        assertThat(in(file).keySet().stream().map(LanguagesTest::counterpart).distinct())
                .containsExactlyInAnyOrderElementsOf(ENGLISH.keySet());
    }

    @ParameterizedTest
    @MethodSource("others")
    void what_is_put_in_is_the_same(String file) {
        Map<String, String> differ = new TreeMap<>();
        in(file).forEach((key, pattern) -> {
            Set<String> english = placeholders(ENGLISH.getOrDefault(counterpart(key), ""));
            Set<String> here = placeholders(pattern);
            if (key.endsWith(".one") || key.endsWith(".two")) {
                here.add("{count}"); // a word may stand for the number
                english.add("{count}");
            }
            if (!here.equals(english)) {
                differ.put(key, pattern);
            }
        });
        assertThat(differ).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("others")
    void nothing_is_left_in_english_and_nothing_is_empty(String file) {
        Map<String, String> here = in(file);
        assertThat(here.values()).doesNotContain("");
        assertThat(here.keySet())
                .filteredOn(key -> ENGLISH.getOrDefault(key, "").matches(".*[a-z]{3} [a-z]{2}.*"))
                .allSatisfy(key -> assertThat(here.get(key)).isNotEqualTo(ENGLISH.get(key)));
    }

    @Test
    void a_file_is_found_as_a_language() throws IOException {
        assertThat(Words.languages())
                .contains(Locale.ENGLISH, Locale.of("he"))
                .hasSize(others().size() + 1);
    }
}
