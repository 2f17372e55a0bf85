package chatroom.core;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Refusal.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {
    @Test
    void the_sentence_has_the_arguments_in_their_places() {
        assertThat(Refusal.of(Code.COMMAND_UNKNOWN, "/hlp", "/help").sentence())
                .isEqualTo(
                        "There is no command /hlp; the nearest is /help. /help lists the"
                                + " commands.");
    }

    @Test
    void an_argument_is_not_read_as_a_placeholder_or_a_reference() {
        assertThat(Refusal.of(Code.COMMAND_UNKNOWN, "/{1}$0\\", "/help").sentence())
                .startsWith("There is no command /{1}$0\\; the nearest is /help.");
    }

    @Test
    void an_argument_that_is_missing_leaves_its_place() {
        assertThat(Refusal.of(Code.NAME_TAKEN).sentence())
                .isEqualTo("The name {0} is taken. Choose another.");
    }

    @Test
    void a_refusal_does_not_change_with_the_list_it_was_made_from() {
        List<String> args = new ArrayList<>(List.of("Ann"));
        Refusal refusal = new Refusal(Code.NAME_TAKEN, args);
        args.clear();
        assertThat(refusal).isEqualTo(Refusal.of(Code.NAME_TAKEN, "Ann"));
    }

    @ParameterizedTest
    @EnumSource
    void every_code_has_a_stable_name_and_one_or_more_sentences(Code code) {
        assertThat(code.wire()).matches("[a-z]+(-[a-z]+)*");
        assertThat(code.sentence()).matches("[A-Z{].*\\.").doesNotContain("\n");
    }

    @Test
    void the_stable_name_is_the_constants() {
        assertThat(Code.NAME_LOOKS_LIKE.wire()).isEqualTo("name-looks-like");
    }

    @Test
    void wrong_use_of_a_command_names_help() {
        List<Code> wrongUse =
                List.of(
                        Code.NOT_ADMIN,
                        Code.MEMBER_UNKNOWN,
                        Code.NOT_YOURSELF,
                        Code.ADMIN_ALREADY,
                        Code.COMMAND_UNKNOWN,
                        Code.COMMAND_USAGE);
        assertThat(wrongUse).allSatisfy(code -> assertThat(code.sentence()).contains("/help"));
    }

    @Test
    void the_bounds_in_the_sentences_are_those_of_the_limits() {
        assertThat(Code.NAME_SHORT.sentence()).contains(" " + Limits.NAME_MIN + " ");
        assertThat(Code.NAME_LONG.sentence()).contains(" " + Limits.NAME_MAX + " ");
        assertThat(Code.MESSAGE_LONG.sentence())
                .contains(String.format(Locale.ROOT, "%,d", Limits.TEXT_CODE_POINTS));
        assertThat(Code.CODE_DIGITS.sentence()).contains("five");
        assertThat(Limits.CODE_DIGITS).isEqualTo(5);
    }

    @Test
    void every_code_has_a_name_of_its_own() {
        assertThat(Arrays.stream(Code.values()).map(Code::wire)).doesNotHaveDuplicates();
    }
}
