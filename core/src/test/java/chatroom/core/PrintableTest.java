package chatroom.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Ann",
                "Zoë",
                "山田",
                "שלום",
                "👩‍👩‍👧",
                "❤️",
                "क्\u200dष",
                "می\u200cخواهم",
                "a b",
                "a\u00a0b"
            })
    void what_is_plainly_visible_stays(String text) {
        assertThat(Printable.of(text)).isSameAs(text);
        assertThat(Printable.lines(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00,
                0x07,
                0x08,
                0x0B,
                0x0C,
                0x0D,
                0x1B,
                0x7F,
                0x85,
                0x9B, // control
                0xD800,
                0xDFFF, // half a pair
                0x2028,
                0x2029, // lines and paragraphs
                0x200E,
                0x200F,
                0x061C, // direction marks
                0x202A,
                0x202B,
                0x202C,
                0x202D,
                0x202E, // direction changes
                0x2066,
                0x2067,
                0x2068,
                0x2069, // isolates
                0x00AD,
                0x200B,
                0x2060,
                0xFEFF,
                0xFFF9,
                0xE0041, // formats that hide
                0x034F,
                0x115F,
                0x1160,
                0x17B4,
                0x17B5,
                0x3164,
                0xFFA0, // fillers
                0xE000,
                0xF8FF,
                0x10FFFD, // private use
                0x0378,
                0xFFFE // unassigned
            })
    void what_moves_turns_or_hides_is_written_as_its_code_point(int hostile) {
        String escaped = "a\\u{" + Integer.toHexString(hostile) + "}👍";
        assertThat(Printable.of("a" + Character.toString(hostile) + "👍")).isEqualTo(escaped);
        assertThat(Printable.lines("a" + Character.toString(hostile) + "👍")).isEqualTo(escaped);
    }

    @Test
    void a_name_or_a_title_is_one_line() {
        assertThat(Printable.of("a\n\tb")).isEqualTo("a\\u{a}\\u{9}b");
    }

    @Test
    void a_message_has_lines_but_no_returns() {
        assertThat(Printable.lines("a\n\tb\rc")).isEqualTo("a\n\tb\\u{d}c");
    }
}
