package chatroom.log.nats;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.core.Text;
import chatroom.log.Appended;
import chatroom.log.Batch;
import chatroom.log.Keep;
import chatroom.log.Position;
import chatroom.log.Samples;
import chatroom.log.SessionLog;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An engine of three servers keeps everything three times, and any of them may die.
@Tag("e2e")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ThreeServersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long NOON = 1_800_000_000_000L;

    private List<NatsServer> servers = List.of();

    @BeforeEach
    void start() throws Exception {
        servers = NatsServer.three();
    }

    @AfterEach
    void stop() throws Exception {
        for (NatsServer server : servers) {
            server.close();
        }
    }

    private String[] urls() {
        return servers.stream().map(NatsServer::url).toArray(String[]::new);
    }

    /// Three servers that have just been started need a while until they are one.
    private NatsLog open() throws InterruptedException {
        return open(NatsLog.ANSWER_WITHIN);
    }

    private NatsLog open(Duration answerWithin) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return NatsLog.open(new Cluster(List.of(urls()), null), answerWithin);
            } catch (EngineUnavailable e) {
                assertThat(System.nanoTime()).as("%s", e).isLessThan(deadline);
                Thread.sleep(200);
            }
        }
    }

    private NatsServer leader() throws IOException, InterruptedException, JetStreamApiException {
        Connection connection = Nats.connect(new Options.Builder().servers(urls()).build());
        try {
            String name =
                    connection
                            .jetStreamManagement()
                            .getStreamInfo(Subjects.STREAM)
                            .getClusterInfo()
                            .getLeader();
            return servers.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
        } finally {
            connection.close();
        }
    }

    /// Appends the same batch until the engine has taken it.
    private static Position insist(NatsLog log, SessionId session, Position after, long number)
            throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        UUID id = UUID.randomUUID();
        List<Event> words = List.of(new Event.Said(1, number, new Text("words " + number)));
        Appended answer = new Appended.Unknown();
        while (answer instanceof Appended.Unknown && System.nanoTime() < deadline) {
            answer =
                    log.append(session, after, id, NOON, words, Keep.NONE)
                            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        assertThat(answer).isInstanceOf(Appended.Done.class);
        return ((Appended.Done) answer).end();
    }

    @Test
    void the_leader_is_killed_and_all_goes_on_with_nothing_lost_or_doubled() throws Exception {
        try (NatsLog log = open()) {
            assertThat(log.replicas()).isEqualTo(3);
            SessionId session = Samples.id();
            List<Event> events = Samples.founding("planets");
            Appended created =
                    log.create(
                                    session,
                                    new NameKey("planets"),
                                    UUID.randomUUID(),
                                    NOON,
                                    events,
                                    Keep.NONE)
                            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            Position end = ((Appended.Done) created).end();
            long number = 0;
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 10; i++) {
                    end = insist(log, session, end, ++number);
                }
                NatsServer leader = leader();
                leader.kill();
                for (int i = 0; i < 10; i++) {
                    end = insist(log, session, end, ++number);
                }
                leader.start();
            }
            assertThat(end.seq()).isEqualTo(43);
            List<Batch> all = log.read(session, 0, 1 << 20).get();
            assertThat(all.stream().flatMap(b -> b.entries().stream()).map(Entry::seq))
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 43).boxed().toList());
        }
    }

    /// Whether the engine says that it cannot answer just now.
    private static boolean leaderless(NatsLog log, SessionId session) {
        try {
            return log.read(session, 0, 1).join().isEmpty();
        } catch (CompletionException e) {
            return Engine.refusal(e) != null;
        }
    }

    @Test
    void who_follows_while_there_is_no_leader_is_told_when_there_is_one_again() throws Exception {
        SessionId session = Samples.id();
        List<Event> events = Samples.founding("planets");
        List<Entry> heard = new CopyOnWriteArrayList<>();
        try (NatsLog log = open(Duration.ofMillis(800))) {
            log.create(session, new NameKey("planets"), UUID.randomUUID(), NOON, events, Keep.NONE)
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            servers.get(1).kill();
            servers.get(2).kill();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!leaderless(log, session)) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.sleep(100);
            }
            SessionLog.Subscription following =
                    log.follow(session, 0, batch -> heard.addAll(batch.entries()));
            Thread.sleep(3_000); // some times as long as an answer is waited for
            servers.get(1).start();
            servers.get(2).start();
            while (heard.size() < events.size()) {
                assertThat(System.nanoTime()).isLessThan(deadline + PATIENCE.toNanos());
                Thread.sleep(20);
            }
            assertThat(following.ended()).isNotDone();
        }
    }

    /// Appends one message after the other, each where the log ends by then; the seqs of them.
    private static List<Long> write(NatsLog log, SessionId session, int member, int count) {
        List<Long> seqs = new ArrayList<>();
        Position end = new Position(0, 0);
        for (long number = 1; seqs.size() < count; ) {
            List<Event> words = List.of(new Event.Said(member, number, new Text("words")));
            Appended answer =
                    log.append(session, end, UUID.randomUUID(), NOON, words, Keep.NONE).join();
            if (answer instanceof Appended.Done(Position now)) {
                end = now;
                seqs.add(end.seq());
                number++;
            } else {
                assertThat(answer).isEqualTo(new Appended.Overtaken());
                for (Batch missed : log.read(session, end.seq(), 1 << 20).join()) {
                    end = missed.end();
                }
            }
        }
        return seqs;
    }

    @Test
    void of_what_nodes_append_at_the_same_moment_one_counts_and_all_agree_which() throws Exception {
        int each = 150;
        SessionId session = Samples.id();
        List<Event> events = Samples.founding("planets");
        List<Entry> heard = new CopyOnWriteArrayList<>();
        try (NatsLog one = open();
                NatsLog two = open();
                NatsLog three = open()) {
            one.create(session, new NameKey("planets"), UUID.randomUUID(), NOON, events, Keep.NONE)
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            three.follow(session, 0, batch -> heard.addAll(batch.entries()));
            List<CompletableFuture<List<Long>>> writers =
                    List.of(
                            CompletableFuture.supplyAsync(() -> write(one, session, 1, each)),
                            CompletableFuture.supplyAsync(() -> write(two, session, 2, each)));
            Set<Long> acknowledged = new TreeSet<>();
            for (CompletableFuture<List<Long>> writer : writers) {
                acknowledged.addAll(writer.get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
            }
            int last = events.size() + 2 * each;
            assertThat(acknowledged)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(events.size() + 1L, last).boxed().toList());
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (heard.size() < last) {
                assertThat(System.nanoTime()).as("%d heard", heard.size()).isLessThan(deadline);
                Thread.sleep(20);
            }
            assertThat(heard).isEqualTo(entries(one, session)).isEqualTo(entries(two, session));
            try (NatsLog fresh = open()) {
                assertThat(entries(fresh, session)).isEqualTo(heard);
            }
        }
    }

    private static List<Entry> entries(NatsLog log, SessionId session) {
        List<Entry> all = new ArrayList<>();
        List<Batch> page = log.read(session, 0, 1 << 20).join();
        while (!page.isEmpty()) {
            page.forEach(batch -> all.addAll(batch.entries()));
            page = log.read(session, all.getLast().seq(), 1 << 20).join();
        }
        return all;
    }
}
