package chatroom.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Words ENGLISH = Words.in(Locale.ENGLISH);

    @Test
    void arguments_stand_by_name_or_by_number() {
        assertThat(ENGLISH.of("event.kicked", Map.of("by", "Anna", "name", "Bert")))
                .isEqualTo("Anna removed Bert.");
        assertThat(ENGLISH.of("refusal.command-unknown", List.of("/hlep", "/help")))
                .isEqualTo(
                        "There is no command /hlep. Did you mean /help? /help lists the"
                                + " commands.");
    }

    @Test
    void what_people_wrote_is_never_taken_for_a_pattern() {
        assertThat(
                        ENGLISH.of(
                                "event.kicked.reason",
                                Map.of("by", "Anna", "name", "{reason}", "reason", "$1 \\ {by}")))
                .isEqualTo("Anna removed {reason}: $1 \\ {by}");
    }

    @Test
    void a_placeholder_without_an_argument_stays_in_sight() {
        assertThat(ENGLISH.of("event.joined", Map.of())).isEqualTo("{name} joined.");
    }

    @Test
    void one_is_not_many() {
        assertThat(ENGLISH.counted("list.members", 1, Map.of())).isEqualTo("1 member");
        assertThat(ENGLISH.counted("list.members", 0, Map.of())).isEqualTo("0 members");
        assertThat(ENGLISH.counted("list.members", 21, Map.of())).isEqualTo("21 members");
    }

    @Test
    void another_language_says_what_it_has_words_for_and_the_rest_in_english() {
        Words words = Words.in(Locale.of("xx", "YY"));
        assertThat(words.of("event.joined", Map.of("name", "Anna"))).isEqualTo("Ĝojon, Anna!");
        assertThat(words.of("event.left.left", Map.of("name", "Anna"))).isEqualTo("Ĝis, Anna!");
        assertThat(words.of("event.dropped", Map.of("name", "Anna")))
                .isEqualTo("Anna lost the connection.");
        assertThat(Words.in(Locale.of("xx")).of("event.left.left", Map.of("name", "Anna")))
                .isEqualTo("Anna left.");
        assertThat(Words.in(Locale.of("zz", "ZZ")).all()).isEqualTo(ENGLISH.all());
        assertThat(Words.in(Locale.ROOT).all()).isEqualTo(ENGLISH.all());
    }

    @Test
    void a_pair_has_words_of_its_own_where_a_language_has_them() {
        Words hebrew = Words.in(Locale.of("he", "IL"));
        assertThat(hebrew.counted("time.minutes", 2, Map.of())).isEqualTo("שתי דקות");
        assertThat(hebrew.counted("time.minutes", 3, Map.of())).isEqualTo("3 דקות");
        assertThat(ENGLISH.counted("time.minutes", 2, Map.of())).isEqualTo("2 minutes");
    }

    @Test
    void numbers_go_by_the_language() {
        assertThat(ENGLISH.counted("list.members", 12_345, Map.of())).isEqualTo("12,345 members");
        assertThat(Words.in(Locale.of("de", "DE")).counted("list.members", 12_345, Map.of()))
                .isEqualTo("12,345 members");
    }

    @Test
    void a_language_knows_its_direction_also_by_the_code_it_had_once() {
        assertThat(ENGLISH.rightToLeft()).isFalse();
        assertThat(Words.in(Locale.of("iw", "IL")).rightToLeft()).isTrue();
        assertThat(Words.in(Locale.of("iw")).of("list.title")).isEqualTo("שיחות");
        assertThat(Words.in(Locale.of("ar")).rightToLeft()).as("no words, so English").isFalse();
    }

    @Test
    void words_that_there_are_not_are_a_fault_or_none_as_one_asks() {
        assertThat(ENGLISH.find("refusal.not-yet-known")).isEmpty();
        assertThat(ENGLISH.find("refusal.too-fast")).isPresent();
        assertThatThrownBy(() -> ENGLISH.of("refusal.not-yet-known"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("refusal.not-yet-known");
    }

    @Test
    void nobody_is_told_of_errors() {
        Pattern harsh =
                Pattern.compile(
                        "\\b(error|fail|failed|failure|invalid|illegal|denied|abort|fatal)\\b",
                        Pattern.CASE_INSENSITIVE);
        assertThat(ENGLISH.all().values()).noneMatch(harsh.asPredicate());
    }

    @Test
    void what_happened_and_what_to_do_are_sentences() {
        assertThat(ENGLISH.all())
                .allSatisfy((key, words) -> {
                    if (key.matches("(refusal|close|warning|find\\.cause)\\..*")) {
                        assertThat(words).as(key).matches("(?s)[\\p{Lu}{].*[.?]");
                    }
                });
    }

    @Test
    void names_are_isolated_by_who_draws_them_not_here() {
        assertThat(ENGLISH.all().values())
                .noneMatch(words -> words.codePoints().anyMatch(c -> c >= 0x2066 && c <= 0x2069));
    }

    @Test
    void every_count_has_both_its_forms() {
        assertThat(ENGLISH.all().keySet().stream().filter(key -> key.endsWith(".one")))
                .isNotEmpty()
                .allMatch(key -> ENGLISH.find(key.replaceAll("one$", "other")).isPresent());
        assertThat(ENGLISH.all().keySet().stream().filter(key -> key.endsWith(".other")))
                .allMatch(key -> ENGLISH.find(key.replaceAll("other$", "one")).isPresent());
    }

    @Test
    void no_key_stands_twice() throws IOException {
        Path english = Path.of("src", "main", "resources", "chatroom", "texts");
        try (Stream<String> lines = Files.lines(english.resolve("words_en.properties"))) {
            assertThat(
                            lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                                    .map(line -> line.substring(0, line.indexOf('='))))
                    .doesNotHaveDuplicates()
                    .hasSize(ENGLISH.all().size());
        }
    }
}
