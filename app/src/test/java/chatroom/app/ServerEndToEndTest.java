package chatroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import chatroom.discovery.LocalAddresses;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The server as its operator has it: a process with a console, files and a status.
@Tag("e2e")
class ServerEndToEndTest {
    private static final String FREE = "--port=0";

    @TempDir private Path home;

    private ServerProcess start(String... args) throws IOException {
        return new ServerProcess(home, args);
    }

    private static HttpResponse<String> page(String host, int port, String path)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://" + host + ":" + port + path);
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }

    // Starting.

    @Test
    void it_starts_and_says_how_it_is_reached_and_stopped() throws Exception {
        try (ServerProcess server = start(FREE, "--name", "Physics", "--data", home + "/d")) {
            assertThat(server.await("Physics  Chatroom")).isNotEmpty();
            int port = server.port();
            String exitCode = server.await("Exit code +(\\d{8})\\b");
            assertThat(server.await("Data +(.*)")).isEqualTo(home + "/d");
            HttpResponse<String> health = page("localhost", port, "/healthz");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).isEqualTo("ok\n");
            assertThat(page("localhost", port, "/").body()).startsWith("<!doctype html>");
            server.terminate();
            assertThat(server.status()).isZero();
            assertThat(server.printed().split(exitCode, -1)).hasSize(2);
            assertThat(server.printed()).doesNotContain("\u001b");
        }
    }

    @Test
    void its_figures_are_for_its_own_machine() throws Exception {
        try (ServerProcess server = start(FREE, "--ephemeral")) {
            int port = server.port();
            try (TrainingClient ada = new TrainingClient(port)) {
                ada.createAndSay("Planets", "Ada");
                assertThat(page("127.0.0.1", port, "/metrics").body().lines())
                        .contains(
                                "chatroom_sessions 2.0",
                                "chatroom_members 1.0",
                                "chatroom_connections{stage=\"member\"} 1.0",
                                "chatroom_messages_total 1.0")
                        .anyMatch(line -> line.startsWith("chatroom_log_append_seconds_sum "))
                        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"))
                        .anyMatch(line -> line.startsWith("jvm_threads_live_threads "));
            }
            List<InetAddress> outside =
                    LocalAddresses.now().stream()
                            .map(LocalAddresses.LocalAddress::address)
                            .filter(address -> address.getAddress().length == 4)
                            .toList();
            assumeFalse(outside.isEmpty(), "this computer is in no network");
            String host = outside.getFirst().getHostAddress();
            assertThat(page(host, port, "/healthz").statusCode()).isEqualTo(200);
            assertThat(page(host, port, "/metrics").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_port_that_is_taken_is_one_sentence_and_status_1() throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                ServerProcess server = start("--port", "" + taken.getLocalPort())) {
            assertThat(server.status()).isEqualTo(1);
            assertThat(server.printed())
                    .isEqualTo(
                            "chatroom server: Port %d is taken. Stop what uses it, or choose another with --port.\n"
                                    .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void a_data_folder_that_cannot_be_written_is_one_sentence_and_status_1() throws Exception {
        Path file = Files.createFile(home.resolve("file"));
        try (ServerProcess server = start(FREE, "--data", file.resolve("data").toString())) {
            assertThat(server.status()).isEqualTo(1);
            assertThat(server.printed())
                    .matches("chatroom server: The data folder .* cannot be used: .*\n");
        }
    }

    @Test
    void a_data_folder_in_use_is_one_sentence_and_status_1() throws Exception {
        try (ServerProcess first = start(FREE)) {
            first.port();
            try (ServerProcess second = start(FREE)) {
                assertThat(second.status()).isEqualTo(1);
                assertThat(second.printed())
                        .matches("chatroom server: Another server is running with .*\n");
            }
        }
    }

    @Test
    void a_damaged_database_is_one_sentence_and_status_1() throws Exception {
        Files.writeString(
                Files.createDirectories(home.resolve("d")).resolve("chatroom.db"),
                "not a database");
        try (ServerProcess server = start(FREE, "--data", home + "/d")) {
            assertThat(server.status()).isEqualTo(1);
            assertThat(server.printed().lines()).hasSize(1);
            assertThat(server.printed()).startsWith("chatroom server: ").contains("chatroom.db");
        }
    }

    @Test
    void a_damaged_key_is_one_sentence_and_status_1() throws Exception {
        Path key = Files.createDirectories(home.resolve("d")).resolve("key.pem");
        Files.writeString(key, "not a key");
        try (ServerProcess server = start(FREE, "--ephemeral", "--data", home + "/d")) {
            assertThat(server.status()).isEqualTo(1);
            assertThat(server.printed())
                    .isEqualTo(
                            ("chatroom server: The file %s is damaged: it does not hold the"
                                 + " server's key. Put it back from a backup, or delete it: then"
                                 + " clients take this server for another.\n")
                                    .formatted(key));
        }
    }

    @Test
    void a_certificate_that_cannot_be_used_is_one_sentence_and_status_1() throws Exception {
        String file = home + "/none.pem";
        try (ServerProcess server = start(FREE, "--cert", file, "--key", file)) {
            assertThat(server.status()).isEqualTo(1);
            assertThat(server.printed())
                    .isEqualTo("chatroom server: The file " + file + " cannot be read.\n");
        }
        try (ServerProcess server = start(FREE, "--cert", file)) {
            assertThat(server.status()).isEqualTo(2);
            assertThat(server.printed()).contains("--cert and --key belong together");
        }
    }

    @Test
    void its_identity_is_the_same_at_every_start_also_when_ephemeral() throws Exception {
        String shown = "Identity +([a-z2-7]{4}(?:-[a-z2-7]{4}){3}) ";
        String first;
        try (ServerProcess server = start(FREE, "--ephemeral")) {
            first = server.await(shown);
            server.terminate();
            server.status();
        }
        try (ServerProcess server = start(FREE)) {
            assertThat(server.await(shown)).isEqualTo(first);
        }
    }

    @Test
    void started_again_after_its_process_was_killed_it_has_its_sessions() throws Exception {
        try (ServerProcess server = start(FREE);
                TrainingClient ada = new TrainingClient(server.port())) {
            ada.createAndSay("Planets", "Ada");
        }
        try (ServerProcess server = start(FREE)) {
            server.port();
            server.type("sessions");
            server.await("^  Planets: ");
            server.type("members Planets");
            server.await("^  Ada: ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--port=many, '--port is a number from 0 to 65535, not ''many''.'",
        "--session=9lives, A name does not begin with a digit.",
        "--past=some, '--past is all or since-join, not ''some''.'",
        "--frobnicate, Unknown option"
    })
    void wrong_use_is_one_sentence_and_status_2(String argument, String sentence) throws Exception {
        try (ServerProcess server = start(argument)) {
            assertThat(server.status()).isEqualTo(2);
            assertThat(server.printed().lines()).hasSize(1);
            assertThat(server.printed()).startsWith("chatroom server: ").contains(sentence);
        }
    }

    // Ending.

    @Test
    void a_signal_ends_it_in_order_within_5_seconds() throws Exception {
        assumeFalse(File.separatorChar == '\\', "this system has no signals");
        try (ServerProcess server = start(FREE);
                TrainingClient ada = new TrainingClient(server.port())) {
            ada.createAndSay("Planets", "Ada");
            long asked = System.nanoTime();
            server.terminate();
            assertThat(server.status()).isZero();
            assertThat(System.nanoTime() - asked).isLessThan(TimeUnit.SECONDS.toNanos(5));
            assertThat(server.printed()).endsWith("  Stopped.\n");
        }
    }

    @Test
    void the_word_stop_at_the_console_ends_it() throws Exception {
        try (ServerProcess server = start(FREE, "--ephemeral")) {
            server.port();
            server.type("stop");
            assertThat(server.status()).isZero();
            assertThat(server.printed()).endsWith("  Stopped.\n");
        }
    }

    @Test
    void the_exit_code_ends_it_from_a_client() throws Exception {
        try (ServerProcess server = start(FREE, "--ephemeral");
                TrainingClient ada = new TrainingClient(server.port())) {
            ada.stop(server.await("Exit code +(\\d{8})\\b"));
            assertThat(server.status()).isZero();
        }
    }

    @Test
    void the_end_of_its_input_does_not() throws Exception {
        try (ServerProcess server = start(FREE, "--ephemeral")) {
            int port = server.port();
            server.endOfInput();
            assertThat(page("localhost", port, "/healthz").statusCode()).isEqualTo(200);
            assertThat(server.isAlive()).isTrue();
        }
    }

    // The console.

    @Test
    void the_operator_sees_and_does_what_an_admin_can() throws Exception {
        try (ServerProcess server = start(FREE, "--ephemeral", "--session", "Homework aid");
                TrainingClient ada = new TrainingClient(server.port())) {
            ada.createAndSay("Planets", "Ada");
            server.type("sessions");
            server.await("^  Lobby: 0 members, no code, always there$");
            server.await("^  \"Homework aid\": 0 members");
            server.await("^  Planets: 1 member, no code, created \\d\\d:\\d\\d by Ada$");
            server.type("members Planets");
            server.await("^  Ada: joined \\d\\d:\\d\\d, admin$");
            server.type("kick Planets Eve");
            server.await("^There is no member Eve in it\\. 'members Planets' lists them\\.$");
            server.type("close \"Homework aid\"");
            server.await("belongs to the server and stays open");
            server.type("members Plants");
            server.await("^There is no session Plants\\.");
            server.type("kick Planets Ada enough for today");
            server.await("Planets: Ada was removed$");
            server.type("memebrs");
            server.await("Did you mean 'members'\\?");
            server.type("help");
            server.await("^  kick SESSION MEMBER \\[REASON\\] ");
        }
    }
}
