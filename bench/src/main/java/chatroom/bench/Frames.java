package chatroom.bench;

import chatroom.wire.Protocol;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/// What a client of the load generator writes, ready for the socket (RFC 6455). Holds nothing that
/// changes.
final class Frames {
    static final int TEXT = 0x1;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    /// The length that says that the next two, or eight, bytes have the length.
    static final int TWO_BYTES = 126;

    static final int EIGHT_BYTES = 127;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;

    private Frames() {}

    /// The request that makes a WebSocket of a connection. Its key may be any; this is the RFC's.
    static ByteBuffer upgrade() {
        String request =
                """
                GET %s HTTP/1.1\r
                Host: localhost\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Protocol: %s\r
                \r
                """
                        .formatted(Protocol.PATH, Protocol.SUBPROTOCOL);
        return ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
    }

    /// Puts a masked frame, of at most 65,535 bytes, where there is room for it.
    static void put(ByteBuffer out, int opcode, byte[] payload) {
        out.put((byte) (FINAL | opcode));
        if (payload.length < TWO_BYTES) {
            out.put((byte) (MASKED | payload.length));
        } else {
            out.put((byte) (MASKED | TWO_BYTES)).putShort((short) payload.length);
        }
        int mask = ThreadLocalRandom.current().nextInt();
        out.putInt(mask);
        for (int i = 0; i < payload.length; i++) {
            out.put((byte) (payload[i] ^ (mask >>> (24 - 8 * (i & 3)))));
        }
    }
}
