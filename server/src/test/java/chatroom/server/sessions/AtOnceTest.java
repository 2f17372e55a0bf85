package chatroom.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Door;
import chatroom.core.Event;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is faster than their session, so that they answer to what they read while it still sees to
/// the rest of it.
class AtOnceTest {
    private final House house = new House(1);
    private final Guest anna = house.guest("10.0.0.1");
    private final AtomicLong asked = new AtomicLong();

    /// A loop whose turn comes at once, as that of a thread which is not kept waiting.
    private static final class Quick implements Loop {
        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public boolean inLoop() {
            return false;
        }

        @Override
        public Timer after(long millis, Runnable task) {
            return () -> {};
        }
    }

    private final Guest ben =
            new Guest(
                    house,
                    house.sessions(),
                    new Quick(),
                    "10.0.0.2",
                    Door.ENCRYPTED,
                    "a".repeat(26));

    @BeforeEach
    void both_are_in() {
        anna.create("Planets", "Anna", null);
        ben.join("Planets", "Ben", null);
    }

    /// Ben joins that session as soon as he reads of his kick.
    private void kicked(String next) {
        ben.always(frame -> {
            if (frame instanceof Frame.Told(var entry) && entry.event() instanceof Event.Kicked) {
                asked.set(ben.send(id -> new Request.Join(id, next, "Ben", null, null)));
            }
        });
        anna.say("/kick Ben");
    }

    @Test
    void who_reads_of_their_kick_and_comes_back_at_once_is_told_that_they_were_kicked() {
        kicked("Planets");
        assertThat(ben.answer(asked.get())).isEqualTo("kicked");
    }

    @Test
    void who_reads_of_their_kick_may_be_in_another_session_at_once() {
        kicked("Lobby");
        assertThat(ben.answer(asked.get())).isEqualTo("ok");
        assertThat(ben.all(Frame.Push.Out.class)).hasSize(1);
    }

    @Test
    void who_is_in_a_session_is_in_no_other() {
        assertThat(ben.answer(ben.join("Lobby", "Ben", null))).isEqualTo("already-a-member");
        assertThat(ben.say("still here")).isEqualTo("ok");
    }
}
