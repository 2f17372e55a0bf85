package chatroom.core;

import static chatroom.core.Cast.ANN;
import static chatroom.core.Cast.ANN_LEADS;
import static chatroom.core.Cast.ANN_LEADS_BOB;
import static chatroom.core.Cast.ANN_LEADS_BOB_AND_CLEO;
import static chatroom.core.Cast.BOB;
import static chatroom.core.Cast.CLEO;
import static chatroom.core.Cast.DAN;
import static chatroom.core.Cast.admin;
import static chatroom.core.Cast.created;
import static chatroom.core.Cast.joined;
import static chatroom.core.Cast.leave;
import static chatroom.core.Cast.left;
import static chatroom.core.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Event.AdminChanged.Why;
import chatroom.core.Event.Closed;
import chatroom.core.Event.Dropped;
import chatroom.core.Event.Resumed;
import chatroom.core.Refusal.Code;
import org.junit.jupiter.api.Test;

class LeavingTest {
    private static final Terms WAITING = Terms.usual().when(WhenAdminLeaves.WAIT);
    private static final Terms ENDING = Terms.usual().when(WhenAdminLeaves.END);

    @Test
    void a_member_leaves_and_their_name_is_free() {
        Story story = given(ANN_LEADS_BOB).when(leave(BOB)).then(left(BOB));
        assertThat(story.session().byKey(Cast.key("Bob"))).isEmpty();
        assertThat(story.session().present()).isEqualTo(1);
    }

    @Test
    void who_is_held_may_give_the_place_up() {
        Story story = given(ANN_LEADS_BOB).and(new Dropped(BOB)).when(leave(BOB)).then(left(BOB));
        assertThat(story.session().present()).isEqualTo(1);
    }

    @Test
    void who_is_not_in_cannot_leave() {
        given(ANN_LEADS_BOB).when(leave(CLEO)).refused(Code.NOT_A_MEMBER);
    }

    @Test
    void the_last_to_leave_ends_the_session() {
        given(ANN_LEADS).when(leave(ANN)).then(left(ANN), new Closed(Closed.Why.EMPTY));
    }

    @Test
    void a_held_place_keeps_the_session() {
        given(ANN_LEADS_BOB)
                .and(new Dropped(ANN))
                .when(leave(BOB))
                .then(left(BOB))
                .when(leave(ANN))
                .then(left(ANN), new Closed(Closed.Why.EMPTY));
    }

    @Test
    void the_role_passes_to_the_longest_present_member() {
        Story story =
                given(ANN_LEADS_BOB_AND_CLEO)
                        .when(leave(ANN))
                        .then(left(ANN), admin(BOB, Why.PASSED_ON, "new grant"));
        assertThat(story.session().admin()).isEqualTo(BOB);
        assertThat(story.session().grant()).isEqualTo("new grant");
    }

    @Test
    void the_role_passes_over_who_is_only_held() {
        given(ANN_LEADS_BOB_AND_CLEO)
                .and(new Dropped(BOB))
                .when(leave(ANN))
                .then(left(ANN), admin(CLEO, Why.PASSED_ON, "new grant"));
    }

    @Test
    void the_role_passes_to_an_encrypted_connection_before_a_longer_present_plain_one() {
        given(ANN_LEADS_BOB_AND_CLEO)
                .and(new Resumed(BOB, Door.PLAIN))
                .when(leave(ANN))
                .then(left(ANN), admin(CLEO, Why.PASSED_ON, "new grant"));
    }

    @Test
    void the_role_passes_to_a_plain_connection_where_there_is_no_other_and_it_may_lead() {
        Event[] bobIsPlain = {
            joined(ANN, "Ann"), created(ANN), joined(BOB, "Bob", Door.PLAIN),
        };
        given(bobIsPlain).when(leave(ANN)).then(left(ANN), admin(BOB, Why.PASSED_ON, "new grant"));
        given(Terms.usual().ledEncrypted(), bobIsPlain)
                .when(leave(ANN))
                .then(left(ANN), admin(0, Why.PASSED_ON, ""));
    }

    @Test
    void the_role_passes_to_nobody_where_nobody_is_present() {
        Story story =
                given(ANN_LEADS_BOB)
                        .and(new Dropped(BOB))
                        .when(leave(ANN))
                        .then(left(ANN), admin(0, Why.PASSED_ON, ""));
        assertThat(story.session().admin()).isZero();
        assertThat(story.session().grant()).isEmpty();
    }

    @Test
    void the_role_waits_for_the_admins_token() {
        Story story =
                given(WAITING, ANN_LEADS_BOB)
                        .when(leave(ANN))
                        .then(left(ANN), admin(0, Why.WAITING, "grant"));
        assertThat(story.session().admin()).isZero();
        assertThat(story.session().grant()).isEqualTo("grant");
    }

    @Test
    void the_session_ends_with_its_admin() {
        given(ENDING, ANN_LEADS_BOB)
                .when(leave(ANN))
                .then(left(ANN), new Closed(Closed.Why.ADMIN_LEFT));
    }

    @Test
    void a_member_who_leaves_changes_nothing_for_the_admin_under_any_policy() {
        given(WAITING, ANN_LEADS_BOB).when(leave(BOB)).then(left(BOB));
        given(ENDING, ANN_LEADS_BOB).when(leave(BOB)).then(left(BOB));
    }

    @Test
    void a_leaving_admin_may_choose_otherwise() {
        given(WAITING, ANN_LEADS_BOB)
                .when(leave(ANN, WhenAdminLeaves.PASS_ON))
                .then(left(ANN), admin(BOB, Why.PASSED_ON, "new grant"));
        given(ENDING, ANN_LEADS_BOB)
                .when(leave(ANN, WhenAdminLeaves.WAIT))
                .then(left(ANN), admin(0, Why.WAITING, "grant"));
        given(ANN_LEADS_BOB)
                .when(leave(ANN, WhenAdminLeaves.END))
                .then(left(ANN), new Closed(Closed.Why.ADMIN_LEFT));
    }

    @Test
    void what_a_member_would_choose_means_nothing() {
        given(ANN_LEADS_BOB).when(leave(BOB, WhenAdminLeaves.END)).then(left(BOB));
    }

    @Test
    void the_servers_own_session_outlives_everybody() {
        Story story = given(Terms.lobby(), joined(ANN, "Ann")).when(leave(ANN)).then(left(ANN));
        assertThat(story.session().ended()).isFalse();
        assertThat(story.session().members()).isEmpty();
    }

    @Test
    void in_the_servers_own_session_the_role_waits_whatever_a_leaving_admin_chooses() {
        given(Terms.lobby(), joined(ANN, "Ann"), admin(ANN, Why.APPOINTED, "anns"))
                .when(leave(ANN, WhenAdminLeaves.END))
                .then(left(ANN), admin(0, Why.WAITING, "anns"));
    }

    @Test
    void between_the_two_entries_of_a_departure_nobody_is_admin() {
        assertThat(given(ANN_LEADS_BOB).and(left(ANN)).session().admin()).isZero();
        assertThat(given(ANN_LEADS_BOB).and(left(BOB)).session().admin()).isEqualTo(ANN);
    }

    @Test
    void the_fourth_is_not_the_third() {
        given(ANN_LEADS_BOB_AND_CLEO)
                .and(joined(DAN, "Dan"), left(BOB))
                .when(leave(ANN))
                .then(left(ANN), admin(CLEO, Why.PASSED_ON, "new grant"));
    }
}
