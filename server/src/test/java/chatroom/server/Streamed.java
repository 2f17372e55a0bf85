package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.wire.Frame;
import chatroom.wire.FrameCodec;
import chatroom.wire.Protocol;
import chatroom.wire.Request;
import chatroom.wire.RequestCodec;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A client for tests that speaks the protocol over a stream, as a browser does that cannot have
/// the WebSocket: by sockets of its own, so that it can also do it wrong. Used by one thread.
final class Streamed implements AutoCloseable {
    static final int PATIENCE = 60_000;

    private final int port;
    private final Socket down;
    private final InputStream in;
    private final String head;
    private final String token;
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private Up up;
    private long number = 1;

    Streamed(int port, Request... first) throws IOException {
        this(port, lines(first));
    }

    Streamed(int port, String body) throws IOException {
        this.port = port;
        this.down = socket(port);
        this.in = new BufferedInputStream(down.getInputStream());
        send(down, request(Protocol.STREAM_PATH, port, Map.of(), body));
        this.head = head(in);
        assertThat(head).startsWith("HTTP/1.1 200 ");
        String line = line();
        assertThat(line).startsWith("{\"t\":\"stream\",\"token\":\"");
        this.token = line.split("\"", -1)[7];
        this.up = new Up(port);
    }

    static String lines(Request... requests) {
        return Stream.of(requests)
                .map(request -> new String(RequestCodec.encode(request), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    static Request.Hello hello(Request then) {
        return new Request.Hello(Protocol.VERSION, "test", "", then);
    }

    static Request.Hello hello() {
        return new Request.Hello(Protocol.VERSION, "test", "", null);
    }

    static Socket socket(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /// A whole request; of `headers` one that is empty is left out, where it is one of the usual.
    static String request(String path, int port, Map<String, String> headers, String body) {
        Map<String, String> all =
                new TreeMap<>(
                        Map.of(
                                "Host",
                                "localhost:" + port,
                                "Chatroom-Protocol",
                                Protocol.SUBPROTOCOL));
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        all.put("Content-Length", Integer.toString(length));
        all.putAll(headers);
        all.values().removeIf(String::isEmpty);
        return "POST %s HTTP/1.1\r\n".formatted(path)
                + all.entrySet().stream()
                        .map(h -> h.getKey() + ": " + h.getValue() + "\r\n")
                        .collect(Collectors.joining())
                + "\r\n"
                + body;
    }

    /// Up to the empty line.
    static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    String head() {
        return head;
    }

    String token() {
        return token;
    }

    long number() {
        return number;
    }

    // The server's frames.

    /// The next line that is not empty; null at the end of the answer.
    String line() throws IOException {
        while (true) {
            int end = rest.toString(StandardCharsets.ISO_8859_1).indexOf('\n');
            if (end < 0) {
                if (!chunk()) {
                    return "";
                }
            } else {
                byte[] all = rest.toByteArray();
                rest.reset();
                rest.write(all, end + 1, all.length - end - 1);
                if (end > 0) {
                    return new String(all, 0, end, StandardCharsets.UTF_8);
                }
            }
        }
    }

    /// False where it is the last.
    private boolean chunk() throws IOException {
        StringBuilder length = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the stream was cut");
            }
            length.append((char) c);
        }
        int bytes = Integer.parseInt(length.toString().strip(), 16);
        rest.writeBytes(in.readNBytes(bytes));
        assertThat(in.readNBytes(2)).isEqualTo(new byte[] {'\r', '\n'});
        return bytes > 0;
    }

    Frame frame() throws IOException {
        String line = line();
        return switch (FrameCodec.decode(line.getBytes(StandardCharsets.UTF_8))) {
            case FrameCodec.Decoded.Told(Frame frame) -> frame;
            case FrameCodec.Decoded other -> throw new AssertionError(line + ": " + other);
        };
    }

    /// The first frame of that kind that fits; what comes before it is dropped.
    <F extends Frame> F await(Class<F> type, Predicate<F> fits) {
        try {
            while (true) {
                Frame frame = frame();
                if (type.isInstance(frame) && fits.test(type.cast(frame))) {
                    return type.cast(frame);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <F extends Frame> F await(Class<F> type) {
        return await(type, _ -> true);
    }

    Frame.Ok ok(long id) {
        return await(Frame.Ok.class, ok -> ok.id() == id);
    }

    /// What is said in the next so many messages.
    List<String> said(int count) {
        List<String> said = new ArrayList<>();
        while (said.size() < count) {
            if (await(Frame.Told.class).entry().event() instanceof chatroom.core.Event.Said it) {
                said.add(it.text().value());
            }
        }
        return said;
    }

    // The client's.

    /// Sends in one request, and waits for its answer.
    void post(Request... requests) throws IOException {
        assertThat(post(number, lines(requests))).isEqualTo(200);
        number++;
    }

    /// Sends so without counting on; the status of the answer.
    int post(long numbered, String body) throws IOException {
        if (up.over()) {
            up = new Up(port);
        }
        return up.post(token, numbered, body);
    }

    /// An HTTP connection by which requests go.
    static final class Up implements AutoCloseable {
        private final int port;
        private final Socket socket;
        private final InputStream in;
        private boolean over;

        Up(int port) throws IOException {
            this.port = port;
            this.socket = socket(port);
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        boolean over() {
            return over;
        }

        void ask(String token, long number, String body) throws IOException {
            Map<String, String> headers =
                    Map.of("Chatroom-Stream", token, "Chatroom-Number", Long.toString(number));
            send(socket, request(Protocol.SEND_PATH, port, headers, body));
        }

        /// The status of the next answer.
        int status() throws IOException {
            String head = head(in).toLowerCase(java.util.Locale.ROOT);
            over = head.contains("connection: close");
            int length =
                    Integer.parseInt(head.replaceFirst("(?s).*content-length: (\\d+).*", "$1"));
            in.readNBytes(length);
            return Integer.parseInt(head.split(" ", 3)[1]);
        }

        int post(String token, long number, String body) throws IOException {
            ask(token, number, body);
            return status();
        }

        /// Whether the server has ended it.
        boolean ended() throws IOException {
            return in.read() < 0;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Override
    public void close() {
        try {
            down.close();
            up.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
