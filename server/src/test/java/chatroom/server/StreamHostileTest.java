package chatroom.server;

import static chatroom.server.Streamed.hello;
import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Limits;
import chatroom.server.sessions.Link.Stage;
import chatroom.wire.CloseCode;
import chatroom.wire.Frame;
import chatroom.wire.Protocol;
import chatroom.wire.Request;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The way in without a WebSocket, used by those who mean harm.
class StreamHostileTest {
    private final RealServer server = new RealServer("--loops", "2");

    @AfterEach
    void close() {
        server.close();
    }

    /// The first line of what comes back, when the connection has ended or its answer is there.
    private String answer(String request) throws IOException {
        try (Socket socket = Streamed.socket(server.port())) {
            Streamed.send(socket, request);
            return Streamed.head(socket.getInputStream()).lines().findFirst().orElseThrow();
        }
    }

    private String asked(String path, Map<String, String> headers, String body) throws IOException {
        return answer(Streamed.request(path, server.port(), headers, body));
    }

    @Test
    void a_page_of_another_site_gets_no_stream_and_sends_nothing() throws Exception {
        for (String path : List.of(Protocol.STREAM_PATH, Protocol.SEND_PATH)) {
            assertThat(asked(path, Map.of("Origin", "http://evil.example"), ""))
                    .startsWith("HTTP/1.1 403 ");
            assertThat(asked(path, Map.of("Host", "evil.example"), "")).startsWith("HTTP/1.1 421 ");
            // What a form of another site can send, where a browser sends no Origin with it.
            assertThat(asked(path, Map.of("Chatroom-Protocol", ""), ""))
                    .startsWith("HTTP/1.1 400 ");
            assertThat(
                            answer(
                                    """
                                    OPTIONS %s HTTP/1.1\r
                                    Host: localhost:%d\r
                                    Origin: http://evil.example\r
                                    Access-Control-Request-Method: POST\r
                                    Access-Control-Request-Headers: chatroom-protocol\r
                                    \r
                                    """
                                            .formatted(path, server.port())))
                    .startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void frames_are_taken_at_a_pace_however_they_come() throws Exception {
        int more = Limits.FRAMES_PER_SECOND / 2;
        try (Streamed anna = new Streamed(server.port(), hello())) {
            Request[] many =
                    IntStream.rangeClosed(1, Limits.FRAMES_BURST + more)
                            .mapToObj(Request.List::new)
                            .toArray(Request[]::new);
            long begun = System.nanoTime();
            anna.post(many);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isGreaterThan(Duration.ofMillis(400));
            anna.ok(many.length);
        }
    }

    @Test
    void only_a_post_of_http_1_1_is_one() throws Exception {
        String host = "\r\nHost: localhost:" + server.port() + "\r\n\r\n";
        assertThat(answer("GET /chat/stream HTTP/1.1" + host)).startsWith("HTTP/1.1 405 ");
        assertThat(answer("POST /chat/stream HTTP/1.0" + host)).startsWith("HTTP/1.1 505 ");
    }

    @Test
    void a_token_that_is_wrong_opens_nothing() throws Exception {
        try (Streamed anna = new Streamed(server.port(), hello())) {
            String own = anna.token();
            for (String token :
                    List.of(
                            own.substring(1),
                            (own.startsWith("0") ? "1" : "0") + own.substring(1),
                            own + "0",
                            "0".repeat(32))) {
                assertThat(
                                asked(
                                        Protocol.SEND_PATH,
                                        Map.of("Chatroom-Stream", token, "Chatroom-Number", "1"),
                                        Streamed.lines(new Request.List(1))))
                        .startsWith("HTTP/1.1 404 ");
            }
            for (String number : List.of("", "-1", "1.5", "9".repeat(16), "x")) {
                assertThat(
                                asked(
                                        Protocol.SEND_PATH,
                                        Map.of("Chatroom-Stream", own, "Chatroom-Number", number),
                                        ""))
                        .startsWith("HTTP/1.1 400 ");
            }
            anna.post(new Request.List(7));
            anna.ok(7);
        }
    }

    @Test
    void a_body_that_is_too_large_is_not_read_whether_it_says_so_or_not() throws Exception {
        String big = "x".repeat(Limits.FRAME_BYTES + 1);
        assertThat(asked(Protocol.STREAM_PATH, Map.of(), big)).startsWith("HTTP/1.1 413 ");
        try (Streamed anna = new Streamed(server.port(), hello())) {
            Map<String, String> headers =
                    Map.of("Chatroom-Stream", anna.token(), "Chatroom-Number", "1");
            assertThat(asked(Protocol.SEND_PATH, headers, big)).startsWith("HTTP/1.1 413 ");
            Map<String, String> unsaid =
                    Map.of(
                            "Chatroom-Stream", anna.token(),
                            "Chatroom-Number", "1",
                            "Content-Length", "",
                            "Transfer-Encoding", "chunked");
            String chunks = "1000\r\n%s\r\n".formatted("x".repeat(0x1000)).repeat(17);
            assertThat(asked(Protocol.SEND_PATH, unsaid, chunks)).startsWith("HTTP/1.1 413 ");
            assertThat(
                            anna.post(
                                    1,
                                    " ".repeat(Limits.FRAME_BYTES - 100)
                                            + Streamed.lines(new Request.List(7))))
                    .isEqualTo(200);
            anna.ok(7);
        }
    }

    @Test
    void half_a_request_is_not_waited_for_longer_than_a_hello() throws Exception {
        String whole =
                Streamed.request(Protocol.STREAM_PATH, server.port(), Map.of(), "x".repeat(9));
        List<Socket> halves = new ArrayList<>();
        for (int end : List.of(10, whole.length() - 12, whole.length() - 1)) {
            Socket socket = Streamed.socket(server.port());
            Streamed.send(socket, whole.substring(0, end));
            halves.add(socket);
        }
        long begun = System.nanoTime();
        for (Socket half : halves) {
            assertThat(half.getInputStream().read()).isEqualTo(-1);
            half.close();
        }
        assertThat(System.nanoTime() - begun).isLessThan(Limits.RAW_FOR * 3_000_000L);
        Waiting.until(() -> server.gateway().connections(Stage.RAW) == 0);
    }

    @Test
    void a_stream_without_a_hello_ends_as_a_web_socket_does() throws Exception {
        try (Streamed silent = new Streamed(server.port(), "")) {
            assertThat(silent.await(Frame.Bye.class).code()).isEqualTo(CloseCode.HELLO_LATE);
            assertThat(silent.line()).isEmpty();
        }
    }

    @Test
    void more_on_the_streams_own_socket_ends_it() throws Exception {
        String open =
                Streamed.request(
                        Protocol.STREAM_PATH,
                        server.port(),
                        Map.of(),
                        Streamed.lines(hello(new Request.List(1))));
        for (String more : List.of(open, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "rubbish")) {
            try (Socket socket = Streamed.socket(server.port())) {
                Streamed.send(socket, open + more);
                String all =
                        new String(
                                socket.getInputStream().readAllBytes(),
                                java.nio.charset.StandardCharsets.UTF_8);
                assertThat(all).contains("\"t\":\"bye\",\"code\":4002").endsWith("\r\n0\r\n\r\n");
                assertThat(all.split("HTTP/1.1 ", -1)).hasSize(2);
            }
        }
    }

    /// Who sends the next request without waiting for the answer is read no faster for it.
    @Test
    void pipelined_requests_are_done_one_after_the_other() throws Exception {
        try (Streamed anna = new Streamed(server.port(), hello());
                Streamed.Up up = new Streamed.Up(server.port())) {
            for (int i = 1; i <= 50; i++) {
                up.ask(anna.token(), i, Streamed.lines(new Request.List(i)));
            }
            for (int i = 1; i <= 50; i++) {
                assertThat(up.status()).isEqualTo(200);
                anna.ok(i);
            }
        }
    }

    @Test
    void a_connection_that_one_stream_had_is_counted_again_for_the_next() throws Exception {
        try (Streamed anna = new Streamed(server.port(), hello());
                Streamed.Up up = new Streamed.Up(server.port())) {
            assertThat(up.post(anna.token(), 1, "")).isEqualTo(200);
            try (Streamed bert = new Streamed(server.port(), hello())) {
                assertThat(up.post(bert.token(), 1, "")).isEqualTo(200);
                assertThat(up.post(anna.token(), 2, "")).isEqualTo(200);
            }
            assertThat(up.post(anna.token(), 3, Streamed.lines(new Request.List(1))))
                    .isEqualTo(200);
            anna.ok(1);
        }
    }

    @Test
    void as_many_streams_without_hello_as_web_sockets_and_no_more() throws Exception {
        List<Socket> open = new ArrayList<>();
        for (int i = 0; i < Limits.RAW_PER_SOURCE; i++) {
            Socket socket = Streamed.socket(server.port());
            Streamed.send(
                    socket, Streamed.request(Protocol.STREAM_PATH, server.port(), Map.of(), ""));
            assertThat(Streamed.head(socket.getInputStream())).startsWith("HTTP/1.1 200 ");
            open.add(socket);
        }
        try (Socket more = Streamed.socket(server.port())) {
            assertThat(more.getInputStream().read()).isEqualTo(-1);
        }
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Test
    void what_belongs_to_an_encrypted_stream_comes_by_that_door_only() throws Exception {
        HttpClient http = HttpClient.newBuilder().sslContext(Anybody.context()).build();
        try {
            Iterator<String> lines =
                    http.send(
                                    request("https", Protocol.STREAM_PATH, "", hello()),
                                    BodyHandlers.ofLines())
                            .body()
                            .iterator();
            String token = lines.next().split("\"", -1)[7];
            assertThat(lines.next()).contains("\"t\":\"welcome\"");
            Request list = new Request.List(1);
            assertThat(
                            http.send(
                                            request("http", Protocol.SEND_PATH, token, list),
                                            BodyHandlers.discarding())
                                    .statusCode())
                    .isEqualTo(404);
            assertThat(
                            http.send(
                                            request("https", Protocol.SEND_PATH, token, list),
                                            BodyHandlers.discarding())
                                    .statusCode())
                    .isEqualTo(200);
            assertThat(lines.next()).contains("\"t\":\"ok\",\"id\":1");
        } finally {
            http.shutdownNow();
        }
    }

    private HttpRequest request(String scheme, String path, String token, Request frame) {
        return HttpRequest.newBuilder(URI.create(scheme + "://localhost:" + server.port() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .headers(
                        "Chatroom-Protocol",
                        Protocol.SUBPROTOCOL,
                        "Chatroom-Stream",
                        token,
                        "Chatroom-Number",
                        "1")
                .POST(BodyPublishers.ofString(Streamed.lines(frame)))
                .build();
    }
}
