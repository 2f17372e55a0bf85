package chatroom.core;

import static chatroom.core.Cast.ANN;
import static chatroom.core.Cast.ANN_LEADS_BOB;
import static chatroom.core.Cast.BOB;
import static chatroom.core.Cast.CLEO;
import static chatroom.core.Cast.said;
import static chatroom.core.Cast.say;
import static chatroom.core.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Command.By;
import chatroom.core.Event.Dropped;
import chatroom.core.Refusal.Code;
import org.junit.jupiter.api.Test;

class MessagesTest {
    @Test
    void what_a_member_says_is_said_and_shows_them_active() {
        Story story =
                given(ANN_LEADS_BOB)
                        .after(50)
                        .when(say(BOB, 1, "hello"))
                        .then(said(BOB, 1, "hello"));
        assertThat(story.member(BOB).seenAt()).isEqualTo(Story.START + 50);
    }

    @Test
    void a_repeated_request_is_one_message() {
        given(ANN_LEADS_BOB)
                .when(say(BOB, 1, "hello"))
                .then(said(BOB, 1, "hello"))
                .when(say(BOB, 1, "hello"))
                .already(5);
    }

    @Test
    void what_the_operator_says_is_nobodys_sign_of_life() {
        Story story =
                given(ANN_LEADS_BOB)
                        .after(50)
                        .when(new Command.Announce(Text.of("Lunch is ready.")))
                        .then(said(0, 0, "Lunch is ready."));
        assertThat(story.member(ANN).seenAt()).isLessThan(Story.START + 50);
        assertThat(story.member(BOB).seenAt()).isLessThan(Story.START + 50);
    }

    @Test
    void numbers_may_be_left_out_and_come_later() {
        given(ANN_LEADS_BOB)
                .when(say(BOB, 9, "nine"))
                .then(said(BOB, 9, "nine"))
                .when(say(BOB, 8, "eight"))
                .then(said(BOB, 8, "eight"))
                .when(say(BOB, 8, "eight"))
                .already(6);
    }

    @Test
    void each_member_counts_alone() {
        given(ANN_LEADS_BOB)
                .when(say(BOB, 1, "hello"))
                .then(said(BOB, 1, "hello"))
                .when(say(ANN, 1, "hello"))
                .then(said(ANN, 1, "hello"));
    }

    @Test
    void a_request_from_before_the_window_is_refused() {
        given(ANN_LEADS_BOB)
                .and(said(BOB, 100, "hundred"))
                .when(say(BOB, 36, "old"))
                .refused(Code.REQUEST_OLD)
                .when(say(BOB, 37, "young"))
                .then(said(BOB, 37, "young"));
    }

    @Test
    void requests_are_numbered_from_one() {
        given(ANN_LEADS_BOB)
                .when(say(BOB, 0, "nought"))
                .refused(Code.REQUEST_OLD)
                .when(say(BOB, -7, "less"))
                .refused(Code.REQUEST_OLD);
    }

    @Test
    void only_who_is_present_can_speak() {
        given(ANN_LEADS_BOB)
                .and(new Dropped(BOB))
                .when(say(BOB, 1, "hello"))
                .refused(Code.NOT_A_MEMBER)
                .when(say(CLEO, 1, "hello"))
                .refused(Code.NOT_A_MEMBER);
    }

    @Test
    void a_quote_the_time_and_an_echo_are_answered_to_the_caller_alone() {
        given(ANN_LEADS_BOB)
                .when(new Command.Quote(17))
                .answered(new Answer.Quote(17))
                .when(new Command.Time(123))
                .answered(new Answer.Time(123))
                .when(new Command.Echo("hallo"))
                .answered(new Answer.Echo("hallo"));
    }

    @Test
    void help_tells_whether_the_admins_commands_are_ones_own() {
        given(ANN_LEADS_BOB)
                .when(new Command.Help(By.member(ANN)))
                .answered(new Answer.Help(true))
                .when(new Command.Help(By.member(BOB)))
                .answered(new Answer.Help(false))
                .when(new Command.Help(By.CONSOLE))
                .answered(new Answer.Help(true));
    }
}
