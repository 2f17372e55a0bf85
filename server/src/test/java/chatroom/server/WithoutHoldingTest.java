package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Event;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A server that holds no places (`--hold off`), seen from outside, through real sockets.
class WithoutHoldingTest {
    private final RealServer server = new RealServer("--hold", "off", "--no-lobby");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_new_session_lives_while_its_creator_is_connected() {
        try (Peer anna = server.peer();
                Peer ben = server.peer()) {
            anna.create("Planets", "Anna", null);
            anna.say("Is anybody here?");
            assertThat(anna.said()).isEqualTo("Is anybody here?");
            ben.join("Planets", "Ben", null);
            assertThat(ben.await(Frame.State.class).members())
                    .extracting(Frame.Person::name)
                    .containsExactly("Anna", "Ben");
        }
    }

    @Test
    void who_loses_the_connection_leaves_at_once_and_the_others_are_told() {
        try (Peer anna = server.peer();
                Peer again = server.peer()) {
            Peer ben = server.peer();
            anna.create("Planets", "Anna", null);
            Frame.Body.Place place = ben.join("Planets", "Ben", null);
            long seq = ben.await(Frame.State.class).seq();
            ben.close();
            Event.Left left = anna.event(Event.Left.class);
            assertThat(left.member()).isEqualTo(2);
            String token = Objects.requireNonNull(place.token());
            again.send(new Request.Resume(1, place.session().value(), token, seq));
            assertThat(again.no(1)).isEqualTo("place-gone");
            again.join("Planets", "Ben", null);
            anna.say("You are back");
            assertThat(again.said()).isEqualTo("You are back");
        }
    }

    @Test
    void the_session_ends_with_the_connection_of_the_last_one() {
        try (Peer cleo = server.peer()) {
            cleo.send(new Request.Watch(90, true));
            cleo.ok(90);
            Peer anna = server.peer();
            Frame.State created = anna.create("Planets", "Anna", null);
            anna.close();
            cleo.await(Frame.Push.Sessions.class, s -> s.gone().contains(created.session()));
            assertThat(cleo.joinRefused("Planets", "Cleo", null)).isEqualTo("session-unknown");
            assertThat(cleo.create("Planets", "Cleo", null).admin()).isEqualTo(1);
        }
    }

    /// It ends when the server has seen that the connection is gone, and the log has it.
    @Test
    void the_name_of_a_session_whose_last_connection_has_just_gone_can_be_had_at_once() {
        for (int i = 0; i < 20; i++) {
            try (Peer ben = server.peer()) {
                Peer anna = server.peer();
                anna.create("Planets", "Anna", null);
                anna.close();
                assertThat(ben.create("Planets", "Ben", null).admin()).isEqualTo(1);
            }
        }
    }
}
