package chatroom.discovery;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/// Makes packets that are almost right, or not at all, from a seeded generator.
final class Malformed {
    private Malformed() {}

    static byte[] packet(Random random, ByteBuffer good) {
        byte[] bytes = Examples.bytes(good);
        return switch (random.nextInt(5)) {
            case 0 -> { // nothing but noise
                byte[] noise = new byte[random.nextInt(1_500)];
                random.nextBytes(noise);
                yield noise;
            }
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)); // cut off
            case 2 -> flipped(random, bytes, 1 + random.nextInt(8), bytes.length);
            case 3 ->
                    flipped(
                            random,
                            bytes,
                            1 + random.nextInt(4),
                            Math.min(bytes.length, 60)); // where the fields are
            default -> { // a good header and noise for fields
                byte[] noise = Arrays.copyOf(bytes, Bounds.PACKET);
                byte[] fields = new byte[Bounds.PACKET - Packet.HEADER];
                random.nextBytes(fields);
                System.arraycopy(fields, 0, noise, Packet.HEADER, fields.length);
                ByteBuffer.wrap(noise).putShort(6, (short) random.nextInt(fields.length + 10));
                yield noise;
            }
        };
    }

    private static byte[] flipped(Random random, byte[] bytes, int times, int within) {
        for (int i = 0; i < times; i++) {
            bytes[random.nextInt(within)] = (byte) random.nextInt();
        }
        return bytes;
    }
}
