package chatroom.log;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.core.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The contract for a log in memory, with everything done at once and with everything done by other
/// threads.
class MemoryLogTest {
    @Nested
    class OnTheThreadThatAsks extends SessionLogContract {
        @Override
        protected Store freshStore() {
            return new MemoryLogStore(Runnable::run);
        }
    }

    @Nested
    class OnThreadsOfItsOwn extends SessionLogContract {
        @Override
        protected Store freshStore() {
            return new MemoryLogStore(task -> Thread.ofVirtual().start(task));
        }
    }

    @Test
    void where_there_is_no_more_room_messages_are_full_but_people_can_still_leave()
            throws Exception {
        MemoryStore store = new MemoryStore(100_000);
        try (MemoryLog log = new MemoryLog(store, Runnable::run)) {
            SessionId session = Samples.id();
            List<Event> founding = Samples.founding("planets");
            log.create(session, new NameKey("a"), UUID.randomUUID(), 1, founding, Keep.NONE).get();
            Position end = fill(log, session, new Position(3, 0));
            assertThat(store.bytes()).isBetween(90_000L, 100_000L);
            Event left = new Event.Left(1, Event.Left.Why.LEFT);
            end = ((Appended.Done) append(log, session, end, left)).end();
            assertThat(log.eraseTexts(session, 50).get()).isTrue();
            assertThat(append(log, session, end, new Event.Said(1, 1, new Text("x"))))
                    .isInstanceOf(Appended.Done.class);
            assertThat(log.remove(session).get()).isTrue();
            assertThat(store.bytes()).isZero();
        }
    }

    private static Position fill(MemoryLog log, SessionId session, Position from) throws Exception {
        Position end = from;
        while (append(log, session, end, new Event.Said(1, 1, new Text("x".repeat(500))))
                instanceof Appended.Done done) {
            end = done.end();
        }
        return end;
    }

    private static Appended append(MemoryLog log, SessionId session, Position after, Event event)
            throws Exception {
        return log.append(session, after, UUID.randomUUID(), 1, List.of(event), Keep.NONE).get();
    }

    @Test
    void everything_happens_when_the_executor_runs_it_and_in_that_order() throws Exception {
        Deque<Runnable> tasks = new ArrayDeque<>();
        MemoryStore store = new MemoryStore();
        try (MemoryLog one = new MemoryLog(store, tasks::add);
                MemoryLog other = new MemoryLog(store, tasks::add)) {
            SessionId session = Samples.id();
            List<Event> founding = Samples.founding("planets");
            NameKey key = new NameKey("planets");
            var created = one.create(session, key, UUID.randomUUID(), 1, founding, Keep.NONE);
            tasks.removeFirst().run();
            assertThat(created).isDone();
            Position end = new Position(3, 0);
            List<Event> words = List.of(new Event.Active(1));
            var first = one.append(session, end, UUID.randomUUID(), 1, words, Keep.NONE);
            var second = other.append(session, end, UUID.randomUUID(), 1, words, Keep.NONE);
            assertThat(first).isNotDone();
            tasks.removeLast().run();
            tasks.removeLast().run();
            assertThat(second).isCompletedWithValueMatching(a -> a instanceof Appended.Done);
            assertThat(first).isCompletedWithValue(new Appended.Overtaken());
        }
    }
}
