package chatroom.log.nats;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several nodes that write to one session at the same time, each as a live session does: what
/// waits goes together, one batch in flight, and after another node's it is decided again. Prints
/// what it came to; decision 0008 has the figures.
@Tag("slow")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ContentionTest {
    private static final long NOON = 1_800_000_000_000L;
    private static final int SECONDS = 3;

    private NatsServer server;

    @BeforeEach
    void start() throws Exception {
        server = new NatsServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    /// What came of one node's writing.
    private record Written(int done, int attempts, List<Long> latencies) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void every_node_gets_through_and_nothing_is_there_twice(int nodes) throws Exception {
        List<NatsLog> logs = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            logs.add(NatsLog.open(server.cluster()));
        }
        SessionId session = Samples.id();
        List<Event> events = Samples.founding("planets");
        logs.getFirst()
                .create(session, new NameKey("planets"), UUID.randomUUID(), NOON, events, Keep.NONE)
                .get();
        int perSecond = 600 / nodes;
        List<CompletableFuture<Written>> writers = new ArrayList<>();
        for (NatsLog log : logs) {
            writers.add(
                    CompletableFuture.supplyAsync(
                            () -> write(log, session, perSecond),
                            task -> Thread.ofPlatform().start(task)));
        }
        int done = 0;
        int attempts = 0;
        List<Long> latencies = new ArrayList<>();
        for (CompletableFuture<Written> writer : writers) {
            Written written = writer.get();
            done += written.done();
            attempts += written.attempts();
            latencies.addAll(written.latencies());
        }
        List<Batch> all = new ArrayList<>();
        List<Batch> page = logs.getFirst().read(session, 0, 1 << 20).get();
        while (!page.isEmpty()) {
            all.addAll(page);
            page = logs.getFirst().read(session, all.getLast().last(), 1 << 20).get();
        }
        latencies.sort(null);
        System.out.printf(
                "%d nodes: %d messages in %d batches, %d attempts; ms until done: p50 %.1f, p99"
                        + " %.1f, max %.1f%n",
                nodes,
                done,
                all.size() - 1,
                attempts,
                latencies.get(latencies.size() / 2) / 1e6,
                latencies.get(latencies.size() * 99 / 100) / 1e6,
                latencies.getLast() / 1e6);
        logs.forEach(NatsLog::close);
        assertThat(all.getLast().last()).isEqualTo(3 + done);
        assertThat(done).isEqualTo(nodes * perSecond * SECONDS);
    }

    /// Messages come evenly; what has come since goes as one batch.
    private static Written write(NatsLog log, SessionId session, int perSecond) {
        long every = 1_000_000_000L / perSecond;
        int total = perSecond * SECONDS;
        List<Long> latencies = new ArrayList<>();
        Position[] heard = {Position.START};
        int attempts = 0;
        try (SessionLog.Subscription following =
                log.follow(session, 0, batch -> heard(heard, batch))) {
            long begun = System.nanoTime();
            int sent = 0;
            while (sent < total) {
                int due = (int) Math.min(total, (System.nanoTime() - begun) / every);
                if (due == sent) {
                    LockSupport.parkNanos(every / 4);
                    continue;
                }
                List<Event> events = new ArrayList<>();
                for (int i = sent; i < Math.min(due, sent + 64); i++) {
                    events.add(new Event.Said(1, i + 1, new Text("words " + i)));
                }
                Position after = end(heard);
                attempts++;
                Appended answer =
                        log.append(session, after, UUID.randomUUID(), NOON, events, Keep.NONE)
                                .join();
                if (answer instanceof Appended.Done(Position end)) {
                    heard(heard, end);
                    long now = System.nanoTime();
                    for (int i = sent; i < sent + events.size(); i++) {
                        latencies.add(now - begun - i * every);
                    }
                    sent += events.size();
                } else {
                    assertThat(answer).isEqualTo(new Appended.Overtaken());
                    List<Batch> missed = List.of();
                    do { // as Deciding does: until nothing comes any more
                        missed.forEach(b -> heard(heard, b));
                        missed = log.read(session, end(heard).seq(), 256 * 1024).join();
                    } while (!missed.isEmpty());
                }
            }
            assertThat(following.ended()).isNotDone();
        }
        return new Written(total, attempts, latencies);
    }

    private static void heard(Position[] heard, Batch batch) {
        heard(heard, batch.end());
    }

    private static void heard(Position[] heard, Position end) {
        synchronized (heard) {
            if (end.seq() > heard[0].seq()) {
                heard[0] = end;
            }
        }
    }

    private static Position end(Position[] heard) {
        synchronized (heard) {
            return heard[0];
        }
    }
}
