package chatroom.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.core.Text;
import chatroom.log.Damage;
import chatroom.log.DamagedLog;
import chatroom.log.Keep;
import chatroom.log.Listed;
import chatroom.log.LogUnavailable;
import chatroom.log.Position;
import chatroom.log.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A byte somewhere in the files is not what was written. What is then given is what was written,
/// and where something is not given, it is said.
class FlippedBytesTest {
    private static final int FLIPS = 150;

    @TempDir private Path temp = Path.of("");

    /// The files of a server that was killed, with and without a write-ahead log.
    private Path clean = Path.of("");

    private Path killed = Path.of("");

    private final Map<SessionId, Contents> written = new HashMap<>();

    private record Contents(Listed listed, List<Entry> entries, Keep keep) {}

    @BeforeEach
    void write() throws Exception {
        clean = Files.createDirectory(temp.resolve("clean"));
        killed = Files.createDirectory(temp.resolve("killed"));
        Path folder = temp.resolve("written");
        try (SqliteLog log = SqliteLog.open(folder)) {
            for (String name : List.of("planets", "rivers", "mountains")) {
                talk(log, name);
            }
            copy(folder, killed);
        }
        try (SqliteLog log = SqliteLog.open(folder)) {
            for (Listed listed : log.directory().get()) {
                written.put(listed.id(), contents(log, listed));
            }
        }
        copy(folder, clean);
        assertThat(killed.resolve("chatroom.db-wal")).isNotEmptyFile();
        assertThat(written).hasSize(3);
    }

    private static void talk(SqliteLog log, String name) throws Exception {
        SessionId id = Samples.id();
        Map<String, String> records = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            records.put("place/" + i, "0123456789abcdef".repeat(4) + " - source " + i);
        }
        log.create(
                        id,
                        new NameKey(name),
                        new UUID(1, 1),
                        1_000,
                        Samples.founding(name),
                        new Keep(records))
                .get();
        for (int i = 1; i <= 60; i++) {
            List<Event> words = List.of(new Event.Said(1, i, new Text((name + i).repeat(i))));
            log.append(id, new Position(2 + i, 0), new UUID(2, i), 1_000 + i, words, Keep.NONE)
                    .get();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String file : List.of("chatroom.db", "chatroom.db-wal")) {
            if (Files.exists(from.resolve(file))) {
                Files.copy(
                        from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Contents contents(SqliteLog log, Listed listed) throws Exception {
        List<Entry> entries = new ArrayList<>();
        var page = log.read(listed.id(), 0, 1 << 16).get();
        while (!page.isEmpty()) {
            page.forEach(batch -> entries.addAll(batch.entries()));
            page = log.read(listed.id(), page.getLast().last(), 1 << 16).get();
        }
        return new Contents(listed, entries, log.keep(listed.id()).get());
    }

    @ParameterizedTest
    @CsvSource({"chatroom.db, false", "chatroom.db-wal, true"})
    void nothing_is_silently_missing_or_wrong(String file, boolean wal) throws Exception {
        byte[] whole = Files.readAllBytes((wal ? killed : clean).resolve(file));
        Random random = new Random(20261122);
        int found = 0;
        for (int i = 0; i < FLIPS; i++) {
            int at = random.nextInt(whole.length);
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Path folder = Files.createDirectory(temp.resolve(file + wal + i));
            copy(wal ? killed : clean, folder);
            Files.write(folder.resolve(file), flipped);
            found += check(folder, file + ", byte " + at) ? 1 : 0;
        }
        // What is not found stands where nothing was written, or means nothing.
        assertThat(found).isGreaterThan(FLIPS / 3);
    }

    @Test
    void what_is_whole_is_not_called_damaged() throws Exception {
        assertThat(check(clean, "clean")).isFalse();
        assertThat(check(killed, "killed")).isFalse();
    }

    /// Whether damage was found; fails where something is not right and it was not.
    private boolean check(Path folder, String what) throws Exception {
        List<Damage> told = Collections.synchronizedList(new ArrayList<>());
        Map<SessionId, Contents> given = new HashMap<>();
        Set<SessionId> refused = new HashSet<>();
        try (SqliteLog log = SqliteLog.open(folder, told::add)) {
            for (Listed listed : log.directory().get()) {
                try {
                    given.put(listed.id(), contents(log, listed));
                } catch (ExecutionException e) {
                    assertThat(e).as(what).hasCauseInstanceOf(DamagedLog.class);
                    refused.add(listed.id());
                }
            }
            log.checkAll().get();
        } catch (LogUnavailable e) {
            assertThat(e.getMessage()).as(what).endsWith(".").doesNotContain("\n");
            return true;
        }
        if (!refused.isEmpty()) {
            assertThat(told).as(what).isNotEmpty();
        }
        given.forEach((id, contents) -> {
            if (told.isEmpty()) {
                assertThat(contents).as(what).isEqualTo(written.get(id));
            }
        });
        if (told.isEmpty()) {
            assertThat(given.keySet()).as(what).isEqualTo(written.keySet());
        }
        assertThat(told).as(what).noneMatch(d -> d.toString().contains("\n"));
        return !told.isEmpty();
    }
}
