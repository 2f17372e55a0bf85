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
            assertThat(List.of(told, ok)).as(words(i)).allMatch(sent -> sent > synced);
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
        System.out.printf("%d syncs failed%n", failures);
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
                System.out.printf(
                        "said again %d ms after there was room%n",
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - room));
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
}
