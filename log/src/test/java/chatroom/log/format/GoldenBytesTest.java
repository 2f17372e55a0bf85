package chatroom.log.format;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Door;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Leaders;
import chatroom.core.NameKey;
import chatroom.core.Past;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.core.SessionName;
import chatroom.core.Text;
import chatroom.core.Username;
import chatroom.core.WhenAdminLeaves;
import chatroom.log.Position;
import chatroom.log.SessionLog.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// The bytes as each version writes them for ever: a log that is on somebody's disk must not change
/// its meaning. Whoever wants other bytes makes the next version and leaves these vectors alone.
class GoldenBytesTest {
    private static final SessionId SESSION = new SessionId("chatroomlogformatversionaa");
    private static final UUID BATCH = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    private static final long AT = 1_800_000_000_000L;

    private static final List<Event> EVERYTHING =
            List.of(
                    new Event.Created(
                            new SessionName("Planets"),
                            new NameKey("planets"),
                            "Zoë",
                            true,
                            WhenAdminLeaves.WAIT,
                            240_000,
                            Past.SINCE_JOIN,
                            false,
                            true,
                            Leaders.ENCRYPTED),
                    new Event.Joined(
                            1, new Username("Zoë"), new NameKey("zoe"), Door.ENCRYPTED, "place.1"),
                    new Event.AdminChanged(1, Event.AdminChanged.Why.CREATED, "grant.1"),
                    new Event.Joined(
                            2, new Username("Ömer"), new NameKey("omer"), Door.PLAIN, "place.2"),
                    new Event.Said(2, 1, new Text("Hello, 世界!")),
                    new Event.Dropped(2),
                    new Event.Resumed(2, Door.ENCRYPTED),
                    new Event.Active(2),
                    new Event.Said(1, 200, new Text("two\nlines")),
                    new Event.TimedOut(2),
                    new Event.Left(2, Event.Left.Why.LAPSED),
                    new Event.Joined(
                            3, new Username("mallory"), new NameKey("mallory"), Door.PLAIN, "p.3"),
                    new Event.Kicked(3, 1, AT + 300_000, "noise"),
                    new Event.Said(1, 201, Text.ERASED),
                    new Event.Closed(Event.Closed.Why.BY_ADMIN));

    /// What version 2 knows more than version 1.
    private static final List<Event> MORE =
            List.of(new Event.CodeChanged(1, true), new Event.CodeChanged(0, false));

    private static StoredBatch batch() {
        AtomicLong next = new AtomicLong();
        RandomGenerator salts = () -> 0x0101010101010101L * next.incrementAndGet();
        return EncodedEvents.of(EVERYTHING, salts).after(Hash.start(SESSION), 0, AT, BATCH);
    }

    private static StoredBatch more() {
        return EncodedEvents.of(MORE, () -> 0).after(Hash.start(SESSION), 3, AT, BATCH);
    }

    private static Snapshot snapshot() {
        Session state = Session.begin(SESSION, new Entry(1, AT, EVERYTHING.getFirst()));
        for (int i = 1; i < EVERYTHING.size(); i++) {
            state = state.apply(new Entry(i + 1, AT, EVERYTHING.get(i)));
        }
        return new Snapshot(state, new Position(state.seq(), 77));
    }

    private static byte[] golden(String name) throws IOException {
        return golden(1, name);
    }

    private static byte[] golden(int version, String name) throws IOException {
        Properties vector = new Properties();
        String file = "log-format-v" + version + ".properties";
        try (InputStream in =
                Objects.requireNonNull(GoldenBytesTest.class.getResourceAsStream(file))) {
            vector.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return HexFormat.of().parseHex(Objects.requireNonNull(vector.getProperty(name), name));
    }

    @Test
    void a_batch_is_written_as_it_always_was() throws IOException {
        StoredBatch batch = batch();
        assertThat(batch.payload()).asHexString().isEqualTo(hex(golden("payload")));
        assertThat(batch.texts()).asHexString().isEqualTo(hex(golden("texts")));
        assertThat(batch.hash()).isEqualTo(Hash.of(golden("hash")));
    }

    @Test
    void a_batch_of_version_1_is_read_for_ever() throws IOException {
        StoredBatch.Head head = new StoredBatch.Head(1, EVERYTHING.size(), AT, BATCH, 1);
        StoredBatch batch =
                new StoredBatch(head, Hash.of(golden("hash")), golden("payload"), golden("texts"));
        assertThat(batch.open(SESSION, Hash.start(SESSION), 0, 0).entries())
                .extracting(Entry::event)
                .isEqualTo(EVERYTHING);
    }

    @Test
    void what_version_2_added_is_written_as_it_always_was() throws IOException {
        assertThat(more().payload()).asHexString().isEqualTo(hex(golden(2, "payload")));
        assertThat(more().hash()).isEqualTo(Hash.of(golden(2, "hash")));
    }

    @Test
    void a_batch_of_version_2_is_read_for_ever() throws IOException {
        StoredBatch.Head head = new StoredBatch.Head(4, 5, AT, BATCH, 2);
        StoredBatch batch =
                new StoredBatch(
                        head, Hash.of(golden(2, "hash")), golden(2, "payload"), new byte[0]);
        assertThat(batch.open(SESSION, Hash.start(SESSION), 0, 0).entries())
                .extracting(Entry::event)
                .isEqualTo(MORE);
    }

    @Test
    void a_snapshot_is_written_as_it_always_was() throws IOException {
        assertThat(SnapshotCodec.encode(snapshot()))
                .asHexString()
                .isEqualTo(hex(golden("snapshot")));
        assertThat(SnapshotCodec.decode(SESSION, golden("snapshot"))).contains(snapshot());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
