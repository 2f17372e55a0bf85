package chatroom.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.core.Event;
import chatroom.core.SessionId;
import chatroom.log.Batch;
import chatroom.log.Listed;
import chatroom.log.LogUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that appends is killed at any moment; what it had told as Done is there.
@Tag("slow")
class KilledTest {
    private static final int KILLS = 10;

    @TempDir private Path temp = Path.of("");
    private final Map<String, Long> told = new HashMap<>();

    @Test
    void whatever_was_told_is_there_after_a_kill_whole_and_in_its_place() throws Exception {
        Random random = new Random(20261122);
        for (int i = 0; i < KILLS; i++) {
            int before = told.size();
            appendAndKill(10 + random.nextInt(300));
            check();
            assertThat(told.size()).isGreaterThan(before);
        }
    }

    /// What it tells goes to a file: it must never wait for who reads it.
    private void appendAndKill(int millis) throws IOException, InterruptedException {
        Path lines = Files.createTempFile(temp, "told", ".txt");
        Process process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KeepsAppending.class.getName(),
                                folder().toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .redirectOutput(lines.toFile())
                        .start();
        while (Files.size(lines) == 0 && process.isAlive()) {
            Thread.sleep(5);
        }
        assertThatThrownBy(() -> SqliteLog.open(folder()))
                .isInstanceOf(LogUnavailable.class)
                .hasMessageContaining("Another server");
        Thread.sleep(millis);
        process.destroyForcibly().waitFor();
        Files.readAllLines(lines).forEach(this::hear);
    }

    private Path folder() {
        return temp.resolve("data");
    }

    /// A line is a batch's id and its last seq; the very last may be cut off.
    private void hear(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length == 3 && parts[2].equals(".")) {
            told.put(parts[0], Long.parseLong(parts[1]));
        }
    }

    private void check() throws Exception {
        Map<String, Long> there = new HashMap<>();
        try (SqliteLog log = SqliteLog.open(folder())) {
            for (Listed listed : log.directory().get()) {
                long entries = log.verify(listed.id()).get();
                for (Batch batch : all(log, listed.id())) {
                    there.put(batch.id().toString(), batch.last());
                    whole(batch);
                    entries -= batch.entries().size();
                }
                assertThat(entries).isZero();
            }
        }
        assertThat(there).containsAllEntriesOf(told);
    }

    private static List<Batch> all(SqliteLog log, SessionId session) throws Exception {
        List<Batch> all = new ArrayList<>();
        List<Batch> page = log.read(session, 0, 1 << 20).get();
        while (!page.isEmpty()) {
            all.addAll(page);
            page = log.read(session, all.getLast().last(), 1 << 20).get();
        }
        return all;
    }

    /// Each of a batch's messages says how many it has.
    private static void whole(Batch batch) {
        if (batch.first() > 1) {
            Event.Said said = (Event.Said) batch.entries().getFirst().event();
            assertThat(batch.entries()).hasSize(Integer.parseInt(said.text().value()));
            assertThat(batch.id()).isNotEqualTo(new UUID(0, 0));
        }
    }
}
