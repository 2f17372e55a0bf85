package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.card.Card;
import chatroom.core.Limits;
import chatroom.log.MemoryLog;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/// The join card over HTTP, from a server as it is started.
class CardRequestsTest {
    private static Server start() throws CannotStart {
        MeasuredLog log = new MeasuredLog(new MemoryLog());
        return Server.start(
                RealServer.config("--wifi", "School", "--session", "Planets"),
                log,
                RealServer.issued(),
                _ -> {},
                server -> new OperatorPages(server, log),
                _ -> {});
    }

    private static HttpResponse<String> post(Server server, String text) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(
                                    URI.create("http://localhost:" + server.port() + "/card/qr"))
                            .POST(BodyPublishers.ofString(text))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static HttpResponse<String> get(Server server, String path) throws Exception {
        return TwoDoors.get("http://localhost:" + server.port() + path);
    }

    @Test
    void the_page_and_all_it_asks_for_are_there() throws Exception {
        try (Server server = start()) {
            HttpResponse<String> page = get(server, "/card");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            for (String path :
                    new String[] {"/card/card.css", "/card/card.js", "/card/words.json"}) {
                assertThat(get(server, path).statusCode()).as(path).isEqualTo(200);
            }
            assertThat(get(server, "/card/nothing").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void the_facts_count_who_is_there_and_tell_nobody_the_code() throws Exception {
        try (Server server = start();
                Peer anna = new Peer(server.port(), "")) {
            assertThat(get(server, "/card/facts.json?session=planets").body())
                    .contains("\"session\":{\"name\":\"Planets\",\"members\":0,\"coded\":false}")
                    .contains(
                            "\"wifi\":{\"name\":\"School\",\"text\":\"WIFI:T:nopass;S:School;;\"}")
                    .contains("\"reached\":false,\"firewall\"");
            anna.create("Moons", "Anna", "01234");
            Waiting.until(() -> server.sessions().listing().members() == 1);
            assertThat(get(server, "/card/facts.json?session=Moons").body())
                    .contains("\"session\":{\"name\":\"Moons\",\"members\":1,\"coded\":true}")
                    .doesNotContain("01234");
            assertThat(get(server, "/card/facts.json?session=Pluto").body())
                    .doesNotContain("\"session\"");
            assertThat(server.cards().of("Moons", true).orElseThrow().join().session())
                    .isEqualTo(new Card.Room("Moons", 1, true, "01234"));
        }
    }

    @Test
    void a_picture_is_drawn_of_a_short_text_and_of_no_other() throws Exception {
        try (Server server = start()) {
            assertThat(post(server, "http://localhost/#join=Planets&code=01234").body())
                    .startsWith("{\"size\":");
            assertThat(post(server, "x".repeat(257)).statusCode()).isEqualTo(404);
            assertThat(post(server, "x".repeat(Limits.FRAME_BYTES + 1)).statusCode())
                    .isEqualTo(413);
            assertThat(get(server, "/card/qr").statusCode()).isEqualTo(404);
        }
    }
}
