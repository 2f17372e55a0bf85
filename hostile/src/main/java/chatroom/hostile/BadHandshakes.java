package chatroom.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/// What nobody should send where a TLS handshake begins (RFC 8446, sections 4 and 5). Owned by one
/// thread.
final class BadHandshakes {
    private static final int HEADER = 5;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int LONGEST = 1 << 14;

    private final RandomGenerator random;
    private final byte[] hello = hello();

    BadHandshakes(RandomGenerator random) {
        this.random = random;
    }

    /// The first record of an honest client.
    static byte[] hello() {
        try {
            SSLEngine engine = Way.engine();
            ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            engine.wrap(ByteBuffer.allocate(0), out);
            return Arrays.copyOf(out.array(), out.position());
        } catch (SSLException e) {
            throw new IllegalStateException("every Java can say hello", e);
        }
    }

    byte[] next() {
        return switch (random.nextInt(12)) {
            case 0 -> record(HANDSHAKE, bytes(random.nextInt(600)));
            case 1 -> Arrays.copyOf(hello, 1 + random.nextInt(hello.length)); // not all of it
            case 2 -> pieces(1 + random.nextInt(40));
            case 3 -> mutated();
            case 4 -> claimed(random.nextInt(1 << 16)); // a record longer or shorter than it says
            case 5 -> record(HANDSHAKE, message(CLIENT_HELLO, (1 << 24) - 1)); // 16 MiB are to come
            case 6 -> record(HANDSHAKE, message(random.nextInt(256), random.nextInt(64)));
            case 7 -> repeated(record(HANDSHAKE, new byte[0])); // records with nothing in them
            case 8 -> repeated(record(ALERT, new byte[] {1, (byte) random.nextInt(256)}));
            case 9 -> older();
            case 10 -> joined(hello, hello);
            default -> joined(hello, bytes(1 + random.nextInt(LONGEST)));
        };
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] record(int type, byte[] content) {
        return ByteBuffer.allocate(HEADER + content.length)
                .put((byte) type)
                .putShort((short) 0x0301)
                .putShort((short) content.length)
                .put(content)
                .array();
    }

    /// The head of a handshake message, and some of what it announces.
    private byte[] message(int type, int length) {
        byte[] some = bytes(Math.min(length, 4_000));
        return ByteBuffer.allocate(4 + some.length)
                .putInt(type << 24 | length)
                .put(some)
                .array();
    }

    /// An honest hello in many records, which is allowed, with one byte wrong, which is not.
    private byte[] pieces(int size) {
        byte[] content = Arrays.copyOfRange(hello, HEADER, hello.length);
        content[random.nextInt(content.length)] ^= (byte) (1 + random.nextInt(255));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < content.length; at += size) {
            out.writeBytes(
                    record(
                            HANDSHAKE,
                            Arrays.copyOfRange(
                                    content, at, Math.min(at + size, content.length))));
        }
        return out.toByteArray();
    }

    private byte[] mutated() {
        byte[] bytes = hello.clone();
        for (int i = random.nextInt(8); i >= 0; i--) {
            bytes[HEADER + random.nextInt(bytes.length - HEADER)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private byte[] claimed(int length) {
        byte[] bytes = hello.clone();
        ByteBuffer.wrap(bytes).putShort(3, (short) length);
        return bytes;
    }

    private byte[] repeated(byte[] record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = random.nextInt(2_000); i >= 0; i--) {
            out.writeBytes(record);
        }
        return out.toByteArray();
    }

    /// A version that nobody should speak any more.
    private byte[] older() {
        byte[] bytes = hello.clone();
        ByteBuffer.wrap(bytes).putShort(1, (short) (0x0300 + random.nextInt(3)));
        ByteBuffer.wrap(bytes).putShort(HEADER + 4, (short) (0x0300 + random.nextInt(3)));
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
