package chatroom.log.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes being read, which may be anything: every length is compared with what is left before
/// anything of that length is made. For one thread.
///
/// Every method throws [IllegalArgumentException] where the bytes are not what is asked for.
final class ByteReader {
    private final byte[] bytes;
    private final int end;
    private int at;

    ByteReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ByteReader(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    int left() {
        return end - at;
    }

    int u8() {
        require(1);
        return bytes[at++] & 0xFF;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = u8();
            if (shift == 63 && next > 1) {
                break;
            }
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number is too long");
    }

    /// A number that is not negative and at most [Integer#MAX_VALUE].
    int integer() {
        long value = varint();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a number is too large: " + value);
        }
        return (int) value;
    }

    /// How many things follow that take at least `bytesEach`.
    int count(int bytesEach) {
        int count = integer();
        if (count > left() / bytesEach) {
            throw new IllegalArgumentException(count + " things cannot follow");
        }
        return count;
    }

    /// The bytes of a sized part, as a reader of their own.
    ByteReader part() {
        int length = count(1);
        at += length;
        return new ByteReader(bytes, at - length, at);
    }

    byte[] raw(int length) {
        require(length);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    String string() {
        int length = count(1);
        String value = new String(bytes, at, length, StandardCharsets.UTF_8);
        // Where the decoder had to replace something, the bytes come out different.
        if (value.indexOf('\uFFFD') >= 0
                && !Arrays.equals(
                        value.getBytes(StandardCharsets.UTF_8),
                        Arrays.copyOfRange(bytes, at, at + length))) {
            throw new IllegalArgumentException("not UTF-8");
        }
        at += length;
        return value;
    }

    private void require(int length) {
        if (length > left()) {
            throw new IllegalArgumentException("it ends too early");
        }
    }
}
