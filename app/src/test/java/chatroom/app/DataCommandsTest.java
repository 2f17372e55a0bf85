package chatroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.log.nats.NatsServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator does with a data folder, beside a real server process.
@Tag("e2e")
class DataCommandsTest {
    private static final String SAID = "message-1-ends";
    private static final String OTHER = "message-2-ends";
    private static final String DAMAGED = "message-7-ends";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path home = Path.of("");

    @Test
    void sessions_move_to_another_server_and_their_members_come_back_with_their_tokens()
            throws Exception {
        Path file = home.resolve("sessions");
        String place;
        try (ServerProcess server = new ServerProcess(home, "--port=0", "--data", home + "/a")) {
            try (Talker ada = new Talker(server.port())) {
                place = ada.create("Planets", "Ada");
                ada.say(SAID);
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
        assertThat(
                        run(
                                "import",
                                file.toString(),
                                "--data",
                                home + "/b",
                                "--session=planets",
                                "--as=Moons"))
                .isEqualTo("0: Imported 1 session with 4 entries.\n");
        assertThat(run("import", file.toString(), "--data", home + "/b", "--as", "Moons"))
                .startsWith("2: ")
                .contains("--as gives another name to one session");
        assertThat(run("export")).startsWith("2: ");
        try (ServerProcess server = new ServerProcess(home, "--port=0", "--data", home + "/b")) {
            int port = server.port();
            try (Talker ada = new Talker(port);
                    Talker ben = new Talker(port)) {
                ada.idsFrom(100); // those before are known there, and would be answered "already"
                assertThat(resume(ada, place)).startsWith("{\"t\":\"ok\"");
                assertThat(ada.say(OTHER)).startsWith("{\"t\":\"ok\"").doesNotContain("already");
                assertThat(ben.ask("join", "\"session\":\"Moons\",\"name\":\"Ben\""))
                        .startsWith("{\"t\":\"ok\"");
            }
        }
    }

    @Test
    void sessions_move_into_several_servers_that_are_one_and_back_with_their_members()
            throws Exception {
        Path file = home.resolve("sessions");
        Path back = home.resolve("back");
        String place;
        try (ServerProcess server = new ServerProcess(home, "--port=0", "--data", home + "/a");
                Talker ada = new Talker(server.port())) {
            place = ada.create("Planets", "Ada");
            ada.say(SAID);
        }
        assertThat(run("export", file.toString(), "--data", home + "/a", "--session=planets"))
                .isEqualTo("0: Exported 1 session with 4 entries.\n");
        try (NatsServer engine = new NatsServer()) {
            String at = engine.url();
            assertThat(run("export", back.toString(), "--cluster", at))
                    .startsWith("1: chatroom export: There are no sessions in NATS at ");
            assertThat(run("import", file.toString(), "--cluster", at, "--data", home + "/a"))
                    .startsWith("2: ")
                    .contains("--data and --cluster exclude each other");
            try (ServerProcess node =
                            new ServerProcess(
                                    home, "--port=0", "--data", home + "/n", "--cluster", at);
                    Talker ada = new Talker(node.port())) {
                // The servers run on.
                assertThat(run("import", file.toString(), "--cluster", at))
                        .isEqualTo("0: Imported 1 session with 4 entries.\n");
                assertThat(run("import", file.toString(), "--cluster", at))
                        .startsWith("1: chatroom import: ")
                        .contains("there is a session planets already");
                ada.idsFrom(100);
                long deadline = System.nanoTime() + PATIENCE.toNanos();
                while (!ada.ask("list", "").contains("Planets")) { // the server is reading it
                    assertThat(System.nanoTime()).isLessThan(deadline);
                    Thread.sleep(20);
                }
                assertThat(resume(ada, place)).startsWith("{\"t\":\"ok\"");
                assertThat(ada.say(OTHER)).startsWith("{\"t\":\"ok\"").doesNotContain("already");
                assertThat(run("export", back.toString(), "--cluster", at, "--session=planets"))
                        .startsWith("0: Exported 1 session with ");
            }
        }
        assertThat(run("import", back.toString(), "--data", home + "/b")).startsWith("0: ");
        assertThat(run("check", "--data", home + "/b")).startsWith("0: 1 sessions with ");
        try (ServerProcess server = new ServerProcess(home, "--port=0", "--data", home + "/b");
                Talker ada = new Talker(server.port())) {
            ada.idsFrom(200);
            assertThat(resume(ada, place)).startsWith("{\"t\":\"ok\"");
            assertThat(ada.say("and back")).startsWith("{\"t\":\"ok\"");
        }
    }

    private static String resume(Talker who, String place) throws Exception {
        return who.ask(
                "resume",
                "\"session\":\"%s\",\"token\":\"%s\",\"after\":0"
                        .formatted(field(place, "session"), field(place, "token")));
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
                ada.say(SAID);
                ben.say(OTHER);
            }
            server.type("stop");
            assertThat(server.status()).isZero();
        }
        Path database = data.resolve("chatroom.db");
        String bytes = Files.readString(database, StandardCharsets.ISO_8859_1);
        Files.writeString(database, bytes.replace(SAID, DAMAGED), StandardCharsets.ISO_8859_1);
        assertThat(run("check", "--data", data.toString()))
                .startsWith("1: Session planets, entries ")
                .contains("damaged in 1 places");
        try (ServerProcess server = new ServerProcess(home, "--port=0", "--data", data.toString());
                Talker cleo = new Talker(server.port())) {
            server.await("Some of the data is damaged");
            assertThat(server.printed())
                    .containsPattern("Session planets, entries \\d+ to \\d+: damaged")
                    .containsOnlyOnce("planets");
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
