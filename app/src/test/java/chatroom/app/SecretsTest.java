package chatroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.client.Client;
import chatroom.client.NewSession;
import chatroom.client.News;
import chatroom.client.Place;
import chatroom.client.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What nobody is to read where they need not: codes, the exit code, tokens, the key.
@Tag("e2e")
class SecretsTest {
    private static final String CODE = "48613";
    private static final String WRONG = "97531";
    private static final String WRONG_EXIT = "86420864";

    @TempDir private Path home;

    private static String page(int port, String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://localhost:" + port + path);
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
        }
    }

    private static void refused(Asking asking) throws InterruptedException {
        try {
            asking.ask();
        } catch (Refused expected) {
            return;
        }
        throw new AssertionError("that is to be refused");
    }

    private interface Asking {
        @Nullable Object ask() throws InterruptedException;
    }

    @Test
    void no_secret_stands_where_it_need_not() throws Exception {
        BlockingQueue<News> news = new LinkedBlockingQueue<>();
        try (ServerProcess server = new ServerProcess(home, "--port=0", "--data", home + "/d")) {
            int port = server.port();
            String exitCode = server.await("Exit code +(\\d{8})\\b");
            List<String> tokens;
            String pages;
            try (Client anna = Client.connect("localhost:" + port, news::add);
                    Client ben = Client.connect("localhost:" + port, _ -> {})) {
                anna.create(NewSession.of("Planets").withCode(CODE), "Anna");
                refused(() -> ben.join("Planets", "Ben", WRONG));
                ben.join("Planets", "Ben", CODE);
                refused(() -> ben.say("/kick Anna " + CODE.charAt(0)));
                ben.say("nobody reads this in output");
                tokens =
                        List.of(
                                anna.place().map(Place::token).orElseThrow(),
                                ben.place().map(Place::token).orElseThrow(),
                                adminToken(news));
                ben.leave();
                anna.leave();
                pages = page(port, "/") + page(port, "/metrics") + page(port, "/healthz");
                refused(() -> {
                    anna.exit(WRONG_EXIT, null);
                    return null;
                });
                anna.exit(exitCode, null);
            }
            assertThat(server.status()).isZero();

            String printed = server.printed();
            assertThat(printed.split(exitCode, -1)).as("the exit code stands once").hasSize(2);
            assertThat(printed).contains("The exit code was entered from 127.0.0.1.");
            assertThat(printed + pages)
                    .doesNotContain(CODE, WRONG, WRONG_EXIT, "nobody reads this", "PRIVATE KEY")
                    .doesNotContain(tokens);
            assertThat(pages).doesNotContain(exitCode);
            for (String secret : tokens) {
                assertThat(filesWith(secret)).as("files with a token").isEmpty();
            }
            assertThat(filesWith(exitCode)).isEmpty();
            assertThat(filesWith(WRONG_EXIT)).isEmpty();
            assertThat(filesWith("PRIVATE KEY")).containsExactly("key.pem");
        }
    }

    private static String adminToken(BlockingQueue<News> news) throws InterruptedException {
        while (true) {
            News next = news.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("news with the admin's token").isNotNull();
            if (next instanceof News.Admin(String token)) {
                return token;
            }
        }
    }

    private List<String> filesWith(String secret) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, secret))
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static boolean holds(Path file, String secret) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(secret);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
