package chatroom.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Event;
import chatroom.core.SessionId;
import chatroom.core.Text;
import chatroom.log.Appended;
import chatroom.log.Batch;
import chatroom.log.DamagedLog;
import chatroom.log.Fault;
import chatroom.log.FaultyLog;
import chatroom.log.ForwardingLog;
import chatroom.log.Keep;
import chatroom.log.MemoryLog;
import chatroom.log.MemoryStore;
import chatroom.log.Position;
import chatroom.log.SessionLog;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the log has is heard, also where nothing comes afterwards that would show what is missing.
class FollowingTest {
    private static final long SOON = 6_000;

    private final MemoryStore store = new MemoryStore();
    private final List<Runnable> landing = new ArrayList<>();
    private final House house = new House(1, store, this::log);
    private final Tellers tellers = (Tellers) house.sessions().node().log();
    private final FaultyLog log = tellers.faulty;
    private final SessionLog other = new MemoryLog(store, Runnable::run);
    private final Guest anna = house.guest("10.0.0.1");
    private final Guest ben = house.guest("10.0.0.2");
    private SessionId session = new SessionId("a".repeat(26));

    private SessionLog log(SessionLog log) {
        return new Tellers(new FaultyLog(log, landing::add, (_, _) -> List.of()));
    }

    /// Tells nothing more, or not everything, when a test says so.
    private static final class Tellers extends ForwardingLog {
        private final FaultyLog faulty;
        private final List<Telling> all = new ArrayList<>();
        private boolean silent;

        Tellers(FaultyLog faulty) {
            super(faulty);
            this.faulty = faulty;
        }

        @Override
        public Subscription follow(SessionId session, long afterSeq, Consumer<Batch> told) {
            Telling telling =
                    new Telling(
                            super.follow(
                                    session,
                                    afterSeq,
                                    batch -> {
                                        if (!silent) {
                                            told.accept(batch);
                                        }
                                    }),
                            new CompletableFuture<>());
            all.add(telling);
            return telling;
        }

        /// None of those who follow is told anything any more.
        void fail(SessionId session) {
            List<Telling> now = List.copyOf(all);
            all.clear();
            for (Telling telling : now) {
                telling.inner.close();
                telling.ended.completeExceptionally(
                        new DamagedLog(session, 1, 2, "entries are missing"));
            }
        }
    }

    private record Telling(SessionLog.Subscription inner, CompletableFuture<Void> ended)
            implements SessionLog.Subscription {
        @Override
        public void close() {
            inner.close();
            ended.complete(null);
        }
    }

    @BeforeEach
    void both_are_in() {
        anna.create("Planets", "Anna", null);
        Frame.Body.Place place = ben.place(ben.join("Planets", "Ben", null));
        session = place.session();
    }

    private static List<String> said(Guest who) {
        return who.events().stream()
                .flatMap(e -> e instanceof Event.Said s ? Stream.of(s) : null)
                .map(s -> s.text().value())
                .toList();
    }

    /// Another node appends it.
    private void elsewhere(String text) {
        Position end = other.read(session, 0, 1 << 20).join().getLast().end();
        List<Event> events = List.of(new Event.Said(1, 7, new Text(text)));
        long now = house.sessions().node().clock().now();
        assertThat(other.append(session, end, UUID.randomUUID(), now, events, Keep.NONE).join())
                .isInstanceOf(Appended.Done.class);
    }

    @Test
    void what_others_append_is_heard_after_the_log_could_not_be_followed() {
        tellers.fail(session);
        elsewhere("hello");
        house.pass(SOON);
        assertThat(said(anna)).containsExactly("hello");
        elsewhere("hello again");
        house.run();
        assertThat(said(anna)).containsExactly("hello", "hello again");
        assertThat(house.output()).anyMatch(line -> line.contains("cannot be followed"));
    }

    @Test
    void what_landed_late_and_could_not_be_tried_again_is_heard() {
        log.next(Fault.LATE, Fault.FULL);
        long said = anna.ask(id -> new Request.Say(id, "hello"));
        house.run();
        landing.forEach(Runnable::run);
        house.pass(SOON);
        assertThat(said(ben)).containsExactly("hello");
        assertThat(anna.answer(said)).isEqualTo("ok");
    }

    @Test
    void what_came_while_a_gap_was_read_is_heard_too() {
        tellers.silent = true;
        elsewhere("not told");
        tellers.silent = false;
        log.pause();
        elsewhere("shows the gap");
        house.run();
        elsewhere("comes meanwhile");
        house.run();
        log.goOn();
        house.pass(SOON);
        assertThat(said(ben)).containsExactly("not told", "shows the gap", "comes meanwhile");
    }
}
