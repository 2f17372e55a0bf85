package chatroom.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {
    @Test
    void every_order_is_understood() {
        assertThat(Order.parse("sessions")).isEqualTo(new Order.Sessions());
        assertThat(Order.parse("members Planets")).isEqualTo(new Order.Members("Planets"));
        assertThat(Order.parse("kick Planets Eve")).isEqualTo(new Order.Kick("Planets", "Eve", ""));
        assertThat(Order.parse("close Planets")).isEqualTo(new Order.Close("Planets"));
        assertThat(Order.parse("admin Planets Ada")).isEqualTo(new Order.Appoint("Planets", "Ada"));
        assertThat(Order.parse("code Planets 1 2 3 4 5"))
                .isEqualTo(new Order.Recode("Planets", "1 2 3 4 5"));
        assertThat(Order.parse("code Planets none")).isEqualTo(new Order.Recode("Planets", "none"));
        assertThat(Order.parse("code Planets 12345").toString()).doesNotContain("12345");
        assertThat(Order.parse("admit Planets Eve"))
                .isEqualTo(new Order.Answer("Planets", "Eve", true));
        assertThat(Order.parse("deny Planets Eve"))
                .isEqualTo(new Order.Answer("Planets", "Eve", false));
        assertThat(Order.parse("say Planets lunch is ready"))
                .isEqualTo(new Order.Say("Planets", "lunch is ready"));
        assertThat(Order.parse("say Planets")).isInstanceOf(Order.Wrong.class);
        assertThat(Order.parse("card")).isEqualTo(new Order.ShowCard("", false));
        assertThat(Order.parse("card \"Homework aid\""))
                .isEqualTo(new Order.ShowCard("Homework aid", false));
        assertThat(Order.parse("card Planets code")).isEqualTo(new Order.ShowCard("Planets", true));
        assertThat(Order.parse("next")).isEqualTo(new Order.NextCard());
        assertThat(Order.parse("wifi School rosebud 7"))
                .isEqualTo(new Order.SetWifi("School", "rosebud 7"));
        assertThat(Order.parse("wifi School rosebud7").toString()).doesNotContain("rosebud7");
        assertThat(Order.parse("stop")).isEqualTo(new Order.Stop());
        assertThat(Order.parse("help")).isEqualTo(new Order.Help());
    }

    @Test
    void case_and_white_space_do_not_matter() {
        assertThat(Order.parse("  KICK   Planets\tEve  "))
                .isEqualTo(new Order.Kick("Planets", "Eve", ""));
        assertThat(Order.parse("   ")).isEqualTo(new Order.Nothing());
    }

    @Test
    void a_name_with_spaces_stands_in_double_quotes() {
        assertThat(Order.parse("members \"Homework aid\""))
                .isEqualTo(new Order.Members("Homework aid"));
        assertThat(Order.parse("kick \"R&D #1\" O'Neil bad words"))
                .isEqualTo(new Order.Kick("R&D #1", "O'Neil", "bad words"));
    }

    @Test
    void a_reason_is_all_that_follows_as_it_was_typed() {
        assertThat(Order.parse("kick Planets Eve told you  \"twice\" "))
                .isEqualTo(new Order.Kick("Planets", "Eve", "told you  \"twice\""));
    }

    @ParameterizedTest
    @CsvSource({
        "members, members SESSION",
        "kick Planets, kick SESSION MEMBER [REASON]",
        "close Homework aid, close SESSION",
        "admin \"Homework aid Ada, admin SESSION MEMBER",
        "code Planets 1234, code SESSION 12345",
        "admit Planets, admit SESSION NAME",
        "card Planets 01234, card [SESSION] [code]",
        "wifi, wifi NAME [PASSWORD]",
        "stop now, stop"
    })
    void wrong_use_gets_the_right_one(String line, String usage) {
        assertThat(Order.parse(line))
                .isEqualTo(
                        new Order.Wrong(
                                "Use it like this: "
                                        + usage
                                        + ". A name with spaces stands in \"double quotes\"."));
    }

    @ParameterizedTest
    @CsvSource({"kcik Planets Eve, kick", "sesions, sessions", "memebrs x, members", "stp, stop"})
    void an_unknown_word_gets_the_nearest(String line, String nearest) {
        assertThat(Order.parse(line))
                .isInstanceOfSatisfying(
                        Order.Wrong.class,
                        wrong ->
                                assertThat(wrong.sentence())
                                        .endsWith(
                                                "Did you mean '%s'? 'help' lists them."
                                                        .formatted(nearest)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"frobnicate", "\u001b[2J", "\"", "\"\""})
    void a_word_like_none_gets_the_way_to_the_list(String line) {
        assertThat(Order.parse(line))
                .isInstanceOfSatisfying(
                        Order.Wrong.class,
                        wrong ->
                                assertThat(wrong.sentence())
                                        .matches(
                                                "There is no command '[^\u001b]*'\\. 'help' lists"
                                                        + " them\\."));
    }
}
