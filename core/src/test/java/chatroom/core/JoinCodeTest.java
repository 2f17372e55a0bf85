package chatroom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinCodeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345",
                "1 2 3 4 5",
                " 12345 ",
                "123\u00a045",
                "12345\n",
                "\u202a12345\u202c",
                "١٢٣٤٥",
                "१२३४५",
                "１２３４５",
                "𝟏𝟐𝟑𝟒𝟓",
                "1２٣४𝟓"
            })
    void five_digits_of_any_script_however_spaced_are_the_same_code(String typed) {
        assertThat(JoinCode.check(typed)).isNull();
        assertThat(JoinCode.of(typed)).isEqualTo(new JoinCode("12345"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234", "123456", "1234a", "-1234", "12.45", "1234²", "①②③④⑤"})
    void anything_else_is_no_code(String typed) {
        assertThat(JoinCode.check(typed)).isEqualTo(Refusal.of(Refusal.Code.CODE_DIGITS));
        assertThatThrownBy(() -> JoinCode.of(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_far_too_long_is_refused_before_it_is_looked_at() {
        assertThat(JoinCode.check(" ".repeat(59) + "12345")).isNull();
        assertThat(JoinCode.check(" ".repeat(60) + "12345")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234", "123456", "1234a", "1234/", "1234:", "١٢٣٤٥"})
    void a_kept_code_is_five_ascii_digits(String digits) {
        assertThatThrownBy(() -> new JoinCode(digits)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_digits_at_both_ends_are_digits() {
        assertThat(new JoinCode("00099").digits()).isEqualTo("00099");
    }

    @Test
    void a_code_does_not_end_up_in_output_by_accident() {
        assertThat(new JoinCode("12345")).hasToString("JoinCode");
    }
}
