package chatroom.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void ordinary_names_of_any_script_stay_as_they_are() {
        for (String name :
                new String[] {"Room 12", "Zoë’s laptop", "教室", "صف ٥", "👩‍🏫 class", "क्ष"}) {
            assertThat(Printable.of(name, 63)).isEqualTo(name);
        }
    }

    @Test
    void what_controls_a_terminal_turns_or_hides_text_is_dropped() {
        assertThat(Printable.of("a\u001b[31mb\u0007", 63)).isEqualTo("a[31mb");
        assertThat(Printable.of("a\u202Eb\u2066c\uFEFFd\u200Be\u00ADf", 63)).isEqualTo("abcdef");
        assertThat(Printable.of("a\uE000b\uD800c", 63)).isEqualTo("abc");
    }

    @Test
    void lines_and_runs_of_spaces_become_one_space() {
        assertThat(Printable.of("  a\r\n\t b\u2028c \u00A0 d  ", 63)).isEqualTo("a b c d");
        assertThat(Printable.of(" \n ", 63)).isEmpty();
    }

    @Test
    void it_ends_with_a_whole_character_within_the_bound() {
        assertThat(Printable.of("ééé", 5)).isEqualTo("éé");
        assertThat(Printable.of("😀😀", 7)).isEqualTo("😀");
        assertThat(Printable.of("x".repeat(100_000), 63)).hasSize(63);
    }

    @Test
    void bytes_that_are_no_utf_8_are_shown_as_such() {
        byte[] bytes = {'a', (byte) 0xFF, 'b'};
        assertThat(Printable.of(bytes, 63)).isEqualTo("a\uFFFDb");
        assertThat(Printable.of("ä".getBytes(StandardCharsets.UTF_8), 63)).isEqualTo("ä");
    }
}
