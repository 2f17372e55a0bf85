package chatroom.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.core.Text;
import chatroom.log.Appended;
import chatroom.log.Batch;
import chatroom.log.Keep;
import chatroom.log.Position;
import chatroom.log.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full, and then is not: a small file system in memory, which takes root to make.
@Tag("root")
class FullDiskTest {
    @TempDir private Path disk = Path.of("");

    @BeforeEach
    void mount() throws Exception {
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()))
                .as("a file system of 4 MiB can be mounted")
                .isZero();
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", disk.toString());
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    @Test
    void a_full_disk_refuses_appends_and_goes_on_by_itself_when_there_is_room() throws Exception {
        Path ballast = disk.resolve("ballast");
        Files.write(ballast, new byte[1024 * 1024]);
        SessionId session = Samples.id();
        try (SqliteLog log = SqliteLog.open(disk.resolve("data"))) {
            List<Event> founding = Samples.founding("planets");
            log.create(session, new NameKey("planets"), UUID.randomUUID(), 1, founding, Keep.NONE)
                    .get();
            List<UUID> done = new ArrayList<>();
            Position end = fill(log, session, new Position(3, 0), done);
            assertThat(done).isNotEmpty();
            assertThat(ids(log, session)).isEqualTo(done);
            Files.delete(ballast);
            assertThat(fill(log, session, end, done).seq()).isGreaterThan(end.seq());
            assertThat(ids(log, session)).isEqualTo(done);
        }
        Files.deleteIfExists(ballast);
    }

    /// Appends until it is told that there is no room.
    private static Position fill(SqliteLog log, SessionId session, Position from, List<UUID> done)
            throws Exception {
        Position end = from;
        while (true) {
            UUID batch = UUID.randomUUID();
            List<Event> words = List.of(new Event.Said(1, 1, new Text("x".repeat(8_000))));
            Appended answer = log.append(session, end, batch, 1, words, Keep.NONE).get();
            if (!(answer instanceof Appended.Done it)) {
                assertThat(answer).isEqualTo(new Appended.Full());
                return end;
            }
            done.add(batch);
            end = it.end();
        }
    }

    private static List<UUID> ids(SqliteLog log, SessionId session) throws Exception {
        return log.read(session, 3, 1 << 30).get().stream().map(Batch::id).toList();
    }
}
