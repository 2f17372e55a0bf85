package chatroom.core;

import static chatroom.core.Cast.ANN;
import static chatroom.core.Cast.ANN_LEADS;
import static chatroom.core.Cast.ANN_LEADS_BOB;
import static chatroom.core.Cast.BOB;
import static chatroom.core.Cast.CLEO;
import static chatroom.core.Cast.admin;
import static chatroom.core.Cast.join;
import static chatroom.core.Cast.joinWithToken;
import static chatroom.core.Cast.joined;
import static chatroom.core.Cast.key;
import static chatroom.core.Cast.left;
import static chatroom.core.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Event.AdminChanged;
import chatroom.core.Event.Dropped;
import chatroom.core.Event.TimedOut;
import chatroom.core.Refusal.Code;
import org.junit.jupiter.api.Test;

class JoiningTest {
    private static final Event.Kicked BOB_KICKED =
            new Event.Kicked(BOB, ANN, Story.START + Limits.SIT_OUT, "");

    @Test
    void a_newcomer_gets_the_next_number_and_is_present() {
        Story story = given(ANN_LEADS).after(5).when(join("Bob")).then(joined(BOB, "Bob"));
        assertThat(story.member(BOB)).isEqualTo(Member.of(joined(BOB, "Bob"), Story.START + 5));
        assertThat(story.session().present()).isEqualTo(2);
        assertThat(story.session().next()).isEqualTo(CLEO);
    }

    @Test
    void a_number_is_never_used_again() {
        given(ANN_LEADS_BOB).and(left(BOB)).when(join("Bob")).then(joined(CLEO, "Bob"));
    }

    @Test
    void a_taken_name_is_refused_in_any_case() {
        given(ANN_LEADS).when(join("Ann")).refused(Code.NAME_TAKEN, "Ann");
        given(ANN_LEADS).when(join("ANN")).refused(Code.NAME_TAKEN, "Ann");
    }

    @Test
    void a_name_that_looks_like_a_taken_one_is_refused_and_told_of_which() {
        Command.Newcomer alike =
                new Command.Newcomer(Username.of("Аnn"), key("Ann"), Door.ENCRYPTED, "place");
        given(ANN_LEADS)
                .when(new Command.Join(alike, "", "new grant"))
                .refused(Code.NAME_LOOKS_LIKE, "Ann");
    }

    @Test
    void the_name_of_a_held_place_is_not_free() {
        given(ANN_LEADS_BOB)
                .and(new Dropped(BOB))
                .when(join("Bob"))
                .refused(Code.NAME_TAKEN, "Bob");
        given(ANN_LEADS_BOB)
                .and(new TimedOut(BOB))
                .when(join("Bob"))
                .refused(Code.NAME_TAKEN, "Bob");
    }

    @Test
    void a_kicked_member_cannot_come_back_at_once() {
        given(ANN_LEADS_BOB)
                .and(BOB_KICKED)
                .when(join("Bob"))
                .refused(Code.KICKED, "300")
                .after(Limits.SIT_OUT - 1)
                .when(join("Bob"))
                .refused(Code.KICKED, "1");
    }

    @Test
    void after_five_minutes_a_kicked_member_may_come_back() {
        given(ANN_LEADS_BOB)
                .and(BOB_KICKED)
                .after(Limits.SIT_OUT)
                .when(join("Bob"))
                .then(joined(CLEO, "Bob"));
    }

    @Test
    void a_kick_keeps_nobody_else_out() {
        given(ANN_LEADS_BOB).and(BOB_KICKED).when(join("Cleo")).then(joined(CLEO, "Cleo"));
    }

    @Test
    void a_session_for_encrypted_connections_only_is_closed_to_others() {
        given(Terms.usual().onlyEncrypted(), ANN_LEADS)
                .when(join("Bob", Door.PLAIN))
                .refused(Code.ENCRYPTED_ONLY)
                .when(join("Bob", Door.ENCRYPTED))
                .then(joined(BOB, "Bob"));
    }

