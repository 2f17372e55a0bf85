package chatroom.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Limits;
import chatroom.server.RealServer;
import chatroom.wire.CloseCode;
import chatroom.wire.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whoever breaks the rules of frames is told so before the connection is closed, as
/// `docs/protocol.md` promises.
class ViolationsTest {
    private static final int FIN_TEXT = 0x81;

    private final RealServer server = new RealServer("--loops", "1");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_frame_that_is_too_large_is_told_so() throws Exception {
        assertThat(byeTo(RawSocket.text(new byte[Limits.FRAME_BYTES + 1])))
                .isEqualTo(CloseCode.FRAME_TOO_LARGE);
    }

    @Test
    void a_message_in_pieces_that_is_too_large_is_told_so() throws Exception {
        byte[] half = new byte[Limits.FRAME_BYTES / 2 + 1];
        byte[] first = RawSocket.frame(0x01, half);
        byte[] both = Arrays.copyOf(first, 2 * first.length);
        System.arraycopy(RawSocket.frame(0x00, half), 0, both, first.length, first.length);
        assertThat(byeTo(both)).isEqualTo(CloseCode.FRAME_TOO_LARGE);
    }

    @Test
    void a_frame_without_a_mask_is_told_so() throws Exception {
        byte[] payload = "{}".getBytes(StandardCharsets.US_ASCII);
        byte[] bare = {(byte) FIN_TEXT, (byte) payload.length, payload[0], payload[1]};
        assertThat(byeTo(bare)).isEqualTo(CloseCode.PROTOCOL);
    }

    @Test
    void a_frame_of_a_kind_that_does_not_exist_is_told_so() throws Exception {
        assertThat(byeTo(RawSocket.frame(0x83, new byte[3]))).isEqualTo(CloseCode.PROTOCOL);
    }

    @Test
    void who_goes_in_the_middle_of_a_message_is_no_fault() throws Exception {
        try (Faults faults = new Faults()) {
            try (RawSocket socket = RawSocket.upgraded(Way.plain(server.port()), "127.0.0.1")) {
                socket.send(RawSocket.frame(0x01, new byte[3]));
                socket.drain();
            }
            server.close();
            assertThat(faults.seen()).isEmpty();
        }
    }

    private CloseCode byeTo(byte[] bytes) throws IOException {
        try (RawSocket socket = RawSocket.upgraded(Way.plain(server.port()), "127.0.0.1")) {
            socket.send(bytes);
            return ((Frame.Bye) socket.next().orElseThrow()).code();
        }
    }
}
