package chatroom.core;

import static chatroom.core.Cast.ANN;
import static chatroom.core.Cast.ANN_LEADS;
import static chatroom.core.Cast.ANN_LEADS_BOB;
import static chatroom.core.Cast.ANN_LEADS_BOB_AND_CLEO;
import static chatroom.core.Cast.BOB;
import static chatroom.core.Cast.CLEO;
import static chatroom.core.Cast.admin;
import static chatroom.core.Cast.handOver;
import static chatroom.core.Cast.lapsed;
import static chatroom.core.Cast.left;
import static chatroom.core.Cast.said;
import static chatroom.core.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Event.Active;
import chatroom.core.Event.AdminChanged.Why;
import chatroom.core.Event.Closed;
import chatroom.core.Event.Dropped;
import chatroom.core.Event.TimedOut;
import chatroom.core.Refusal.Code;
import org.junit.jupiter.api.Test;

/// Inactivity, places that lapse, and several things that are due at once.
class SilenceTest {
    private static final Terms NEVER_TIMED_OUT = Terms.usual().silentFor(0);

    @Test
    void who_is_silent_for_four_minutes_is_timed_out_and_held() {
        Story story =
                given(ANN_LEADS_BOB)
                        .after(Limits.INACTIVITY - 1)
                        .whenTimeIsUp()
                        .thenNothing()
                        .after(1)
                        .whenTimeIsUp()
                        .then(new TimedOut(BOB));
        assertThat(story.member(BOB).timedOut()).isTrue();
        assertThat(story.member(BOB).awayAt()).isEqualTo(story.now());
        assertThat(story.session().present()).isEqualTo(1);
        story.whenTimeIsUp().thenNothing();
    }

    @Test
    void the_admin_is_exempt() {
        given(ANN_LEADS).after(Limits.INACTIVITY * 100).whenTimeIsUp().thenNothing();
    }

    @Test
    void a_session_may_have_no_inactivity_time() {
        given(NEVER_TIMED_OUT, ANN_LEADS_BOB)
                .after(Limits.INACTIVITY * 100)
                .whenTimeIsUp()
                .thenNothing();
    }

    @Test
    void a_session_may_have_another_inactivity_time() {
        given(Terms.usual().silentFor(1000), ANN_LEADS_BOB)
                .after(1000)
                .whenTimeIsUp()
                .then(new TimedOut(BOB));
    }

    @Test
    void a_message_counts_as_activity() {
        given(ANN_LEADS_BOB)
                .after(Limits.INACTIVITY - 1)
                .and(said(BOB, 1, "here"))
                .after(Limits.INACTIVITY - 1)
                .whenTimeIsUp()
                .thenNothing()
                .after(1)
                .whenTimeIsUp()
                .then(new TimedOut(BOB));
    }

    @Test
    void what_left_no_entry_counts_too() {
        given(ANN_LEADS_BOB)
                .after(Limits.INACTIVITY - 1)
                .active(BOB)
                .after(Limits.INACTIVITY - 1)
                .whenTimeIsUp()
                .thenNothing()
                .after(1)
                .whenTimeIsUp()
                .then(new TimedOut(BOB));
    }

    @Test
    void activity_is_put_in_the_log_where_no_entry_of_the_last_minute_shows_it() {
        Story story =
                given(ANN_LEADS_BOB)
                        .after(Limits.ACTIVE_AFTER - 1)
                        .when(new Command.Stay(BOB))
                        .thenNothing()
                        .after(1)
                        .when(new Command.Stay(BOB))
                        .then(new Active(BOB))
                        .when(new Command.Stay(BOB))
                        .thenNothing();
        assertThat(story.member(BOB).seenAt()).isEqualTo(story.now());
    }

    @Test
    void only_who_is_present_can_stay() {
        given(ANN_LEADS_BOB)
                .and(new Dropped(BOB))
                .after(Limits.ACTIVE_AFTER)
                .when(new Command.Stay(BOB))
                .refused(Code.NOT_A_MEMBER)
                .when(new Command.Stay(CLEO))
                .refused(Code.NOT_A_MEMBER);
    }

    @Test
    void who_was_admin_is_not_timed_out_the_moment_the_role_is_handed_over() {
        given(ANN_LEADS_BOB)
                .after(Limits.INACTIVITY * 3)
                .and(said(BOB, 1, "let me"))
                .when(handOver(ANN, "Bob"))
                .then(admin(BOB, Why.HANDED_OVER, "new grant"))
                .after(Limits.INACTIVITY - 1)
                .whenTimeIsUp()
                .thenNothing()
                .after(1)
                .whenTimeIsUp()
                .then(new TimedOut(ANN));
    }

