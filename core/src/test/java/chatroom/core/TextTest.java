package chatroom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.core.Refusal.Code;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a\nb", "\tindented", " spaced ", "👩‍👩‍👧", "\u202eturned", "❤️"})
    void is_kept_as_typed(String raw) {
        assertThat(Text.check(raw)).isNull();
        assertThat(Text.of(raw).value()).isEqualTo(raw);
        assertThat(Text.of(raw).erased()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t \r\n", "\u00a0\u3000", "\u200b\u2060\u200d", "\u3164"})
    void is_empty_where_nothing_is_seen(String raw) {
        assertThat(Text.check(raw)).isEqualTo(Refusal.of(Code.MESSAGE_EMPTY));
        assertThatThrownBy(() -> Text.of(raw)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void line_ends_of_any_system_become_newlines() {
        assertThat(Text.of("a\r\nb\rc\nd\r\n\r\n").value()).isEqualTo("a\nb\nc\nd\n\n");
        assertThatThrownBy(() -> new Text("a\r\nb")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void line_ends_count_once() {
        String raw = "x\r\n".repeat(4000);
        assertThat(Text.check(raw)).isNull();
        assertThat(Text.of(raw).value()).hasSize(8000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "山", "👍"})
    void has_at_most_8000_code_points(String c) {
        assertThat(Text.check(c.repeat(8000))).isNull();
        assertThat(Text.check(c.repeat(8001))).isEqualTo(Refusal.of(Code.MESSAGE_LONG));
        assertThatThrownBy(() -> new Text(c.repeat(8001)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_far_too_long_is_refused_before_it_is_looked_at() {
        assertThat(Text.check("a".repeat(100_000))).isEqualTo(Refusal.of(Code.MESSAGE_LONG));
    }

    @Test
    void eight_thousand_code_points_of_any_kind_fit_the_bound_in_bytes() {
        String widest = Character.toString(Character.MAX_CODE_POINT);
        assertThat(widest.getBytes(StandardCharsets.UTF_8).length * Limits.TEXT_CODE_POINTS)
                .isLessThanOrEqualTo(Limits.TEXT_BYTES);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 11, 12, 27, 0x1F, 0x7F, 0x80, 0x85, 0x9B, 0x9F, 0xD800, 0xDFFF})
    void has_no_control_characters_and_no_half_a_pair(int c) {
        String raw = "a" + Character.toString(c) + "b";
        assertThat(Text.check(raw)).isEqualTo(Refusal.of(Code.MESSAGE_CHARACTERS));
        assertThatThrownBy(() -> Text.of(raw)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Text(raw)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_erased_text_is_the_empty_one() {
        assertThat(Text.ERASED.erased()).isTrue();
        assertThat(new Text("")).isEqualTo(Text.ERASED);
    }
}
