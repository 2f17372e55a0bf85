package chatroom.core;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Refusal.Code;
import chatroom.core.Slash.Spoken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlashTest {
    @ParameterizedTest
    @ValueSource(strings = {"hello", "", " /help", "a/b", "\\help", "\n/help"})
    void what_does_not_begin_with_a_slash_is_words(String raw) {
        assertThat(Slash.parse(raw)).isEqualTo(new Spoken.Words(raw));
    }

    @Test
    void two_slashes_are_a_message_that_begins_with_one() {
        assertThat(Slash.parse("//help me")).isEqualTo(new Spoken.Words("/help me"));
        assertThat(Slash.parse("///")).isEqualTo(new Spoken.Words("//"));
    }

    @ParameterizedTest
    @CsvSource({
        "/help, HELP, '', ''",
        "/quote, QUOTE, '', ''",
        "/time, TIME, '', ''",
        "/echo hello, ECHO, hello, ''",
        "'/echo two  words ', ECHO, two  words, ''",
        "'/echo two\nlines', ECHO, 'two\nlines', ''",
        "/kick Bob, KICK, Bob, ''",
        "/kick Bob too loud, KICK, Bob, too loud",
        "'/kick  Bob   too  loud ', KICK, Bob, too  loud",
        "/admin Bob, ADMIN, Bob, ''",
        "'/admin Bob  ', ADMIN, Bob, ''",
        "/code 12345, CODE, 12345, ''",
        "/code 12 345, CODE, 12 345, ''",
        "/code ١٢٣٤٥, CODE, ١٢٣٤٥, ''",
        "/code None, CODE, None, ''",
        "/admit Bob, ADMIT, Bob, ''",
        "/deny Bob, DENY, Bob, ''",
        "/quit, QUIT, '', ''",
        "/close, CLOSE, '', ''",
    })
    void a_command_rightly_used(String raw, Slash command, String argument, String rest) {
        assertThat(Slash.parse(raw)).isEqualTo(new Spoken.Typed(command, argument, rest));
    }

    @ParameterizedTest
    @CsvSource({
        "/help me, HELP",
        "/quote 7, QUOTE",
        "/time now, TIME",
        "/echo, ECHO",
        "'/echo ', ECHO",
        "/kick, KICK",
        "'/kick   ', KICK",
        "/admin, ADMIN",
        "/admin Bob Cleo, ADMIN",
        "/code, CODE",
        "/code 1234, CODE",
        "/code 123456, CODE",
        "/code nothing, CODE",
        "/admit, ADMIT",
        "/admit Bob Cleo, ADMIT",
        "/deny, DENY",
        "/quit now, QUIT",
        "/close it, CLOSE",
    })
    void a_command_wrongly_used_is_answered_with_its_usage(String raw, Slash command) {
        assertThat(Slash.parse(raw))
                .isEqualTo(new Spoken.Wrong(Refusal.of(Code.COMMAND_USAGE, command.usage())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/HELP", "/Help", "/hElP "})
    void case_does_not_matter(String raw) {
        assertThat(Slash.parse(raw)).isEqualTo(new Spoken.Typed(Slash.HELP, "", ""));
    }

    @Test
    void white_space_of_any_script_stands_between() {
        assertThat(Slash.parse("/kick\u3000Bob\u00a0too loud"))
                .isEqualTo(new Spoken.Typed(Slash.KICK, "Bob", "too loud"));
    }

    @ParameterizedTest
    @CsvSource({
        "/hlp, /help",
        "/hepl, /help",
        "/qoute, /quote",
        "/tiem, /time",
        "/ehco, /echo",
        "/kik, /kick",
        "/admins, /admin",
        "/exit, /quit",
        "/closed, /close",
        "/, /help",
        "/topic, /time",
        "/KIKC, /kick",
    })
    void an_unknown_command_is_answered_with_the_nearest_known_one(String raw, String nearest) {
        assertThat(Slash.parse(raw)).isEqualTo(unknown(raw, nearest));
    }

    @Test
    void of_an_unknown_command_little_is_shown_and_that_printable() {
        assertThat(Slash.parse("/" + "x".repeat(19)))
                .isEqualTo(unknown("/" + "x".repeat(19), "/help"));
        assertThat(Slash.parse("/" + "x".repeat(20_000)))
                .isEqualTo(unknown("/" + "x".repeat(19) + "…", "/help"));
        assertThat(Slash.parse("/\u202ehelp")).isEqualTo(unknown("/\\u{202e}help", "/help"));
    }

    private static Spoken unknown(String shown, String nearest) {
        return new Spoken.Wrong(Refusal.of(Code.COMMAND_UNKNOWN, shown, nearest));
    }

    @ParameterizedTest
    @EnumSource
    void what_the_usage_shows_can_be_typed(Slash slash) {
        assertThat(slash.usage()).startsWith(slash.word());
        String typed =
                slash.usage()
                        .replace(" [reason]", " reason")
                        .replace("five-digits-or-none", "none");
        assertThat(Slash.parse(typed))
                .isInstanceOfSatisfying(
                        Spoken.Typed.class, t -> assertThat(t.command()).isEqualTo(slash));
    }

    @Test
    void what_is_done_to_others_is_the_admins() {
        assertThat(Slash.values())
                .filteredOn(Slash::admins)
                .containsExactly(
                        Slash.KICK, Slash.ADMIN, Slash.CODE, Slash.ADMIT, Slash.DENY, Slash.CLOSE);
    }

    @Test
    void none_takes_the_code_away_however_it_is_written() {
        assertThat(Slash.noCode(" NONE ")).isTrue();
        assertThat(Slash.noCode("12345")).isFalse();
    }

    @Test
    void usage_names_the_arguments() {
        assertThat(Slash.KICK.usage()).isEqualTo("/kick member [reason]");
        assertThat(Slash.HELP.usage()).isEqualTo("/help");
    }
}
