package chatroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a server process asks of its system, as strace sees it, in the order in which it asks.
@Tag("e2e")
class DurabilityTest {
    private static final int MESSAGES = 25;

    @TempDir private Path home = Path.of("");

    @BeforeAll
    static void straceIsThere() {
        assumeThat(works("strace", "-o", "/dev/null", "true"))
                .as("strace may watch processes here")
                .isTrue();
    }

    private static boolean works(String... command) {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static String words(int i) {
        return "message-" + i + "-ends";
    }

    @Test
    void what_is_said_is_synced_before_ok_or_the_message_leaves_any_socket() throws Exception {
        Path trace = home.resolve("trace");
        List<String> strace =
                List.of(
                        "strace",
                        "-f",
                        "-y",
                        "-s",
                        "100000",
                        "-e",
                        "trace=write,writev,sendto,sendmsg,pwrite64,fsync,fdatasync",
                        "-e",
                        "signal=none",
                        "-o",
                        trace.toString());
        try (ServerProcess server =
                new ServerProcess(home, strace, "--port=0", "--unlimited", "--data", home + "/d")) {
            try (Talker ada = new Talker(server.port())) {
                assertThat(ada.create("Planets", "Ada")).startsWith("{\"t\":\"ok\"");
                for (int i = 0; i < MESSAGES; i++) {
                    assertThat(ada.say(words(i))).startsWith("{\"t\":\"ok\"");
                }
            }
            server.type("stop");
            assertThat(server.status()).isZero();
        }
        List<Call> calls = calls(trace);
        for (int i = 0; i < MESSAGES; i++) {
            int written = first(calls, 0, c -> c.writes("chatroom.db-wal"), words(i));
            int synced = first(calls, written, c -> c.syncs("chatroom.db-wal"), "");
            int told = first(calls, 0, Call::sends, words(i));
            int ok = first(calls, written, Call::sends, "\\\"t\\\":\\\"ok\\\"");
            assertThat(List.of(synced, told, ok)).as(words(i)).isSorted();
            assertThat(written).isLessThan(synced);
        }
    }

    @Test
    void a_failed_sync_is_not_tried_again_and_what_was_acknowledged_is_there() throws Exception {
        Path trace = home.resolve("trace");
        Path data = home.resolve("d");
        List<String> strace =
                List.of(
                        "strace",
                        "-f",
                        "-y",
                        "-e",
                        "trace=openat,pwrite64,fsync,fdatasync",
                        "-e",
                        "inject=fsync,fdatasync:error=EIO:when=12+9",
                        "-e",
                        "signal=none",
                        "-o",
                        trace.toString());
        List<String> acknowledged = new ArrayList<>();
        try (ServerProcess server =
                new ServerProcess(
                        home, strace, "--port=0", "--unlimited", "--data", data.toString())) {
            try (Talker ada = new Talker(server.port())) {
                assertThat(ada.create("Planets", "Ada")).startsWith("{\"t\":\"ok\"");
                for (int i = 0; i < MESSAGES; i++) {
                    if (ada.say(words(i)).startsWith("{\"t\":\"ok\"")) {
                        acknowledged.add(words(i));
                    }
                }
            }
            server.kill();
        }
        assertThat(acknowledged).hasSizeGreaterThan(MESSAGES / 2);
        assertOpenedAnewAfterEachFailure(Files.readAllLines(trace, StandardCharsets.ISO_8859_1));
        try (ServerProcess server = new ServerProcess(home, "--port=0", "--data", data.toString());
                Talker ben = new Talker(server.port())) {
            ben.ask("join", "\"session\":\"Planets\",\"name\":\"Ben\"");
            String past = ben.ask("history", "\"before\":1000,\"limit\":100");
            assertThat(IntStream.range(0, MESSAGES).mapToObj(DurabilityTest::words))
                    .allSatisfy(text -> {
                        int times = past.split("\"" + text + "\"", -1).length - 1;
                        assertThat(times).isLessThanOrEqualTo(1);
                        assertThat(times == 1 || !acknowledged.contains(text)).isTrue();
                    });
        }
        StringWriter said = new StringWriter();
        PrintWriter to = new PrintWriter(said, true);
        assertThat(new Main(to, to).run("check", "--data", data.toString()))
                .as(said.toString())
                .isZero();
    }

    /// After a failure the next thing that is done is not another sync of the same file.
    private static void assertOpenedAnewAfterEachFailure(List<String> lines) {
        int failures = 0;
        boolean failed = false;
        for (String line : lines) {
            if (line.contains("sync(")
                    && line.contains("chatroom.db-wal>")
                    && line.contains("EIO")) {
                failures++;
                failed = true;
            } else if (line.contains("openat(") && line.contains("chatroom.db")) {
                failed = false;
            } else if (failed && line.contains("chatroom.db-wal>")) {
                assertThat(line).doesNotContain("sync(").doesNotContain("pwrite64(");
            }
        }
        assertThat(failures).isPositive();
    }

    /// A call that has returned.
    private record Call(String text) {
        boolean writes(String file) {
            return text.contains("pwrite64(") && text.contains(file + ">");
        }

        boolean syncs(String file) {
            return text.contains("sync(") && text.contains(file + ">") && text.endsWith("= 0");
        }

        boolean sends() {
            return (text.contains("write(") || text.contains("writev(") || text.contains("send"))
                    && text.contains("<socket:");
        }
    }

    /// In the order in which they began, except that a sync counts when it has returned.
    private static List<Call> calls(Path trace) throws IOException {
        List<Call> calls = new ArrayList<>();
        Map<String, String> unfinished = new HashMap<>();
        for (String line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
            String thread = line.split(" +", 2)[0];
            if (line.endsWith("<unfinished ...>")) {
                if (line.contains("sync(")) {
                    unfinished.put(thread, line);
                } else {
                    calls.add(new Call(line));
                }
            } else if (line.contains("resumed>")) {
                String began = unfinished.remove(thread);
                if (began != null) {
                    calls.add(new Call(began + line));
                }
            } else {
                calls.add(new Call(line));
            }
        }
        return calls;
    }

    private interface Kind {
        boolean is(Call call);
    }

    private static int first(List<Call> calls, int from, Kind kind, String part) {
        for (int i = from; i < calls.size(); i++) {
            if (kind.is(calls.get(i)) && calls.get(i).text().contains(part)) {
                return i;
            }
        }
        throw new AssertionError("no call with " + part + " of " + calls.size());
    }

    // A full disk.

    @Test
    void a_full_disk_refuses_with_a_reason_and_goes_on_by_itself_within_5_seconds()
            throws Exception {
        Path disk = Files.createDirectory(home.resolve("disk"));
        assumeThat(works("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk.toString()))
                .as("a file system of 12 MiB can be mounted")
                .isTrue();
        try (ServerProcess server =
                new ServerProcess(home, "--port=0", "--unlimited", "--data", disk + "/d")) {
            Path ballast = Files.write(disk.resolve("ballast"), new byte[4 * 1024 * 1024]);
            int port = server.port();
            try (Talker ada = new Talker(port);
                    Talker ben = new Talker(port)) {
                assertThat(ada.create("Planets", "Ada")).startsWith("{\"t\":\"ok\"");
                ben.ask("join", "\"session\":\"Planets\",\"name\":\"Ben\"");
                assertThat(untilRefused(ada)).contains("\"code\":\"log-full\"", "\"text\":\"");
                assertThat(ada.ask("history", "\"before\":10,\"limit\":5"))
                        .startsWith("{\"t\":\"ok\"");
                assertThat(ben.say("/time")).startsWith("{\"t\":\"ok\"");
                Files.delete(ballast);
                long room = System.nanoTime();
                while (!ben.say("there is room").startsWith("{\"t\":\"ok\"")) {
                    assertThat(System.nanoTime() - room).isLessThan(TimeUnit.SECONDS.toNanos(5));
                }
                server.type("members Planets");
                server.await("^  Ada: ");
                server.await("^  Ben: ");
            }
            server.type("stop");
            assertThat(server.status()).isZero();
            assertThat(server.printed()).doesNotContain("Exception");
        } finally {
            assertThat(works("umount", "-l", disk.toString())).isTrue();
        }
    }

    private static String untilRefused(Talker ada) throws Exception {
        String text = "x".repeat(3_500);
        for (int i = 0; i < 10_000; i++) {
            String answer = ada.say(text);
            if (answer.startsWith("{\"t\":\"no\"")) {
                return answer;
            }
        }
        throw new AssertionError("the disk is never full");
    }

    // The commands.

    @Test
    void sessions_move_to_another_server_and_their_members_come_back_with_their_tokens()
            throws Exception {
        Path file = home.resolve("sessions");
        String place;
        try (ServerProcess server = new ServerProcess(home, "--port=0", "--data", home + "/a")) {
            try (Talker ada = new Talker(server.port())) {
                place = ada.create("Planets", "Ada");
                ada.say(words(1));
                // The server runs on.
                assertThat(run("export", file.toString(), "--data", home + "/a"))
                        .isEqualTo("0: Exported 2 sessions with 5 entries.\n");
            }
            assertThat(run("import", file.toString(), "--data", home + "/a"))
                    .startsWith("1: chatroom import: ")
                    .contains("is using the data folder");
        }
        assertThat(run("import", file.toString(), "--data", home + "/b", "--session", "planets"))
                .isEqualTo("0: Imported 1 session with 4 entries.\n");
        assertThat(run("import", file.toString(), "--data", home + "/b"))
                .startsWith("1: chatroom import: ")
                .contains("there is a session");
        assertThat(run("check", "--data", home + "/b")).startsWith("0: 1 sessions with 4 entries");
        assertThat(run("export")).startsWith("2: ");
        try (ServerProcess server = new ServerProcess(home, "--port=0", "--data", home + "/b");
                Talker ada = new Talker(server.port())) {
            String session = field(place, "session");
            String token = field(place, "token");
            assertThat(
                            ada.ask(
                                    "resume",
                                    "\"session\":\"%s\",\"token\":\"%s\",\"after\":0"
                                            .formatted(session, token)))
                    .startsWith("{\"t\":\"ok\"");
            assertThat(ada.say(words(2))).startsWith("{\"t\":\"ok\"");
        }
    }

    @Test
    void a_damaged_session_is_named_on_the_console_and_the_others_are_served() throws Exception {
        Path data = home.resolve("d");
        try (ServerProcess server =
                new ServerProcess(home, "--port=0", "--data", data.toString())) {
            int port = server.port();
            try (Talker ada = new Talker(port);
                    Talker ben = new Talker(port)) {
                ada.create("Planets", "Ada");
                ben.create("Rivers", "Ben");
                ada.say(words(1));
                ben.say(words(2));
            }
            server.type("stop");
            assertThat(server.status()).isZero();
        }
        Path database = data.resolve("chatroom.db");
        String bytes = Files.readString(database, StandardCharsets.ISO_8859_1);
        Files.writeString(database, bytes.replace(words(1), words(7)), StandardCharsets.ISO_8859_1);
        assertThat(run("check", "--data", data.toString()))
                .startsWith("1: Session planets, entries ")
                .contains("damaged in 1 places");
        try (ServerProcess server = new ServerProcess(home, "--port=0", "--data", data.toString());
                Talker cleo = new Talker(server.port())) {
            assertThat(server.printed())
                    .containsPattern("planets cannot be opened: session .*, entries \\d+ to \\d+");
            assertThat(cleo.ask("join", "\"session\":\"Rivers\",\"name\":\"Cleo\""))
                    .startsWith("{\"t\":\"ok\"");
            assertThat(server.printed()).doesNotContain("Exception");
        }
    }

    private static String field(String frame, String name) {
        return frame.split("\"" + name + "\":\"", 2)[1].split("\"", 2)[0];
    }

    /// The status and all that was said.
    private static String run(String... words) {
        StringWriter said = new StringWriter();
        PrintWriter to = new PrintWriter(said, true);
        int status = new Main(to, to).run(words);
        return status + ": " + said;
    }
}
