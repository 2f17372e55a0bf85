package chatroom.log.nats;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.core.Text;
import chatroom.log.Appended;
import chatroom.log.Batch;
import chatroom.log.Keep;
import chatroom.log.Position;
import chatroom.log.Samples;
import chatroom.log.SessionLog;
import io.nats.client.Connection;
import io.nats.client.Nats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What becomes of a log when its engine, or a node on it, fails.
@Tag("e2e")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LIMIT = Duration.ofMillis(800);
    private static final long NOON = 1_800_000_000_000L;

    private NatsStore store;
    private NatsServer server;
    private NatsLog log;

    @BeforeEach
    void openFreshData() throws Exception {
        store = new NatsStore(1);
        server = store.server();
        log = NatsLog.open(server.cluster(), LIMIT);
    }

    @AfterEach
    void giveUpData() throws Exception {
        log.close();
        store.close();
    }

    private static <T> T answer(CompletableFuture<T> asked) throws Exception {
        return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private SessionId session(String name) throws Exception {
        SessionId id = Samples.id();
        NameKey key = new NameKey(name);
        List<Event> events = Samples.founding(name);
        assertThat(answer(log.create(id, key, UUID.randomUUID(), NOON, events, Keep.NONE)))
                .isInstanceOf(Appended.Done.class);
        return id;
    }

    private static Event said(String words) {
        return new Event.Said(1, 1, new Text(words));
    }

    private Appended append(SessionId session, Position after, UUID id, Event... events)
            throws Exception {
        return answer(log.append(session, after, id, NOON, List.of(events), Keep.NONE));
    }

    /// Appends the same batch until the engine has taken it. Where an attempt landed that was not
    /// answered, a later one may hear that somebody was first: it was the batch itself.
    private Position insist(SessionId session, Position after, UUID id, Event... events)
            throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Appended answer = new Appended.Unknown();
        while (answer instanceof Appended.Unknown && System.nanoTime() < deadline) {
            answer = append(session, after, id, events);
        }
        if (answer instanceof Appended.Overtaken) {
            Batch first = answer(log.read(session, after.seq(), 1)).getFirst();
            assertThat(first.id()).isEqualTo(id);
            return first.end();
        }
        assertThat(answer).isInstanceOf(Appended.Done.class);
        return ((Appended.Done) answer).end();
    }

    private Position end(SessionId session) throws Exception {
        return answer(log.read(session, 0, 1 << 20)).getLast().end();
    }

    private Session state(SessionId session) throws Exception {
        List<Entry> entries =
                answer(log.read(session, 0, 1 << 20)).stream()
                        .flatMap(b -> b.entries().stream())
                        .toList();
        Session state = Session.begin(session, entries.getFirst());
        for (Entry entry : entries.subList(1, entries.size())) {
            state = state.apply(entry);
        }
        return state;
    }

    private static List<Long> seqs(List<Batch> batches) {
        return batches.stream().flatMap(b -> b.entries().stream()).map(Entry::seq).toList();
    }

    @Test
    void an_append_that_is_not_answered_is_unknown_in_time_and_there_once_at_most()
            throws Exception {
        SessionId session = session("planets");
        Position end = end(session);
        UUID id = UUID.randomUUID();
        server.pause(true);
        long begun = System.nanoTime();
        assertThat(append(session, end, id, said("one"))).isEqualTo(new Appended.Unknown());
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LIMIT.multipliedBy(10));
        server.pause(false);
        Position next = insist(session, end, id, said("one"));
        assertThat(next.seq()).isEqualTo(4);
        insist(session, next, UUID.randomUUID(), said("two"));
        assertThat(seqs(answer(log.read(session, 0, 1 << 20)))).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void a_server_that_was_killed_has_all_that_was_done_and_followers_go_on() throws Exception {
        SessionId session = session("planets");
        BlockingQueue<Batch> told = new LinkedBlockingQueue<>();
        List<Batch> all = new ArrayList<>();
        try (SessionLog.Subscription following = log.follow(session, 0, told::add)) {
            Position end = end(session);
            for (int round = 0; round < 3; round++) {
                end = insist(session, end, UUID.randomUUID(), said("before"));
                server.kill();
                UUID id = UUID.randomUUID();
                assertThat(append(session, end, id, said("after")))
                        .isEqualTo(new Appended.Unknown());
                server.start();
                end = insist(session, end, id, said("after"));
            }
            while (seqs(all).size() < 9) {
                Batch next = told.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                assertThat(next).as("told after %s", seqs(all)).isNotNull();
                all.add(next);
            }
            assertThat(seqs(all)).isEqualTo(LongStream.rangeClosed(1, 9).boxed().toList());
            assertThat(following.ended()).isNotDone();
        }
        assertThat(seqs(answer(log.read(session, 0, 1 << 20)))).isEqualTo(seqs(all));
        assertThat(answer(log.directory())).hasSize(1);
    }

    @Test
    void an_engine_of_one_server_has_all_after_more_nodes_were_started_and_it_was_killed()
            throws Exception {
        SessionId session = session("planets");
        try (NatsLog second = NatsLog.open(server.cluster())) {
            assertThat(second.replicas()).isEqualTo(1);
            server.kill();
            server.start();
            Position end = end(session);
            assertThat(end.seq()).isEqualTo(3);
            insist(session, end, UUID.randomUUID(), said("after"));
            assertThat(answer(second.directory())).hasSize(1);
        }
    }

    @Test
    void what_is_held_from_before_an_erasing_is_still_the_end_after_it() throws Exception {
        SessionId session = session("planets");
        Position end = end(session);
        for (int i = 0; i < 20; i++) {
            end = insist(session, end, UUID.randomUUID(), said("words " + i), said("more"));
        }
        try (NatsLog other = NatsLog.open(server.cluster(), LIMIT)) {
            assertThat(answer(other.eraseTexts(session, end.seq()))).isTrue();
        }
        assertThat(store.contains("words 7")).isFalse();
        end = insist(session, end, UUID.randomUUID(), said("later"));
        assertThat(end.seq()).isEqualTo(44);
        assertThat(seqs(answer(log.read(session, 0, 1 << 20)))).hasSize(44);
        assertThat(answer(log.before(session, 99, 30, 100))).hasSize(30);
        try (NatsLog fresh = NatsLog.open(server.cluster(), LIMIT)) {
            assertThat(answer(fresh.before(session, 20, 10, 100)))
                    .extracting(Entry::seq)
                    .isEqualTo(LongStream.rangeClosed(10, 19).boxed().toList());
            assertThat(seqs(answer(fresh.read(session, 12, 1 << 20))))
                    .isEqualTo(LongStream.rangeClosed(13, 44).boxed().toList());
        }
    }

    @Test
    void an_erasing_that_was_cut_off_is_finished_by_the_next_node() throws Exception {
        SessionId session = session("planets");
        Position end = end(session);
        end = insist(session, end, UUID.randomUUID(), said("xylophone-in-the-attic"));
        insist(session, end, UUID.randomUUID(), said("harmless"));
        assertThat(store.contains("xylophone-in-the-attic")).isTrue();
        Connection connection = Nats.connect(server.url());
        try {
            byte[] note =
                    ContentCodec.bytes(out -> {
                        out.writeLong(4);
                        out.writeBoolean(false);
                        out.writeLong(0);
                    });
            connection.jetStream().publish(Subjects.erased(session), note);
        } finally {
            connection.close();
        }
        try (NatsLog other = NatsLog.open(server.cluster(), LIMIT)) {
            assertThat(answer(other.erasedThrough(session))).isEqualTo(4);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (store.contains("xylophone-in-the-attic") && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(store.contains("xylophone-in-the-attic")).isFalse();
            assertThat(store.contains("harmless")).isTrue();
            assertThat(seqs(answer(other.read(session, 0, 1 << 20)))).hasSize(5);
        }
    }

    @Test
    void several_nodes_erase_the_same_texts_at_once() throws Exception {
        SessionId session = session("planets");
        Position end = end(session);
        for (int i = 0; i < 30; i++) {
            end = insist(session, end, UUID.randomUUID(), said("words " + i));
        }
        try (NatsLog other = NatsLog.open(server.cluster(), LIMIT);
                NatsLog third = NatsLog.open(server.cluster(), LIMIT)) {
            List<CompletableFuture<Boolean>> asked =
                    List.of(
                            log.eraseTexts(session, end.seq()),
                            other.eraseTexts(session, end.seq()),
                            third.eraseTexts(session, end.seq() - 5));
            for (CompletableFuture<Boolean> one : asked) {
                assertThat(answer(one)).isTrue();
            }
            assertThat(store.contains("words 29")).isFalse();
            assertThat(seqs(answer(third.read(session, 0, 1 << 20)))).hasSize(33);
            assertThat(answer(other.before(session, 34, 50, 100))).hasSize(33);
        }
    }

    @Test
    void a_name_that_a_node_claimed_and_died_is_free_again() throws Exception {
        Connection connection = Nats.connect(server.url());
        try {
            Names.Claim claim =
                    new Names.Claim(Samples.id(), new NameKey("planets"), NOON, false, 0);
            connection.keyValue(Subjects.NAMES).create(Subjects.name(claim.key()), claim.bytes());
        } finally {
            connection.close();
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Appended answer = new Appended.Overtaken();
        while (answer instanceof Appended.Overtaken && System.nanoTime() < deadline) {
            answer =
                    answer(
                            log.create(
                                    Samples.id(),
                                    new NameKey("planets"),
                                    UUID.randomUUID(),
                                    NOON,
                                    Samples.founding("planets"),
                                    Keep.NONE));
        }
        assertThat(answer).isInstanceOf(Appended.Done.class);
    }

    @Test
    void a_keep_is_put_together_and_stays_what_it_was() throws Exception {
        SessionId session = session("planets");
        Position end = end(session);
        Keep first = new Keep(Map.of("a", "1", "b", "1"));
        UUID id = UUID.randomUUID();
        end =
                ((Appended.Done)
                                answer(
                                        log.append(
                                                session, end, id, NOON, List.of(said("x")), first)))
                        .end();
        assertThat(answer(log.putKeep(session, new Keep(Map.of("b", "2", "c", "2"))))).isTrue();
        end = insist(session, end, UUID.randomUUID(), said("y"));
        Session state = state(session);
        assertThat(answer(log.putSnapshot(new SessionLog.Snapshot(state, end)))).isTrue();
        assertThat(answer(log.putKeep(session, new Keep(Map.of("c", "3", "a", ""))))).isTrue();
        try (NatsLog other = NatsLog.open(server.cluster(), LIMIT)) {
            assertThat(answer(other.snapshot(session)).orElseThrow().position()).isEqualTo(end);
            assertThat(answer(other.keep(session)).records()).isEqualTo(Map.of("b", "2", "c", "3"));
        }
    }
}