    @Test
    void a_dropped_members_place_lapses_after_ten_minutes() {
        Story story =
                given(NEVER_TIMED_OUT, ANN_LEADS_BOB)
                        .and(new Dropped(BOB))
                        .after(Limits.HOLD - 1)
                        .whenTimeIsUp()
                        .thenNothing()
                        .after(1)
                        .whenTimeIsUp()
                        .then(lapsed(BOB));
        assertThat(story.session().members().find(BOB)).isNull();
    }

    @Test
    void a_timed_out_members_place_lapses_the_same_way() {
        given(ANN_LEADS_BOB)
                .and(new TimedOut(BOB))
                .after(Limits.HOLD)
                .whenTimeIsUp()
                .then(lapsed(BOB));
    }

    @Test
    void an_admins_place_is_held_for_thirty_minutes_and_then_the_role_goes_on() {
        given(NEVER_TIMED_OUT, ANN_LEADS_BOB)
                .and(new Dropped(ANN))
                .after(Limits.HOLD_ADMIN - 1)
                .whenTimeIsUp()
                .thenNothing()
                .after(1)
                .whenTimeIsUp()
                .then(lapsed(ANN), admin(BOB, Why.PASSED_ON, "grant-of-tick"));
    }

    @Test
    void when_an_admins_place_lapses_the_session_waits_or_ends_as_was_chosen() {
        given(NEVER_TIMED_OUT.when(WhenAdminLeaves.WAIT), ANN_LEADS_BOB)
                .and(new Dropped(ANN))
                .after(Limits.HOLD_ADMIN)
                .whenTimeIsUp()
                .then(lapsed(ANN), admin(0, Why.WAITING, "grant"));
        given(NEVER_TIMED_OUT.when(WhenAdminLeaves.END), ANN_LEADS_BOB)
                .and(new Dropped(ANN))
                .after(Limits.HOLD_ADMIN)
                .whenTimeIsUp()
                .then(lapsed(ANN), new Closed(Closed.Why.ADMIN_LEFT));
    }

    @Test
    void when_the_last_place_lapses_the_session_ends() {
        given(ANN_LEADS)
                .and(new Dropped(ANN))
                .after(Limits.HOLD_ADMIN)
                .whenTimeIsUp()
                .then(lapsed(ANN), new Closed(Closed.Why.EMPTY));
    }

    @Test
    void when_the_last_place_lapses_the_servers_own_session_stays() {
        given(Terms.lobby(), Cast.joined(ANN, "Ann"))
                .and(new Dropped(ANN))
                .after(Limits.HOLD)
                .whenTimeIsUp()
                .then(lapsed(ANN));
    }

    @Test
    void all_that_is_due_is_decided_together_one_after_the_other() {
        given(ANN_LEADS_BOB_AND_CLEO)
                .and(new Dropped(ANN))
                .after(Limits.HOLD_ADMIN)
                .whenTimeIsUp()
                .then(lapsed(ANN), admin(BOB, Why.PASSED_ON, "grant-of-tick"), new TimedOut(CLEO));
    }

    @Test
    void places_that_lapse_together_end_the_session_with_the_last() {
        given(ANN_LEADS_BOB)
                .and(new Dropped(ANN), new Dropped(BOB))
                .after(Limits.HOLD_ADMIN)
                .whenTimeIsUp()
                .then(
                        lapsed(ANN),
                        admin(0, Why.PASSED_ON, ""),
                        lapsed(BOB),
                        new Closed(Closed.Why.EMPTY));
    }

    @Test
    void nothing_falls_due_any_more_once_the_session_has_ended_on_the_way() {
        given(Terms.usual().when(WhenAdminLeaves.END), ANN_LEADS_BOB_AND_CLEO)
                .and(new Dropped(ANN), new Dropped(BOB))
                .after(Limits.HOLD_ADMIN)
                .whenTimeIsUp()
                .then(lapsed(ANN), new Closed(Closed.Why.ADMIN_LEFT));
    }

    @Test
    void who_lost_the_role_while_dropped_is_held_as_anybody_is() {
        given(NEVER_TIMED_OUT, ANN_LEADS_BOB)
                .and(new Dropped(ANN))
                .after(Limits.HOLD)
                .and(admin(BOB, Why.APPOINTED, "bobs"))
                .whenTimeIsUp()
                .then(lapsed(ANN));
    }

    @Test
    void a_clock_that_is_behind_the_log_counts_as_the_logs() {
        given(ANN_LEADS_BOB_AND_CLEO)
                .after(Limits.INACTIVITY + 5)
                .and(left(CLEO))
                .after(-10)
                .whenTimeIsUp()
                .then(new TimedOut(BOB));
    }
}
