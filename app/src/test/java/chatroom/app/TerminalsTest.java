package chatroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chatroom.client.Client;
import chatroom.client.Refused;
import chatroom.core.Limits;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People at real terminals talk through a real server process, and nothing is mocked or inside.
@Tag("e2e")
class TerminalsTest {
    @TempDir Path folder = Path.of("");
    private Tmux tmux = new Tmux(folder);
    private int port;
    private @Nullable Process server;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Tmux.isThere(), "tmux is needed, which ./verify installs on Debian");
        tmux = new Tmux(folder);
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        startServer();
    }

    @AfterEach
    void stop() {
        kill();
        tmux.close();
    }

    private void startServer() throws IOException, InterruptedException {
        Path output = folder.resolve("server.txt");
        Files.deleteIfExists(output);
        ProcessBuilder builder =
                new ProcessBuilder(
                        java(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "chatroom.app.Main",
                        "server",
                        "--port",
                        Integer.toString(port),
                        "--data",
                        folder.resolve("data").toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("operator").toString());
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        server = builder.start();
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!Files.readString(output).contains("Exit code")) {
            assertThat(Instant.now()).as(Files.readString(output)).isBefore(end);
            Thread.sleep(50);
        }
    }

    private void kill() {
        Process running = server;
        if (running != null) {
            running.destroyForcibly();
            running.onExit().join();
        }
    }

    private String address() {
        return "127.0.0.1:" + port;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private void enter(String person, String arguments) throws IOException {
        tmux.enter(person, arguments, address());
    }

    /// The program of that person is gone at once, and had no time to say anything.
    private void kill(String person) throws IOException {
        long pid = Long.parseLong(Files.readString(folder.resolve(person + ".pid")).strip());
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    private static String squeezed(String screen) {
        return screen.replaceAll("\\s+", " ");
    }

    @Test
    void two_people_talk_through_a_crash_of_the_server_and_leave() throws Exception {
        enter("anna", "create Planets --name Anna --code 12345");
        tmux.until("anna", "12345   1 member");
        enter("ben", "join");
        tmux.until("ben", "Which session?");
        tmux.type("ben", "Planets");
        tmux.until("ben", "Your name here");
        tmux.type("ben", "Ben");
        tmux.until("ben", "five digits");
        tmux.type("ben", "54321");
        tmux.until("ben", "That is not the code of Planets.");
        tmux.type("ben", "12345");
        tmux.until("ben", "12345   2 members");

        tmux.until("anna", "Ben joined.");
        tmux.type("anna", "don't \"quote\" \\me! it's fine");
        tmux.until("ben", "Anna: don't \"quote\" \\me! it's fine");
        tmux.paste("ben", "if x:\n    y()\nelse:\n    z()");
        tmux.press("ben", "Enter");
        tmux.until("anna", "Ben: if x:");
        assertThat(squeezed(tmux.screen("anna"))).contains("Ben: if x: y() else: z()");
        assertThat(tmux.screen("anna")).containsOnlyOnce("Ben: ");
        tmux.type("ben", "/time");
        tmux.until("ben", "(only you see this) The server's time is ");

        kill();
        tmux.until("ben", "Connecting again");
        tmux.type("ben", "said while away");
        tmux.until("ben", "it waits for the connection: said while away");
        startServer();
        tmux.until("anna", "Ben: said while away");
        tmux.until("ben", "Connected again");
        tmux.type("anna", "welcome back");
        tmux.until("ben", "Anna: welcome back");
        assertThat(tmux.screen("anna")).containsOnlyOnce("Ben: said while away");

        tmux.press("ben", "/ki", "Tab", "An", "Tab");
        tmux.until("ben", "/kick Anna");
        tmux.press("ben", "C-c");
        tmux.until("ben", "status 0");
        tmux.until("anna", "Ben left.");
        tmux.type("anna", "/quit");
        tmux.until("anna", "status 0");
    }

    @Test
    void who_waits_at_the_door_types_the_code_again_and_is_let_in_by_it() throws Exception {
        enter("anna", "create Planets --name Anna --code 12345");
        tmux.until("anna", "12345   1 member");
        for (int i = 0; i < Limits.CODE_TRIES_PER_SOURCE; i++) {
            try (Client guessing = Client.connect(address(), _ -> {})) {
                assertThatThrownBy(() -> guessing.join("Planets", "Ben", "54321"))
                        .isInstanceOf(Refused.class);
            }
        }
        enter("ben", "join Planets --name Ben");
        tmux.until("ben", "five digits");
        tmux.type("ben", "54321");
        tmux.until("ben", "has been guessed at too often");
        tmux.until("ben", "If you mistyped the code of Planets, type it again:");
        tmux.type("ben", "12345");
        tmux.until("anna", "Ben would like to come in.");
        tmux.type("anna", "/admit Ben");
        tmux.until("ben", "12345   2 members");
        tmux.type("ben", "here I am");
        tmux.until("anna", "Ben: here I am");
    }

    @Test
    void in_hebrew_one_is_asked_and_told_in_hebrew_and_names_stay_apart() throws Exception {
        enter("anna", "create Planets --name Anna --code 12345");
        tmux.until("anna", "12345   1 member");
        tmux.enter("noa", "join Planets", address(), "he");
        tmux.until("noa", "השם שלך");
        tmux.type("noa", "נועה");
        tmux.until("noa", "חמש ספרות");
        tmux.type("noa", "12345");
        tmux.until("noa", "שני משתתפים");
        tmux.until("anna", "נועה joined.");
        tmux.type("anna", "good morning (all of you)!");
        tmux.until("noa", "good morning (all of you)!");
        tmux.type("noa", "שלום, מדדנו 11.9 שנים!");
        tmux.until("anna", "נועה: שלום, מדדנו 11.9 שנים!");
        tmux.type("noa", "/help");
        tmux.until("noa", "מחזיר אליך את הטקסט");
        tmux.type("noa", "/quit");
        tmux.until("noa", "status 0");
        tmux.until("anna", "נועה left.");
    }

    @Test
    void whoever_creates_is_asked_for_that_name_which_was_refused() throws Exception {
        enter("dora", "create 2cool --name 1Dora");
        tmux.until("dora", "does not begin with a digit");
        tmux.until("dora", "Name of the new session");
        tmux.type("dora", "Cool");
        tmux.until("dora", "Your name here");
        tmux.type("dora", "Dora");
        tmux.until("dora", "NO CODE   1 member");
    }

    @Test
    void who_is_removed_is_told_why_and_a_terminal_that_died_gives_its_place_to_the_next()
            throws Exception {
        enter("anna", "create Planets --name Anna");
        tmux.until("anna", "NO CODE   1 member");
        enter("ben", "join Planets --name Ben");
        tmux.until("ben", "NO CODE   2 members");
        kill("ben");
        tmux.until("ben", "status 137");
        tmux.shut("ben");
        enter("ben", "join Planets --name Ben");
        tmux.until("ben", "your place in Planets was held for you");
        tmux.until("ben", "NO CODE   2 members");
        tmux.type("ben", "here again");
        tmux.until("anna", "Ben: here again");

        tmux.type("anna", "/kick Ben enough");
        tmux.until("ben", "You were removed from Planets: “enough”.");
        tmux.until("ben", "status 0");

        Matcher code =
                Pattern.compile("Exit code\\s+(\\d{8})")
                        .matcher(Files.readString(folder.resolve("server.txt")));
        assertThat(code.find()).isTrue();
        enter("operator", "stop");
        tmux.until("operator", "Exit code");
        tmux.type("operator", code.group(1));
        tmux.until("operator", "status 0");
        tmux.until("anna", "The server was stopped.");
        tmux.until("anna", "status 1");
    }
}
