package chatroom.hostile;

import chatroom.core.Limits;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/// What nobody should send on a WebSocket: JSON that is none of the protocol's, and frames that are
/// none of RFC 6455's. Owned by one thread.
final class BadFrames {
    private static final int FIN = 0x80;
    private static final int TEXT = 0x1;
    private static final int BINARY = 0x2;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int MASKED = 0x80;

    private final Corpora corpora;
    private final RandomGenerator random;
    private final List<byte[]> all;

    BadFrames(Corpora corpora, RandomGenerator random) {
        this.corpora = corpora;
        this.random = random;
        all = corpora.all();
    }

    /// The text of a frame that can be read as a frame.
    byte[] payload() {
        return switch (random.nextInt(8)) {
            case 0 -> utf8(one(corpora.json()));
            case 1 -> utf8(one(corpora.requests()).replace("\"id\":", one(corpora.json()) + ":"));
            case 2 -> utf8("{\"t\":\"say\",\"id\":" + one(corpora.json()) + "}");
            case 3 -> Mutation.bytes(all.get(random.nextInt(all.size())), random);
            case 4 -> utf8(one(corpora.naughty()));
            default -> utf8(Mutation.json(one(corpora.requests()), corpora.naughty(), random));
        };
    }

    /// Bytes that break the rules of frames themselves.
    byte[] broken() {
        byte[] small = utf8("{\"t\":\"list\",\"id\":1}");
        return switch (random.nextInt(16)) {
            case 0 -> unmasked(small);
            case 1 -> RawSocket.frame(FIN | TEXT | 0x10 << random.nextInt(3), small);
            case 2 -> RawSocket.frame(FIN | 3 + random.nextInt(5), small);
            case 3 -> RawSocket.frame(FIN | 0xB + random.nextInt(5), small);
            case 4 -> RawSocket.frame(PING, small);
            case 5 -> RawSocket.frame(FIN | PING, new byte[126 + random.nextInt(900)]);
            case 6 -> RawSocket.frame(FIN, small);
            case 7 -> joined(RawSocket.frame(TEXT, small), RawSocket.text(small));
            case 8 -> header(127, Long.MAX_VALUE - random.nextInt(9));
            case 9 -> header(127, -1L - random.nextInt(1 << 20));
            case 10 -> header(127, 5); // longer than it need be
            case 11 -> RawSocket.text(new byte[Limits.FRAME_BYTES + 1 + random.nextInt(9_000)]);
            case 12 -> RawSocket.frame(FIN | CLOSE, bytes(1 + random.nextInt(130)));
            case 13 -> fragments(random.nextInt(3_000), random.nextInt(200));
            case 14 -> RawSocket.frame(FIN | BINARY, bytes(random.nextInt(2_000)));
            default -> bytes(1 + random.nextInt(3_000));
        };
    }

    private String one(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] unmasked(byte[] payload) {
        return joined(new byte[] {(byte) (FIN | TEXT), (byte) payload.length}, payload);
    }

    private byte[] header(int lengthCode, long length) {
        return ByteBuffer.allocate(14)
                .put((byte) (FIN | TEXT))
                .put((byte) (MASKED | lengthCode))
                .putLong(length)
                .putInt(random.nextInt())
                .array();
    }

    /// A message in many pieces that has no end, with pings between them.
    private byte[] fragments(int count, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(RawSocket.frame(TEXT, new byte[length]));
        for (int i = 0; i < count; i++) {
            out.writeBytes(RawSocket.frame(0, new byte[length]));
            if (i % 100 == 0) {
                out.writeBytes(RawSocket.frame(FIN | PING, new byte[3]));
            }
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
