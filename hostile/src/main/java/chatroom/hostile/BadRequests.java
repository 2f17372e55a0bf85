package chatroom.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/// HTTP that nobody should send: broken lines, lengths and chunks that lie, headers without end,
/// handshakes of WebSockets that are none. Owned by one thread.
final class BadRequests {
    private static final List<String> TARGETS =
            List.of("/", "/healthz", "/metrics", "/chat", "/nothing", "*", "http://other/chat");

    private static final List<String> HEADERS =
            List.of(
                    "Content-Length: -1",
                    "Content-Length: 99999999999999999999",
                    "Content-Length: 5\r\nContent-Length: 6",
                    "Content-Length: 0x10",
                    "Transfer-Encoding: chunked\r\nContent-Length: 4",
                    "Transfer-Encoding: chunked, identity",
                    "Transfer-Encoding: xchunked",
                    "Host: ",
                    "Host: a\r\nHost: b",
                    "Host: [::1",
                    " folded: yes",
                    "No colon",
                    ": no name",
                    "Name : space",
                    "Nul: \u0000",
                    "Expect: 100-continue",
                    "Expect: 200-never",
                    "Connection: close, keep-alive, upgrade",
                    "Range: bytes=0-,0-,0-,0-",
                    "Upgrade: websocket",
                    "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
                    "Sec-WebSocket-Version: 99",
                    "Sec-WebSocket-Version: 0",
                    "Sec-WebSocket-Key: ",
                    "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=99",
                    "Sec-WebSocket-Protocol: ,,,");

    private static final List<String> BODIES =
            List.of(
                    "ffffffffffffffff\r\nx",
                    "-5\r\nx\r\n0\r\n\r\n",
                    "5;ext=" + "x".repeat(9_000) + "\r\nabcde\r\n0\r\n\r\n",
                    "zz\r\n",
                    "1\r\na1\r\nb1\r\nc0\r\n\r\n",
                    "0\r\nTrailer: x\r\n\r\n",
                    "x".repeat(20_000));

    private final Corpora corpora;
    private final RandomGenerator random;
    private final byte[] upgrade;
    private final byte[] page;

    /// @param port of the server, for honest lines
    BadRequests(Corpora corpora, int port, RandomGenerator random) {
        this.corpora = corpora;
        this.random = random;
        upgrade = RawSocket.upgrade(port);
        page = bytes("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n");
    }

    byte[] next() {
        return switch (random.nextInt(10)) {
            case 0 -> Mutation.bytes(page, random);
            case 1, 2 -> Mutation.bytes(upgrade, random);
            case 3 -> bytes("GET /" + one(corpora.naughty()) + " HTTP/1.1\r\nHost: a\r\n\r\n");
            case 4 -> bytes("GET / HTTP/1.1\r\nHost: " + one(corpora.naughty()) + "\r\n\r\n");
            case 5 -> large();
            case 6 -> pipelined();
            case 7 -> noise();
            default -> composed();
        };
    }

    /// A method, a target, some headers and a body that do not go together.
    private byte[] composed() {
        StringBuilder request = new StringBuilder();
        request.append(one(List.of("GET", "POST", "HEAD", "OPTIONS", "CONNECT", "get", "G\u0001T")))
                .append(' ')
                .append(one(TARGETS))
                .append(one(List.of(" HTTP/1.1", " HTTP/1.0", " HTTP/2.0", " HTTP/9.x", "", " ")))
                .append("\r\n");
        for (int i = random.nextInt(5); i >= 0; i--) {
            request.append(one(HEADERS)).append(one(List.of("\r\n", "\n", "\r\n", "\r")));
        }
        return bytes(request.append("\r\n").append(one(BODIES)).toString());
    }

    private byte[] large() {
        String much = "x".repeat(1_000 + random.nextInt(20_000));
        return bytes(
                switch (random.nextInt(4)) {
                    case 0 -> "GET /" + much + " HTTP/1.1\r\n\r\n";
                    case 1 -> "GET / HTTP/1.1\r\nX: " + much + "\r\n\r\n";
                    case 2 -> "GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(much.length() / 6) + "\r\n";
                    default -> much;
                });
    }

    private byte[] pipelined() {
        return bytes(
                new String(page, StandardCharsets.ISO_8859_1).repeat(1 + random.nextInt(50))
                        + "GET"
                        + one(TARGETS));
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(2_000)];
        random.nextBytes(noise);
        return noise;
    }

    private String one(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
