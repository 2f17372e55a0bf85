package chatroom.core;

import static chatroom.core.Cast.ANN;
import static chatroom.core.Cast.ANN_LEADS_BOB;
import static chatroom.core.Cast.BOB;
import static chatroom.core.Cast.CLEO;
import static chatroom.core.Cast.admin;
import static chatroom.core.Cast.joined;
import static chatroom.core.Cast.left;
import static chatroom.core.Cast.resume;
import static chatroom.core.Cast.said;
import static chatroom.core.Cast.say;
import static chatroom.core.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Event.AdminChanged;
import chatroom.core.Event.Dropped;
import chatroom.core.Event.Resumed;
import chatroom.core.Event.TimedOut;
import chatroom.core.Refusal.Code;
import org.junit.jupiter.api.Test;

class ComingBackTest {
    @Test
    void a_member_without_a_connection_is_dropped_and_held() {
        Story story =
                given(ANN_LEADS_BOB).after(7).when(new Command.Drop(BOB)).then(new Dropped(BOB));
        assertThat(story.member(BOB))
                .isEqualTo(Member.of(joined(BOB, "Bob"), Story.START).away(story.now(), false));
        assertThat(story.member(BOB).present()).isFalse();
        assertThat(story.session().present()).isEqualTo(1);
    }

    @Test
    void nobody_is_dropped_twice_nor_after_leaving() {
        given(ANN_LEADS_BOB)
                .and(new Dropped(BOB))
                .when(new Command.Drop(BOB))
                .thenNothing()
                .when(new Command.Drop(CLEO))
                .thenNothing();
    }

    @Test
    void a_dropped_member_comes_back_as_the_same() {
        Story story =
                given(ANN_LEADS_BOB)
                        .and(said(BOB, 1, "hello"), new Dropped(BOB))
                        .after(3)
                        .when(resume(BOB))
                        .then(new Resumed(BOB, Door.ENCRYPTED));
        assertThat(story.member(BOB))
                .isEqualTo(
                        Member.of(joined(BOB, "Bob"), Story.START)
                                .said(1, 5, Story.START)
                                .seen(Story.START + 3));
        assertThat(story.session().present()).isEqualTo(2);
        story.when(say(BOB, 1, "hello")).already(5);
    }

    @Test
    void a_timed_out_member_comes_back_the_same_way() {
        Story story = given(ANN_LEADS_BOB).and(new TimedOut(BOB));
        assertThat(story.member(BOB).timedOut()).isTrue();
        story.when(resume(BOB)).then(new Resumed(BOB, Door.ENCRYPTED));
        assertThat(story.member(BOB).timedOut()).isFalse();
    }

    @Test
    void who_is_present_takes_over_their_own_place_without_a_word_to_others() {
        given(ANN_LEADS_BOB).when(resume(BOB)).answered(new Answer.Present(BOB));
    }

    @Test
    void another_door_is_told() {
        Story story =
                given(ANN_LEADS_BOB)
                        .when(resume(BOB, Door.PLAIN))
                        .then(new Resumed(BOB, Door.PLAIN));
        assertThat(story.session().encrypted()).isFalse();
        assertThat(story.session().present()).isEqualTo(2);
    }

    @Test
    void a_place_that_is_gone_is_gone() {
        given(ANN_LEADS_BOB).and(left(BOB)).when(resume(BOB)).refused(Code.PLACE_GONE);
    }

    @Test
    void a_session_for_encrypted_connections_only_takes_nobody_back_by_the_plain_door() {
        given(Terms.usual().onlyEncrypted(), ANN_LEADS_BOB)
                .and(new Dropped(BOB))
                .when(resume(BOB, Door.PLAIN))
                .refused(Code.ENCRYPTED_ONLY)
                .when(resume(BOB))
                .then(new Resumed(BOB, Door.ENCRYPTED));
    }

    @Test
    void an_admin_who_resumes_is_still_admin() {
        Story story =
                given(ANN_LEADS_BOB)
                        .and(new Dropped(ANN))
                        .when(resume(ANN))
                        .then(new Resumed(ANN, Door.ENCRYPTED));
        assertThat(story.session().admin()).isEqualTo(ANN);
    }

    @Test
    void an_admin_does_not_come_back_by_a_door_by_which_nobody_may_lead() {
        given(Terms.usual().ledEncrypted(), ANN_LEADS_BOB)
                .and(new Dropped(ANN), new Dropped(BOB))
                .when(resume(ANN, Door.PLAIN))
                .refused(Code.ENCRYPTION_NEEDED)
                .when(resume(BOB, Door.PLAIN))
                .then(new Resumed(BOB, Door.PLAIN))
                .when(resume(ANN))
                .then(new Resumed(ANN, Door.ENCRYPTED));
    }

    @Test
    void where_the_role_was_passed_on_to_nobody_the_first_who_is_back_has_it() {
        given(ANN_LEADS_BOB)
                .and(new Dropped(BOB), left(ANN), admin(0, AdminChanged.Why.PASSED_ON, ""))
                .when(resume(BOB))
                .then(
                        new Resumed(BOB, Door.ENCRYPTED),
                        admin(BOB, AdminChanged.Why.PASSED_ON, "new grant"));
    }
}
