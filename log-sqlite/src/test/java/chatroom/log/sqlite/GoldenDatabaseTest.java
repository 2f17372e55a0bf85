package chatroom.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.Text;
import chatroom.log.Appended;
import chatroom.log.Damage;
import chatroom.log.Keep;
import chatroom.log.Listed;
import chatroom.log.Position;
import chatroom.log.Samples;
import chatroom.log.format.StoredBatch;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What any version wrote is read by this one.
class GoldenDatabaseTest {
    @TempDir private Path folder = Path.of("");

    static Stream<Integer> versions() {
        return GoldenDatabase.versions().stream();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void the_database_of_every_version_is_opened_read_and_continued(int version) throws Exception {
        GoldenDatabase.restore(version, folder);
        List<Damage> damage = new ArrayList<>();
        for (int opened = 0; opened < 2; opened++) {
            try (SqliteLog log = SqliteLog.open(folder, damage::add)) {
                assertThat(log.directory().get())
                        .containsExactlyInAnyOrder(
                                new Listed(
                                        GoldenDatabase.PLANETS,
                                        new NameKey("planets"),
                                        GoldenDatabase.NOON),
                                new Listed(
                                        GoldenDatabase.RIVERS,
                                        new NameKey("реки"),
                                        GoldenDatabase.NOON));
                assertThat(log.keep(GoldenDatabase.PLANETS).get()).isEqualTo(GoldenDatabase.KEEP);
                assertThat(log.snapshot(GoldenDatabase.PLANETS).get()).isPresent();
                assertThat(texts(log)).startsWith("", "", "words 3", "words 4", "words 5");
                assertThat(log.read(GoldenDatabase.RIVERS, 0, 9_999).get().getFirst().entries())
                        .extracting(Entry::event)
                        .isEqualTo(Samples.founding("реки"));
                assertThat(log.checkAll().get()).isEqualTo(new Audited(2, entries(version) + opened, 0));
                assertThat(append(log, 9 + opened)).isInstanceOf(Appended.Done.class);
            }
        }
        assertThat(damage).isEmpty();
    }

    /// What later versions of the format added is in the databases of their time.
    private static int entries(int version) {
        return version < 2 ? 12 : 13;
    }

    @Test
    void the_newest_database_holds_batches_of_every_version_of_their_format() throws Exception {
        GoldenDatabase.restore(Schema.VERSION, folder);
        try (Connection connection = Database.in(folder.resolve("chatroom.db")).reader();
                Statement ask = connection.createStatement();
                ResultSet row =
                        ask.executeQuery("SELECT DISTINCT version FROM batch ORDER BY version")) {
            for (int version = 1; version <= StoredBatch.VERSION; version++) {
                assertThat(row.next()).isTrue();
                assertThat(row.getInt(1)).isEqualTo(version);
            }
        }
    }

    private static List<String> texts(SqliteLog log) throws Exception {
        return log.read(GoldenDatabase.PLANETS, 3, 1 << 20).get().stream()
                .flatMap(batch -> batch.entries().stream())
                .map(entry -> ((Event.Said) entry.event()).text().value())
                .toList();
    }

    private static Appended append(SqliteLog log, long after) throws Exception {
        List<Event> words = List.of(new Event.Said(1, 100 + after, new Text("more")));
        UUID batch = new UUID(9, after);
        return log.append(
                        GoldenDatabase.PLANETS,
                        new Position(after, 0),
                        batch,
                        GoldenDatabase.NOON,
                        words,
                        Keep.NONE)
                .get();
    }

    @Test
    void an_older_program_refuses_the_file_before_it_meets_batches_that_it_does_not_know() {
        assertThat(Schema.VERSION).isGreaterThanOrEqualTo(StoredBatch.VERSION);
    }
}
