package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.server.sessions.Plain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// HTTP requests that browsers make for others, and what every answer says.
class RequestsTest {
    private final TwoDoors doors = new TwoDoors();

    private static String raw(Server server, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void other_sites_get_neither_pages_nor_the_web_socket() throws Exception {
        String socket =
                String.join(
                        "\r\n",
                        "Connection: Upgrade",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                        "Sec-WebSocket-Protocol: chatroom.v1",
                        "",
                        "");
        try (Server server = doors.start(Plain.TALK)) {
            String own = "localhost:" + server.port();
            for (String page : List.of("/", "/healthz", "/metrics", "/nothing")) {
                assertThat(raw(server, "GET " + page + " HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
                        .startsWith("HTTP/1.1 421 ");
                assertThat(
                                raw(
                                        server,
                                        "GET %s HTTP/1.1\r\nHost: %s\r\nOrigin: http://evil.example\r\n\r\n"
                                                .formatted(page, own)))
                        .startsWith("HTTP/1.1 403 ");
            }
            assertThat(raw(server, "GET /chat HTTP/1.1\r\nHost: evil.example\r\n" + socket))
                    .startsWith("HTTP/1.1 421 ");
            assertThat(
                            raw(
                                    server,
                                    "GET /chat HTTP/1.1\r\nHost: %s\r\nOrigin: http://evil.example\r\n%s"
                                            .formatted(own, socket)))
                    .startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void every_answer_says_what_a_page_may_not() throws Exception {
        try (Server server = doors.start(Plain.TALK)) {
            for (String page : List.of("/", "/nothing", "/metrics", "/chat")) {
                HttpResponse<String> answer =
                        TwoDoors.get("http://localhost:" + server.port() + page);
                assertThat(answer.headers().map())
                        .containsEntry("x-content-type-options", List.of("nosniff"))
                        .containsEntry("x-frame-options", List.of("DENY"))
                        .containsEntry("referrer-policy", List.of("no-referrer"))
                        .containsEntry(
                                "cache-control",
                                List.of(page.equals("/") ? "no-cache" : "no-store"))
                        .doesNotContainKey("set-cookie");
                String policy =
                        answer.headers().firstValue("content-security-policy").orElseThrow();
                assertThat(policy)
                        .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                        .doesNotContain("unsafe");
                assertThat(policy.contains("script-src 'self' 'sha256-"))
                        .isEqualTo(page.equals("/"));
            }
        }
    }

    @Test
    void a_request_may_come_in_pieces() throws Exception {
        try (Server server = doors.start(Plain.TALK);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(10_000);
            String request =
                    "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            for (String piece : request.split("(?<=\\G.{7})", -1)) {
                socket.getOutputStream().write(piece.getBytes(StandardCharsets.US_ASCII));
                Thread.sleep(2); // so that the pieces do not travel together
            }
            assertThat(
                            new String(
                                    socket.getInputStream().readAllBytes(),
                                    StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200 OK");
        }
    }
}
