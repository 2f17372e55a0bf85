package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Event;
import chatroom.core.Limits;
import chatroom.core.WhenAdminLeaves;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The admin goes, or somebody is silent: seen from outside, through real sockets.
class LeavingAndSilenceTest {
    private static final long SHORT = 2_000;
    private final RealServer server = new RealServer("--no-lobby", "--inactivity", "2s");

    @AfterEach
    void stop() {
        server.close();
    }

    private Peer peer() {
        return server.peer();
    }

    private String annaLeads(Peer anna, WhenAdminLeaves rule) {
        anna.send(new Request.Create(1, "Planets", "Anna", null, rule, null, null, null));
        anna.ok(1);
        anna.await(Frame.State.class);
        return anna.await(Frame.Push.Admin.class).token();
    }

    @Test
    void the_role_passes_on_to_who_is_left() {
        try (Peer anna = peer();
                Peer ben = peer()) {
            annaLeads(anna, WhenAdminLeaves.PASS_ON);
            ben.join("Planets", "Ben", null);
            anna.say("/quit");
            assertThat(anna.await(Frame.Push.Out.class).why()).isEqualTo(Frame.Why.LEFT);
            assertThat(ben.event(Event.AdminChanged.class).member()).isEqualTo(2);
            assertThat(ben.await(Frame.Push.Admin.class).token()).hasSize(26);
        }
    }

    @Test
    void the_session_ends_with_its_admin() {
        try (Peer anna = peer();
                Peer ben = peer()) {
            annaLeads(anna, WhenAdminLeaves.END);
            ben.join("Planets", "Ben", null);
            anna.say("/quit");
            assertThat(ben.event(Event.Closed.class).why()).isEqualTo(Event.Closed.Why.ADMIN_LEFT);
            assertThat(ben.await(Frame.Push.Out.class).why()).isEqualTo(Frame.Why.CLOSED);
        }
    }

    @Test
    void the_role_waits_for_the_admins_token() {
        try (Peer anna = peer();
                Peer ben = peer()) {
            String token = annaLeads(anna, WhenAdminLeaves.WAIT);
            ben.join("Planets", "Ben", null);
            anna.say("/quit");
            assertThat(ben.event(Event.AdminChanged.class).member()).isZero();
            anna.await(Frame.Push.Out.class);
            anna.send(new Request.Join(90, "Planets", "Anna", null, token));
            anna.ok(90);
            assertThat(ben.event(Event.AdminChanged.class).why())
                    .isEqualTo(Event.AdminChanged.Why.RETURNED);
        }
    }

    @Test
    void who_is_silent_is_warned_then_timed_out_and_comes_back_without_a_code() {
        try (Peer anna = peer();
                Peer ben = peer()) {
            annaLeads(anna, WhenAdminLeaves.PASS_ON);
            Frame.Body.Place place = ben.join("Planets", "Ben", null);
            assertThat(ben.await(Frame.Push.Warning.class).in()).isBetween(1L, SHORT);
            assertThat(ben.await(Frame.Push.Out.class).why()).isEqualTo(Frame.Why.TIMED_OUT);
            assertThat(anna.event(Event.TimedOut.class).member()).isEqualTo(2);
            ben.send(
                    new Request.Resume(
                            91, place.session().value(), Objects.requireNonNull(place.token()), 4));
            ben.ok(91);
            assertThat(anna.event(Event.Resumed.class).member()).isEqualTo(2);
        }
    }

    @Test
    void a_message_that_is_refused_as_empty_is_still_a_sign_of_life() {
        try (Peer anna = peer();
                Peer ben = peer()) {
            annaLeads(anna, WhenAdminLeaves.PASS_ON);
            ben.join("Planets", "Ben", null);
            ben.await(Frame.Push.Warning.class);
            assertThat(ben.sayRefused(" ")).isEqualTo("message-empty");
            isWarnedAnew(ben);
        }
    }

    @Test
    void a_message_that_is_refused_as_too_fast_is_still_a_sign_of_life() {
        // As long as one can be: after four of them, and after a second more, another is too much.
        String longest = "\uD83E\uDE90".repeat(Limits.TEXT_CODE_POINTS);
        try (Peer anna = peer();
                Peer ben = peer()) {
            annaLeads(anna, WhenAdminLeaves.PASS_ON);
            ben.join("Planets", "Ben", null);
            for (int i = 0; i < 4; i++) {
                assertThat(ben.say(longest)).isInstanceOf(Frame.Ok.class);
            }
            ben.await(Frame.Push.Warning.class);
            ben.send(new Request.Say(101, longest));
            ben.send(new Request.Say(102, longest));
            assertThat(ben.no(102)).isEqualTo("too-fast");
            isWarnedAnew(ben);
        }
    }

    /// Who was warned is warned once more only after a sign of life; else they are timed out.
    private static void isWarnedAnew(Peer peer) {
        Frame.Push next =
                peer.await(
                        Frame.Push.class,
                        p -> p instanceof Frame.Push.Warning || p instanceof Frame.Push.Out);
        assertThat(next).isInstanceOf(Frame.Push.Warning.class);
    }
}
