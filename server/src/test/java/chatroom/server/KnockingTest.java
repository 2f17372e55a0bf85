package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Limits;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A class behind one address comes into a session with a code, through real sockets.
class KnockingTest {
    private final RealServer server = new RealServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void thirty_people_behind_one_address_who_each_mistype_once_are_in_within_30_seconds() {
        List<Peer> people = new ArrayList<>();
        try (Peer anna = server.peer()) {
            anna.create("Planets", "Anna", "12345");
            for (int i = 0; i < 30; i++) {
                people.add(server.peer());
            }
            Instant begin = Instant.now();
            for (int i = 0; i < 30; i++) {
                people.get(i).send(new Request.Join(1, "Planets", "Guest" + i, "54321", null));
            }
            int told = 0;
            for (Peer peer : people) {
                Frame first =
                        peer.await(
                                Frame.class,
                                f -> f instanceof Frame.No || f instanceof Frame.Push.Waiting);
                told += first instanceof Frame.No ? 1 : 0;
            }
            assertThat(told).isEqualTo(Limits.CODE_TRIES_PER_SOURCE);
            for (int i = 0; i < 30; i++) {
                people.get(i).send(new Request.Join(2, "Planets", "Guest" + i, "12345", null));
            }
            for (int i = 0; i < 30; i++) {
                String knock = anna.await(Frame.Push.Knock.class).knock();
                long id = anna.next();
                anna.send(new Request.Admit(id, knock, true));
                anna.ok(id);
            }
            people.forEach(peer -> peer.ok(2));
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(30));
        } finally {
            people.forEach(Peer::close);
        }
    }

    @Test
    void the_code_is_changed_and_everybody_inside_knows_the_new_one() {
        try (Peer anna = server.peer();
                Peer ben = server.peer();
                Peer cleo = server.peer()) {
            anna.create("Planets", "Anna", "12345");
            ben.join("Planets", "Ben", "12345");
            anna.say("/code 54321");
            assertThat(ben.await(Frame.Push.Code.class).code()).isEqualTo("54321");
            assertThat(cleo.joinRefused("Planets", "Cleo", "12345")).isEqualTo("code-wrong");
            cleo.join("Planets", "Cleo", "54321");
        }
    }
}
