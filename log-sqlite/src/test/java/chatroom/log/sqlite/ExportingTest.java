package chatroom.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Limits;
import chatroom.core.SessionId;
import chatroom.core.Text;
import chatroom.log.Appended;
import chatroom.log.Keep;
import chatroom.log.Position;
import chatroom.log.export.ExportWriter;
import chatroom.log.export.Moved;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exporting from a data folder in which a server goes on: people talk, and sessions close. The
/// session of planets is the first, and takes several of the pages in which it is read.
class ExportingTest {
    private static final int LARGE = 300;
    private static final int MIDDLE = 1 << 20;

    @TempDir private Path temp = Path.of("");
    private Path from = Path.of("");
    private Path to = Path.of("");
    private long end;
    private int exports;

    @BeforeEach
    void write() throws Exception {
        from = temp.resolve("from");
        to = temp.resolve("to");
        GoldenDatabase.write(from);
        end = 9;
        try (SqliteLog log = SqliteLog.open(from)) {
            for (int i = 0; i < LARGE; i++) {
                say(log, "x".repeat(Limits.TEXT_CODE_POINTS));
            }
        }
    }

    private void say(SqliteLog log, String text) throws Exception {
        List<Event> words = List.of(new Event.Said(1, 100 + end, new Text(text)));
        Position after = new Position(end, 0);
        UUID batch = new UUID(3, end);
        assertThat(log.append(GoldenDatabase.PLANETS, after, batch, 1, words, Keep.NONE).get())
                .isInstanceOf(Appended.Done.class);
        end++;
    }

    /// Exports, and does something in the middle of the first session.
    private Moved export(Path file, Callable<?> meanwhile) throws Exception {
        try (Connection spectator = Database.spectator(from.resolve("chatroom.db"));
                OutputStream out = Files.newOutputStream(file)) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            OutputStream interrupted =
                    new OutputStream() {
                        private boolean done;

                        @Override
                        public void write(int b) {
                            all.write(b);
                        }

                        @Override
                        public void write(byte[] bytes, int offset, int length) {
                            all.write(bytes, offset, length);
                            if (!done && all.size() > MIDDLE) {
                                done = true;
                                call(meanwhile);
                            }
                        }
                    };
            Moved moved =
                    new Exporting(spectator, new ExportWriter(interrupted), false).all(Set.of());
            all.writeTo(out);
            return moved;
        }
    }

    private static void call(Callable<?> what) {
        try {
            what.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<Entry> entries(SqliteLog log, SessionId session) throws Exception {
        return log.read(session, 0, 1 << 30).get().stream()
                .flatMap(batch -> batch.entries().stream())
                .toList();
    }

    @Test
    void who_talks_meanwhile_does_not_wait_and_the_export_is_what_there_was_before()
            throws Exception {
        Path file = temp.resolve("file");
        long before = end;
        try (SqliteLog log = SqliteLog.open(from)) {
            // Each waits until it is on the disk, and the export goes on after the last.
            Moved moved =
                    export(
                            file,
                            () -> {
                                for (int i = 0; i < 20; i++) {
                                    say(log, "meanwhile");
                                }
                                return null;
                            });
            assertThat(end).isEqualTo(before + 20);
            assertThat(moved.entries()).isEqualTo(before + 4);
            isPrefix(file, entries(log, GoldenDatabase.PLANETS), before);
        }
    }

    private void isPrefix(Path file, List<Entry> all, long until) throws Exception {
        Path into = to.resolve("" + exports++);
        DataFiles.load(file, into, Set.of());
        try (SqliteLog imported = SqliteLog.open(into)) {
            assertThat(entries(imported, GoldenDatabase.PLANETS))
                    .isEqualTo(all.subList(0, (int) until));
        }
        assertThat(DataFiles.check(into, _ -> {}).damage()).isZero();
    }

    @Test
    void every_export_while_somebody_talks_all_the_time_is_a_prefix_of_what_was_said()
            throws Exception {
        try (SqliteLog log = SqliteLog.open(from)) {
            CompletableFuture<Void> enough = new CompletableFuture<>();
            CompletableFuture<Void> talking =
                    CompletableFuture.runAsync(() -> {
                        while (!enough.isDone()) {
                            call(() -> {
                                say(log, "and on");
                                return null;
                            });
                        }
                    });
            long[] lasts = new long[4];
            for (int i = 0; i < lasts.length; i++) {
                Path file = temp.resolve("file" + i);
                lasts[i] = DataFiles.export(from, file, Set.of(), false).entries() - 4;
            }
            enough.complete(null);
            talking.join();
            List<Entry> all = entries(log, GoldenDatabase.PLANETS);
            assertThat(lasts).isSorted();
            for (int i = 0; i < lasts.length; i++) {
                isPrefix(temp.resolve("file" + i), all, lasts[i]);
            }
        }
    }

    @Test
    void a_session_that_closes_meanwhile_is_not_in_the_export_and_the_others_are()
            throws Exception {
        Path file = temp.resolve("file");
        try (SqliteLog log = SqliteLog.open(from)) {
            // Nobody sees it any more; what it took is overwritten when the export is done.
            CompletableFuture<Boolean> removed = new CompletableFuture<>();
            Moved moved =
                    export(
                            file,
                            () -> {
                                var _ =
                                        log.remove(GoldenDatabase.PLANETS)
                                                .thenAccept(removed::complete);
                                while (!log.read(GoldenDatabase.PLANETS, 0, 1).get().isEmpty()) {
                                    Thread.sleep(10);
                                }
                                return null;
                            });
            assertThat(removed.get()).isTrue();
            assertThat(moved.sessions()).containsExactly("реки");
            assertThat(moved.entries()).isEqualTo(4);
        }
        Moved in = DataFiles.load(file, to, Set.of());
        assertThat(in.sessions()).containsExactly("реки");
        assertThat(DataFiles.check(to, _ -> {}).damage()).isZero();
    }
}
