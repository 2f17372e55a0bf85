package chatroom.web;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.texts.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How the modules of the page are written.
class SourcesTest {
    private static final Path SITE = Path.of("src", "main", "resources", "chatroom", "web", "site");
    private static final int LINES = 300;

    /// The keys of all words.
    private static final Set<String> KEYS = Words.in(Locale.ENGLISH).all().keySet();

    /// A key of words, perhaps with a part that the script fills in.
    private static final Pattern KEY =
            Pattern.compile(
                    KEYS.stream()
                            .map(key -> key.substring(0, key.indexOf('.')))
                            .distinct()
                            .collect(
                                    Collectors.joining(
                                            "|",
                                            "['\"`]((?:",
                                            ")\\.(?:[a-z.-]|\\$\\{[^}]*})+)['\"`]")));

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(SITE)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every key that a script names, as a pattern of keys.
    private static Set<String> named() {
        return sources().stream()
                .filter(file -> file.toString().endsWith(".js"))
                .flatMap(file -> KEY.matcher(read(file)).results())
                .map(found -> found.group(1).replace(".", "\\.").replaceAll("\\$\\{[^}]*}", ".*"))
                .collect(Collectors.toSet());
    }

    private static boolean says(String pattern, String key) {
        return key.matches(pattern + "(\\.one|\\.other|\\.sure|\\.title)?");
    }

    @Test
    void a_file_can_be_read_in_one_go() {
        assertThat(sources())
                .hasSizeGreaterThan(30)
                .filteredOn(file -> read(file).lines().count() > LINES)
                .isEmpty();
    }

    @Test
    void every_key_that_is_named_is_handed_to_browsers() {
        assertThat(named())
                .hasSizeGreaterThan(80)
                .filteredOn(pattern ->
                        KEYS.stream().filter(Vocabulary::said).noneMatch(key -> says(pattern, key)))
                .isEmpty();
    }

    @Test
    void every_word_of_the_browser_is_said() {
        Set<String> named = named();
        assertThat(KEYS)
                .filteredOn(key -> key.startsWith("web."))
                .filteredOn(key -> named.stream().noneMatch(pattern -> says(pattern, key)))
                .isEmpty();
    }

    @Test
    void no_text_becomes_markup() {
        assertThat(sources())
                .filteredOn(file -> file.toString().endsWith(".js"))
                .filteredOn(file ->
                        Pattern.compile(
                                        "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|unsafeHTML|\\beval\\b|new"
                                            + " Function")
                                .matcher(read(file))
                                .find())
                .isEmpty();
    }
}
