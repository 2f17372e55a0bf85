package chatroom.core;

import static chatroom.core.Cast.ANN;
import static chatroom.core.Cast.ANN_LEADS_BOB;
import static chatroom.core.Cast.ANN_LEADS_BOB_AND_CLEO;
import static chatroom.core.Cast.BOB;
import static chatroom.core.Cast.CLEO;
import static chatroom.core.Cast.admin;
import static chatroom.core.Cast.handOver;
import static chatroom.core.Cast.joined;
import static chatroom.core.Cast.kick;
import static chatroom.core.Cast.leave;
import static chatroom.core.Cast.left;
import static chatroom.core.Cast.operator;
import static chatroom.core.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Command.By;
import chatroom.core.Event.AdminChanged.Why;
import chatroom.core.Event.Closed;
import chatroom.core.Event.Dropped;
import chatroom.core.Event.Kicked;
import chatroom.core.Event.Resumed;
import chatroom.core.Refusal.Code;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadingTest {
    private static final long UNTIL = Story.START + Limits.SIT_OUT;
    private static final Terms WAITING = Terms.usual().when(WhenAdminLeaves.WAIT);
    private static final Event[] ANN_AND_BOB = {joined(ANN, "Ann"), joined(BOB, "Bob")};

    // Handing over.

    @Test
    void the_admin_hands_the_role_over() {
        Story story =
                given(ANN_LEADS_BOB)
                        .when(handOver(ANN, "Bob"))
                        .then(admin(BOB, Why.HANDED_OVER, "new grant"));
        assertThat(story.session().rules(By.member(BOB))).isTrue();
        assertThat(story.session().rules(By.member(ANN))).isFalse();
    }

    @Test
    void nobody_else_hands_it_over() {
        given(ANN_LEADS_BOB_AND_CLEO).when(handOver(BOB, "Cleo")).refused(Code.NOT_ADMIN);
    }

    @Test
    void it_goes_to_somebody_present_who_is_not_admin_already() {
        given(ANN_LEADS_BOB)
                .when(handOver(ANN, "Zoe"))
                .refused(Code.MEMBER_UNKNOWN, "Zoe")
                .when(handOver(ANN, "Ann"))
                .refused(Code.ADMIN_ALREADY, "Ann")
                .and(new Dropped(BOB))
                .when(handOver(ANN, "Bob"))
                .refused(Code.MEMBER_UNKNOWN, "Bob");
    }

    @Test
    void it_goes_to_nobody_at_a_door_by_which_one_may_not_lead() {
        given(Terms.usual().ledEncrypted(), ANN_LEADS_BOB)
                .and(new Resumed(BOB, Door.PLAIN))
                .when(handOver(ANN, "Bob"))
                .refused(Code.ENCRYPTION_NEEDED);
    }

    @Test
    void it_passes_to_nobody_whom_the_operator_does_not_let_lead_any_more() {
        Session session = given(ANN_LEADS_BOB).and(new Resumed(BOB, Door.PLAIN)).session();
        assertThat(session.under(Leaders.ENCRYPTED).decide(leave(ANN), Story.START))
                .isEqualTo(Decision.accept(left(ANN), admin(0, Why.PASSED_ON, "")));
        assertThat(session.under(Leaders.ENCRYPTED).decide(handOver(ANN, "Bob"), Story.START))
                .isEqualTo(Decision.refuse(Code.ENCRYPTION_NEEDED));
        assertThat(session.under(Leaders.ANY)).isSameAs(session);
    }

    @Test
    void an_operator_who_opens_it_to_all_changes_nothing_where_it_was_closed_at_its_creation() {
        Session session =
                given(Terms.usual().ledEncrypted(), ANN_LEADS_BOB)
                        .and(new Resumed(BOB, Door.PLAIN))
                        .session();
        assertThat(session.under(Leaders.ANY)).isSameAs(session);
    }

    // Kicking.

    @Test
    void the_admin_kicks_with_a_reason_and_the_name_sits_out() {
        Story story =
                given(ANN_LEADS_BOB)
                        .when(kick(By.member(ANN), "Bob", "too loud"))
                        .then(new Kicked(BOB, ANN, UNTIL, "too loud"));
        assertThat(story.session().members().find(BOB)).isNull();
        assertThat(story.session().present()).isEqualTo(1);
        assertThat(story.session().sitOuts())
                .containsExactly(new SitOut(Cast.key("Bob"), "place of Bob", UNTIL));
    }

    @Test
    void the_five_minutes_count_from_the_kick() {
        given(ANN_LEADS_BOB)
                .after(1000)
                .when(kick(ANN, "Bob"))
                .then(new Kicked(BOB, ANN, UNTIL + 1000, ""));
    }

    @Test
    void who_has_sat_out_is_forgotten_at_the_next_kick() {
        Story story =
                given(ANN_LEADS_BOB_AND_CLEO)
                        .and(new Kicked(BOB, ANN, UNTIL, ""))
                        .after(Limits.SIT_OUT)
                        .and(new Kicked(CLEO, ANN, UNTIL + Limits.SIT_OUT, ""));
        assertThat(story.session().sitOuts())
                .isEqualTo(
                        List.of(
                                new SitOut(
                                        Cast.key("Cleo"),
                                        "place of Cleo",
                                        UNTIL + Limits.SIT_OUT)));
    }

    @Test
    void who_sits_out_still_is_remembered_at_the_next_kick() {
        Story story =
                given(ANN_LEADS_BOB_AND_CLEO)
                        .and(new Kicked(BOB, ANN, UNTIL, ""))
                        .after(Limits.SIT_OUT - 1)
                        .and(new Kicked(CLEO, ANN, UNTIL + Limits.SIT_OUT, ""));
        assertThat(story.session().sitOuts()).hasSize(2);
    }

    @Test
    void a_held_member_can_be_kicked_too() {
        Story story =
                given(ANN_LEADS_BOB)
                        .and(new Dropped(BOB))
                        .when(kick(ANN, "Bob"))
                        .then(new Kicked(BOB, ANN, UNTIL, ""));
        assertThat(story.session().present()).isEqualTo(1);
    }

    @Test
    void nobody_else_kicks_nor_kicks_a_stranger_or_themself() {
        given(ANN_LEADS_BOB_AND_CLEO)
                .when(kick(BOB, "Cleo"))
                .refused(Code.NOT_ADMIN)
                .when(kick(ANN, "Zoe"))
                .refused(Code.MEMBER_UNKNOWN, "Zoe")
                .when(kick(ANN, "Ann"))
                .refused(Code.NOT_YOURSELF);
    }

    @Test
    void of_a_reason_two_hundred_characters_are_told_on_one_line() {
        given(ANN_LEADS_BOB)
                .when(kick(By.member(ANN), "Bob", " a\nb\tc\u0007d\ud800e👍" + "x".repeat(300)))
                .then(new Kicked(BOB, ANN, UNTIL, "a b c d e👍" + "x".repeat(190)));
    }

    // The code.

    @Test
    void the_admin_changes_the_code_and_takes_it_away() {
        Story story =
                given(ANN_LEADS_BOB)
                        .after(9)
                        .when(new Command.ChangeCode(By.member(ANN), true))
                        .then(new Event.CodeChanged(ANN, true));
        assertThat(story.session().terms().coded()).isTrue();
        assertThat(story.member(ANN).seenAt()).isEqualTo(Story.START + 9);
        story.when(new Command.ChangeCode(By.member(ANN), false))
                .then(new Event.CodeChanged(ANN, false));
        assertThat(story.session().terms()).isEqualTo(Terms.usual().created());
    }

    @Test
    void the_operator_at_the_console_changes_it_too_and_nobody_else() {
        given(ANN_LEADS_BOB)
                .when(new Command.ChangeCode(By.CONSOLE, true))
                .then(new Event.CodeChanged(0, true))
                .when(new Command.ChangeCode(By.member(BOB), false))
                .refused(Code.NOT_ADMIN)
                .when(new Command.ChangeCode(operator(BOB), false))
                .refused(Code.NOT_ADMIN);
    }

    @Test
    void the_servers_own_session_is_open_to_everybody() {
        given(Terms.lobby(), ANN_AND_BOB)
                .when(new Command.ChangeCode(operator(ANN), true))
                .refused(Code.SESSION_STANDING, "Planets");
    }

    // Closing.

    @Test
    void the_admin_ends_the_session_for_everybody() {
        Story story =
                given(ANN_LEADS_BOB)
                        .when(new Command.Close(By.member(ANN)))
                        .then(new Closed(Closed.Why.BY_ADMIN));
        assertThat(story.session().end()).isEqualTo(Closed.Why.BY_ADMIN);
        assertThat(story.session().ended()).isTrue();
    }

    @Test
    void a_member_does_not() {
        given(ANN_LEADS_BOB).when(new Command.Close(By.member(BOB))).refused(Code.NOT_ADMIN);
    }

    // The operator.

    @Test
    void the_operator_at_the_console_stands_in_for_every_admin() {
        given(ANN_LEADS_BOB_AND_CLEO)
                .when(kick(By.CONSOLE, "Cleo", ""))
                .then(new Kicked(CLEO, 0, UNTIL, ""))
                .when(handOver(By.CONSOLE, "Bob"))
                .then(admin(BOB, Why.APPOINTED, "new grant"))
                .when(new Command.Close(By.CONSOLE))
                .then(new Closed(Closed.Why.BY_OPERATOR));
    }

    @Test
    void where_nobody_is_admin_only_the_operator_stands_in() {
        Session session = given(ANN_AND_BOB).session();
        assertThat(session.rules(By.CONSOLE)).isTrue();
        assertThat(session.rules(new By(0, false))).isFalse();
        assertThat(session.rules(By.member(ANN))).isFalse();
    }

    @Test
    void the_operator_kicks_the_admin_and_the_role_goes_as_the_session_says() {
        given(ANN_LEADS_BOB)
                .when(kick(By.CONSOLE, "Ann", ""))
                .then(new Kicked(ANN, 0, UNTIL, ""), admin(BOB, Why.PASSED_ON, "new grant"));
        given(Terms.usual().when(WhenAdminLeaves.END), ANN_LEADS_BOB)
                .when(kick(By.CONSOLE, "Ann", ""))
                .then(new Kicked(ANN, 0, UNTIL, ""), new Closed(Closed.Why.ADMIN_LEFT));
    }

    @Test
    void the_role_does_not_wait_for_an_admin_who_was_kicked() {
        given(WAITING, ANN_LEADS_BOB)
                .when(kick(By.CONSOLE, "Ann", ""))
                .then(new Kicked(ANN, 0, UNTIL, ""), admin(0, Why.WAITING, ""));
    }

    @Test
    void the_operator_kicks_the_last_member_and_the_session_ends() {
        given(Cast.ANN_LEADS)
                .when(kick(By.CONSOLE, "Ann", ""))
                .then(new Kicked(ANN, 0, UNTIL, ""), new Closed(Closed.Why.EMPTY));
    }

    @Test
    void in_the_servers_own_session_a_member_with_the_operators_powers_is_as_the_admin() {
        Story story =
                given(Terms.lobby(), ANN_AND_BOB)
                        .after(9)
                        .when(kick(operator(ANN), "Ann", ""))
                        .refused(Code.NOT_YOURSELF)
                        .when(handOver(operator(ANN), "Bob"))
                        .then(admin(BOB, Why.APPOINTED, "new grant"))
                        .when(kick(operator(ANN), "Bob", ""))
                        .then(new Kicked(BOB, ANN, UNTIL + 9, ""), admin(0, Why.WAITING, ""));
        assertThat(story.member(ANN).seenAt()).isEqualTo(Story.START + 9);
    }

    @Test
    void in_a_session_of_others_a_member_with_the_operators_powers_is_a_member() {
        given(ANN_LEADS_BOB_AND_CLEO)
                .when(kick(operator(BOB), "Cleo", ""))
                .refused(Code.NOT_ADMIN)
                .when(handOver(operator(BOB), "Bob"))
                .refused(Code.NOT_ADMIN)
                .when(new Command.Close(operator(BOB)))
                .refused(Code.NOT_ADMIN)
                .when(new Command.Help(operator(BOB)))
                .answered(new Answer.Help(false));
    }

    @Test
    void who_has_the_operators_powers_appoints_an_admin_where_nobody_is() {
        given(WAITING, ANN_LEADS_BOB_AND_CLEO)
                .and(left(ANN), admin(0, Why.WAITING, "grant"))
                .when(handOver(BOB, "Bob"))
                .refused(Code.NOT_ADMIN)
                .when(handOver(operator(BOB), "Cleo"))
                .then(admin(CLEO, Why.APPOINTED, "new grant"));
    }

    @Test
    void the_servers_own_session_stays_open() {
        given(Terms.lobby(), ANN_AND_BOB)
                .when(new Command.Close(By.CONSOLE))
                .refused(Code.SESSION_STANDING, "Planets")
                .when(new Command.Close(By.member(ANN)))
                .refused(Code.NOT_ADMIN);
    }
}
