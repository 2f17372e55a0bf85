package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Event;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who has gone is known by name in what they said, seen from outside, through real sockets.
class FormerMembersTest {
    /// A newcomer is shown one message.
    private final RealServer server = new RealServer("--history", "1", "--no-lobby");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_newcomer_is_told_the_names_of_those_who_spoke_and_are_gone() {
        try (Peer anna = server.peer();
                Peer ben = server.peer()) {
            anna.create("Planets", "Anna", null);
            passesBy("Cleo", "I was here");
            ben.join("Planets", "Ben", null);
            Frame.State state = ben.await(Frame.State.class);
            assertThat(state.former()).extracting(Frame.Former::name).containsExactly("Cleo");
            assertThat(state.former()).extracting(Frame.Former::member).containsExactly(2);
        }
    }

    @Test
    void so_is_who_scrolls_back_unless_they_join_in_what_is_read() {
        try (Peer anna = server.peer()) {
            anna.create("Planets", "Anna", null);
            passesBy("Cleo", "I was here");
            anna.say("Who was that?");
            passesBy("Dora", "I was here too");
            long end = anna.await(Frame.Told.class, FormerMembersTest::doraLeft).entry().seq() + 1;
            assertThat(former(anna, end, 1)).containsExactly("Dora");
            assertThat(former(anna, end, 2)).as("from Anna's words on").isEmpty();
            assertThat(former(anna, end, 3)).containsExactly("Cleo");
            assertThat(former(anna, end, 100)).as("from the beginning").isEmpty();
        }
    }

    private static boolean doraLeft(Frame.Told told) {
        return told.entry().event() instanceof Event.Left left && left.member() == 3;
    }

    private static List<String> former(Peer peer, long before, int messages) {
        long id = peer.next();
        peer.send(new Request.History(id, before, messages));
        return peer.body(Frame.Body.Past.class, id).former().stream()
                .map(Frame.Former::name)
                .toList();
    }

    private void passesBy(String name, String says) {
        try (Peer peer = server.peer()) {
            peer.join("Planets", name, null);
            peer.say(says);
            peer.say("/quit");
        }
    }
}
