package chatroom.log.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.core.SessionName;
import chatroom.core.Text;
import chatroom.log.Appended;
import chatroom.log.Keep;
import chatroom.log.Listed;
import chatroom.log.LogUnavailable;
import chatroom.log.Position;
import chatroom.log.Samples;
import chatroom.log.export.As;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sessions move from one engine into another by a file, and are the same there.
@Tag("e2e")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ClusterFilesTest {
    private static final long NOON = 1_800_000_000_000L;
    private static final NameKey PLANETS = new NameKey("planets");
    private static final NameKey MOONS = new NameKey("moons");

    @TempDir private Path folder = Path.of("");

    private NatsServer from;
    private NatsServer to;

    @BeforeEach
    void start() throws IOException {
        from = new NatsServer();
        to = new NatsServer();
    }

    @AfterEach
    void stop() throws IOException {
        from.close();
        to.close();
    }

    private static Position said(NatsLog log, SessionId session, Position after, int number) {
        Keep keep = new Keep(Map.of("place." + number, "token " + number));
        List<Event> words = List.of(new Event.Said(1, number, new Text("words " + number)));
        Appended answer = log.append(session, after, UUID.randomUUID(), NOON, words, keep).join();
        return ((Appended.Done) answer).end();
    }

    /// Forty messages, of which the first ten are erased, with something kept beside them.
    private static SessionId session(NatsLog log, NameKey key) {
        SessionId session = Samples.id();
        Keep keep = new Keep(Map.of("code", "12345"));
        Appended created =
                log.create(
                                session,
                                key,
                                UUID.randomUUID(),
                                NOON,
                                Samples.founding(key.value()),
                                keep)
                        .join();
        Position end = ((Appended.Done) created).end();
        for (int i = 1; i <= 40; i++) {
            end = said(log, session, end, i);
        }
        assertThat(log.putKeep(session, new Keep(Map.of("code", "54321"))).join()).isTrue();
        assertThat(log.eraseTexts(session, 13).join()).isTrue();
        return session;
    }

    private static List<Entry> entries(NatsLog log, SessionId session) {
        return log.read(session, 0, 1 << 20).join().stream()
                .flatMap(batch -> batch.entries().stream())
                .toList();
    }

    @Test
    void entries_chains_keeps_and_what_is_erased_are_the_same() throws IOException {
        Path file = folder.resolve("sessions");
        SessionId session;
        List<Entry> entries;
        Keep keep;
        try (NatsLog log = NatsLog.open(from.cluster())) {
            session = session(log, PLANETS);
            entries = entries(log, session);
            keep = log.keep(session).join();
        }
        assertThat(ClusterFiles.export(from.cluster(), file, Set.of(), false).entries())
                .isEqualTo(entries.size());
        assertThat(ClusterFiles.load(to.cluster(), file, Set.of(), null).sessions())
                .containsExactly("planets");
        try (NatsLog log = NatsLog.open(to.cluster())) {
            assertThat(log.directory().join()).containsExactly(new Listed(session, PLANETS, NOON));
            assertThat(entries(log, session)).isEqualTo(entries);
            assertThat(log.keep(session).join()).isEqualTo(keep);
            assertThat(log.erasedThrough(session).join()).isEqualTo(13);
            assertThat(log.before(session, 20, 100, 100).join()).isEqualTo(entries.subList(0, 19));
        }
        // Byte for byte, hashes and all.
        Path again = folder.resolve("again");
        var _ = ClusterFiles.export(to.cluster(), again, Set.of(), false);
        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void a_session_goes_on_where_it_was_imported() {
        Path file = folder.resolve("sessions");
        SessionId session;
        try (NatsLog log = NatsLog.open(from.cluster())) {
            session = session(log, PLANETS);
        }
        var _ = ClusterFiles.export(from.cluster(), file, Set.of(), false);
        try (NatsLog log = NatsLog.open(to.cluster())) {
            // While a server is there, which has seen nothing of it.
            var _ = ClusterFiles.load(to.cluster(), file, Set.of(), null);
            List<Entry> before = entries(log, session);
            Position end = log.read(session, before.size() - 1, 1 << 20).join().getLast().end();
            Position after = said(log, session, end, 41);
            assertThat(after.seq()).isEqualTo(before.size() + 1L);
            assertThat(log.eraseTexts(session, 20).join()).isTrue();
            assertThat(entries(log, session).get(19).event())
                    .isEqualTo(new Event.Said(1, 17, Text.ERASED));
        }
    }

    @Test
    void beside_the_session_it_was_exported_from_it_is_another_one_of_another_name() {
        Path file = folder.resolve("sessions");
        SessionId session;
        try (NatsLog log = NatsLog.open(from.cluster())) {
            session = session(log, PLANETS);
        }
        var _ = ClusterFiles.export(from.cluster(), file, Set.of(), false);
        As as = new As(new SessionName("moons"), MOONS, Samples.id());
        var _ = ClusterFiles.load(from.cluster(), file, Set.of(PLANETS), as);
        try (NatsLog log = NatsLog.open(from.cluster())) {
            List<Entry> moons = entries(log, as.id());
            assertThat(moons.getFirst().event()).isEqualTo(Samples.created("moons"));
            assertThat(moons.subList(1, 43)).isEqualTo(entries(log, session).subList(1, 43));
        }
    }

    @Test
    void where_anything_is_wrong_nothing_is_imported() throws IOException {
        Path file = folder.resolve("sessions");
        try (NatsLog log = NatsLog.open(from.cluster())) {
            var _ = session(log, MOONS);
            var _ = session(log, PLANETS);
        }
        var _ = ClusterFiles.export(from.cluster(), file, Set.of(), false);
        try (NatsLog log = NatsLog.open(to.cluster())) {
            var _ = session(log, PLANETS);
            assertThatThrownBy(() -> ClusterFiles.load(to.cluster(), file, Set.of(), null))
                    .isInstanceOf(LogUnavailable.class)
                    .hasMessageContaining("there is a session planets already");
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Path altered = Files.write(folder.resolve("altered"), bytes);
            assertThatThrownBy(() -> ClusterFiles.load(to.cluster(), altered, Set.of(MOONS), null))
                    .isInstanceOf(LogUnavailable.class)
                    .hasMessageContaining("Nothing was imported.");
            assertThat(log.directory().join().stream().map(Listed::key)).containsExactly(PLANETS);
        }
    }
}
