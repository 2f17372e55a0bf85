package chatroom.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The socket's own language, right and wrong.
class WebSocketTest {
    private static WebSocket open(Peer peer) throws IOException {
        Address address = Address.parse(peer.address());
        return WebSocket.open(
                Encrypted.over(new Socket(address.host(), address.port()), address, null), address);
    }

    private static byte[] frame(int first, String payload) {
        return PeerSocket.framed(first, payload.getBytes(UTF_8));
    }

    /// A peer that sends these bytes after the handshake, and then stays silent.
    private static Peer sends(byte[]... all) {
        return Peer.shaken(socket -> {
            for (byte[] bytes : all) {
                socket.raw(bytes);
            }
            socket.receive();
        });
    }

    private static String read(WebSocket socket) throws IOException {
        return new String(socket.read(), UTF_8);
    }

    @Test
    void the_opening_is_as_the_rfc_has_it() throws Exception {
        BlockingQueue<String> asked = new LinkedBlockingQueue<>();
        try (Peer peer = new Peer(socket -> asked.add(socket.shake()));
                WebSocket _ = open(peer)) {
            assertThat(asked.take().lines())
                    .startsWith("GET /chat HTTP/1.1", "Host: " + peer.address())
                    .contains(
                            "Upgrade: websocket",
                            "Connection: Upgrade",
                            "Sec-WebSocket-Version: 13",
                            "Sec-WebSocket-Protocol: chatroom.v1");
        }
    }

    @Test
    void the_answer_to_the_key_is_that_of_the_rfc() {
        assertThat(Handshake.accept("dGhlIHNhbXBsZSBub25jZQ=="))
                .isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 404 Not Found\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: nonsense\r\n\r\n",
                "\r\n\r\n",
                ""
            })
    void what_is_no_server_of_ours_is_told_from_one(String answer) {
        Peer.Script script = socket -> socket.raw(answer.getBytes(UTF_8));
        try (Peer peer = new Peer(script)) {
            assertThatThrownBy(() -> open(peer)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void an_answer_without_an_end_is_not_read_for_ever() {
        Peer.Script script = socket -> socket.raw(new byte[100_000]);
        try (Peer peer = new Peer(script)) {
            assertThatThrownBy(() -> open(peer)).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 200_000})
    void messages_of_every_length_go_both_ways(int length) throws Exception {
        Peer.Script echo =
                socket -> {
                    while (true) {
                        PeerSocket.Received received = socket.receive();
                        socket.raw(PeerSocket.framed(0x80 | received.opcode, received.payload));
                    }
                };
        byte[] message = "abcdefghij".repeat(length / 10 + 1).substring(0, length).getBytes(UTF_8);
        try (Peer peer = Peer.shaken(echo);
                WebSocket socket = open(peer)) {
            socket.write(message);
            assertThat(socket.read()).isEqualTo(message);
        }
    }

    @Test
    void a_message_in_pieces_is_whole_again_and_pings_between_them_are_answered() throws Exception {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        Peer.Script script =
                socket -> {
                    socket.raw(frame(0x01, "Hel"));
                    socket.raw(frame(0x89, "are you there"));
                    socket.raw(frame(0x00, "lo, "));
                    socket.raw(frame(0x8A, "nobody asked"));
                    socket.raw(frame(0x80, "world"));
                    PeerSocket.Received pong = socket.receive();
                    answers.add(pong.opcode + new String(pong.payload, UTF_8));
                };
        try (Peer peer = Peer.shaken(script);
                WebSocket socket = open(peer)) {
            assertThat(read(socket)).isEqualTo("Hello, world");
            assertThat(answers.take()).isEqualTo("10are you there");
        }
    }

    @Test
    void a_close_is_answered_and_says_its_code() throws Exception {
        BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
        Peer.Script script =
                socket -> {
                    socket.raw(PeerSocket.framed(0x88, new byte[] {0x0F, (byte) 0xA1, 'x'}));
                    answers.add(socket.receive().opcode);
                };
        try (Peer peer = Peer.shaken(script);
                WebSocket socket = open(peer)) {
            assertThatThrownBy(socket::read)
                    .isInstanceOfSatisfying(
                            WebSocket.Closed.class, c -> assertThat(c.code).isEqualTo(4001));
            assertThat(answers.take()).isEqualTo(8);
        }
    }

    @Test
    void what_the_protocol_forbids_ends_the_connection() throws Exception {
        byte[] longPing = PeerSocket.framed(0x89, new byte[126]);
        byte[] tooLong = {(byte) 0x81, 127, 0, 0, 0, 1, 0, 0, 0, 0};
        byte[] negative = {(byte) 0x81, 127, -1, -1, -1, -1, -1, -1, -1, -1};
        byte[] masked = {(byte) 0x81, (byte) 0x80, 0, 0, 0, 0};
        for (byte[] wrong :
                new byte[][] {
                    frame(0x80, "a continuation of nothing"),
                    frame(0xC1, "an extension"),
                    frame(0x83, "an unknown opcode"),
                    frame(0x09, "a ping in pieces"),
                    frame(0x82, "binary"),
                    longPing,
                    tooLong,
                    negative,
                    masked
                }) {
            try (Peer peer = sends(wrong);
                    WebSocket socket = open(peer)) {
                assertThatThrownBy(socket::read).isInstanceOf(ProtocolException.class);
            }
        }
        try (Peer peer = sends(frame(0x01, "begun"), frame(0x81, "and begun again"));
                WebSocket socket = open(peer)) {
            assertThatThrownBy(socket::read).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void many_pieces_do_not_add_up_to_more_than_one_message_may_have() throws Exception {
        Peer.Script script =
                socket -> {
                    byte[] piece = new byte[1 << 20];
                    socket.raw(PeerSocket.framed(0x01, piece));
                    for (int i = 0; i < 20; i++) {
                        socket.raw(PeerSocket.framed(0x00, piece));
                    }
                };
        try (Peer peer = Peer.shaken(script);
                WebSocket socket = open(peer)) {
            assertThatThrownBy(socket::read).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void a_frame_that_claims_more_than_comes_ends_when_the_connection_does() throws Exception {
        byte[] claim = {(byte) 0x81, 126, 0x70, 0, 'x'};
        Peer.Script script = socket -> socket.raw(claim);
        try (Peer peer = Peer.shaken(script);
                WebSocket socket = open(peer)) {
            assertThatThrownBy(socket::read).isInstanceOf(IOException.class);
        }
    }

    @Test
    void silence_ends_a_read() throws Exception {
        try (Peer peer = sends()) {
            Address address = Address.parse(peer.address());
            Socket plain = new Socket(address.host(), address.port());
            Encrypted encrypted = Encrypted.over(plain, address, null);
            try (WebSocket socket = WebSocket.open(encrypted, address)) {
                plain.setSoTimeout(50);
                assertThatThrownBy(socket::read).isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    @Test
    void closing_frees_who_reads_and_says_goodbye() throws Exception {
        BlockingQueue<Integer> said = new LinkedBlockingQueue<>();
        Peer.Script script = socket -> said.add(socket.receive().opcode);
        try (Peer peer = Peer.shaken(script)) {
            WebSocket socket = open(peer);
            Thread reader =
                    Thread.startVirtualThread(
                            () -> assertThatThrownBy(socket::read).isInstanceOf(IOException.class));
            socket.close();
            reader.join();
            assertThat(said.take()).isEqualTo(8);
        }
    }
}