    @Test
    void a_full_session_takes_nobody_and_held_places_fill_it_too() {
        Story story = given(ANN_LEADS);
        while (story.session().members().size() < Limits.MEMBERS) {
            int number = story.session().next();
            story.and(joined(number, "M" + Integer.toString(number, 36) + "x"));
        }
        story.and(new Dropped(BOB))
                .when(join("Late"))
                .refused(Code.SESSION_FULL)
                .and(left(BOB))
                .when(join("Late"))
                .then(joined(Limits.MEMBERS + 1, "Late"));
    }

    @Test
    void the_label_is_encrypted_while_nobody_present_is_in_by_the_plain_door() {
        Story story = given(ANN_LEADS);
        assertThat(story.session().encrypted()).isTrue();
        story.when(join("Bob", Door.PLAIN)).then(joined(BOB, "Bob", Door.PLAIN));
        assertThat(story.session().encrypted()).isFalse();
        assertThat(story.and(new Dropped(BOB)).session().encrypted()).isTrue();
    }

    @Test
    void an_awaited_admin_is_admin_again_on_showing_the_token() {
        given(ANN_LEADS_BOB)
                .and(left(ANN), admin(0, AdminChanged.Why.WAITING, "grant"))
                .when(joinWithToken("Ann", "grant", Door.ENCRYPTED))
                .then(joined(CLEO, "Ann"), admin(CLEO, AdminChanged.Why.RETURNED, "new grant"));
    }

    @Test
    void the_token_takes_the_role_from_who_has_it() {
        given(ANN_LEADS_BOB)
                .when(joinWithToken("Ann2", "grant", Door.ENCRYPTED))
                .then(joined(CLEO, "Ann2"), admin(CLEO, AdminChanged.Why.RETURNED, "new grant"));
    }

    @Test
    void a_token_that_counts_no_longer_admits_as_anybody() {
        given(ANN_LEADS_BOB)
                .and(admin(BOB, AdminChanged.Why.HANDED_OVER, "bobs"))
                .when(joinWithToken("Cleo", "grant", Door.ENCRYPTED))
                .then(joined(CLEO, "Cleo"));
    }

    @Test
    void where_no_token_counts_none_is_one() {
        given(Terms.usual().when(WhenAdminLeaves.WAIT), ANN_LEADS_BOB)
                .and(left(ANN), admin(0, AdminChanged.Why.WAITING, ""))
                .when(join("Cleo"))
                .then(joined(CLEO, "Cleo"));
    }

    @Test
    void the_token_counts_only_at_the_door_by_which_one_may_lead() {
        given(Terms.usual().when(WhenAdminLeaves.WAIT).ledEncrypted(), ANN_LEADS_BOB)
                .and(left(ANN), admin(0, AdminChanged.Why.WAITING, "grant"))
                .when(joinWithToken("Ann", "grant", Door.PLAIN))
                .then(joined(CLEO, "Ann", Door.PLAIN));
    }

    @Test
    void where_the_role_was_passed_on_to_nobody_the_next_who_joins_has_it() {
        given(ANN_LEADS_BOB)
                .and(new Dropped(BOB), left(ANN), admin(0, AdminChanged.Why.PASSED_ON, ""))
                .when(join("Cleo"))
                .then(joined(CLEO, "Cleo"), admin(CLEO, AdminChanged.Why.PASSED_ON, "new grant"));
    }

    @Test
    void the_role_goes_past_a_newcomer_who_may_not_lead() {
        given(Terms.usual().ledEncrypted(), ANN_LEADS_BOB)
                .and(new Dropped(BOB), left(ANN), admin(0, AdminChanged.Why.PASSED_ON, ""))
                .when(join("Cleo", Door.PLAIN))
                .then(joined(CLEO, "Cleo", Door.PLAIN));
    }

    @Test
    void nobody_becomes_admin_by_joining_the_servers_own_session_or_one_that_waits() {
        given(Terms.lobby()).when(join("Ann")).then(joined(ANN, "Ann"));
        given(Terms.usual().when(WhenAdminLeaves.WAIT), ANN_LEADS_BOB)
                .and(left(ANN), admin(0, AdminChanged.Why.WAITING, "grant"))
                .when(join("Cleo"))
                .then(joined(CLEO, "Cleo"));
    }
}
