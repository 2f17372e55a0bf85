package chatroom.hostile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Packets for a beacon, good and bad, written from `docs/discovery.md` and not by the product's
/// own code. Draws from the generator that it is given, and is otherwise stateless; any thread.
final class Pings {
    private static final int PING = 512;
    private static final int HEADER = 16;
    private static final int AT_LENGTH = 6;

    private Pings() {}

    /// A question as clients ask it from 127.0.0.1, to be answered to this port.
    static byte[] good(long nonce, int answerTo) {
        ByteBuffer out = ByteBuffer.allocate(PING);
        out.put("CHAT".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 'P');
        out.putShort((short) 10).putLong(nonce);
        out.put((byte) 1).put((byte) 4).put(new byte[] {127, 0, 0, 1});
        out.put((byte) 2).put((byte) 2).putShort((short) answerTo);
        return out.array();
    }

    /// A server's reply with that name and identity.
    static byte[] answer(long nonce, String name, String identity, int port) {
        ByteBuffer out = ByteBuffer.allocate(PING);
        out.put("CHAT".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 'A');
        out.putShort((short) 0).putLong(nonce);
        text(out, 1, name);
        out.put((byte) 2).put((byte) 2).putShort((short) port);
        text(out, 3, identity);
        out.put((byte) 4).put((byte) 2).putShort((short) 1);
        out.put((byte) 5).put((byte) 4).putInt(1);
        out.put((byte) 6).put((byte) 4).putInt(1);
        out.putShort(AT_LENGTH, (short) (out.position() - HEADER));
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void text(ByteBuffer out, int tag, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.put((byte) tag).put((byte) bytes.length).put(bytes);
    }

    /// Noise, or a packet that is nearly good.
    static byte[] bad(RandomGenerator random) {
        byte[] good = good(random.nextLong(), random.nextInt(65_536));
        return switch (random.nextInt(7)) {
            case 0 -> noise(random.nextInt(1_400), random);
            case 1 -> Arrays.copyOf(good, random.nextInt(good.length));
            case 2 -> Mutation.bytes(good, random);
            case 3 -> fields(good, random);
            case 4 -> kind(good, (byte) 'F');
            case 5 -> kind(good, (byte) random.nextInt(256));
            default -> Mutation.bytes(answer(random.nextLong(), "Fake", "a".repeat(26), 1), random);
        };
    }

    static byte[] noise(int length, RandomGenerator random) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    /// A good header, and noise for fields.
    private static byte[] fields(byte[] good, RandomGenerator random) {
        byte[] noise = noise(PING, random);
        System.arraycopy(good, 0, noise, 0, HEADER);
        ByteBuffer.wrap(noise).putShort(AT_LENGTH, (short) random.nextInt(PING));
        return noise;
    }

    private static byte[] kind(byte[] good, byte kind) {
        good[5] = kind;
        return good;
    }
}
