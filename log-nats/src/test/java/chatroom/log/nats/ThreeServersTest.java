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
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
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
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return NatsLog.open(new Cluster(List.of(urls()), null));
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
}
