package chatroom.log.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes being written. For one thread.
final class ByteWriter {
    private byte[] bytes = new byte[256];
    private int size;

    int size() {
        return size;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    ByteWriter u8(int value) {
        room(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /// Seven bits a byte, lowest first; the highest bit says that more follow. A negative number
    /// takes ten bytes.
    ByteWriter varint(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /// Length, then UTF-8. Half a surrogate pair, which no checked value has, becomes `?`.
    ByteWriter string(String value) {
        return sized(value.getBytes(StandardCharsets.UTF_8));
    }

    ByteWriter sized(byte[] value) {
        return varint(value.length).raw(value);
    }

    /// Length, then what was written into `part`, which is empty afterwards.
    ByteWriter sized(ByteWriter part) {
        varint(part.size).raw(part.bytes, 0, part.size);
        part.size = 0;
        return this;
    }

    ByteWriter raw(byte[] value) {
        return raw(value, 0, value.length);
    }

    ByteWriter raw(byte[] value, int from, int length) {
        room(length);
        System.arraycopy(value, from, bytes, size, length);
        size += length;
        return this;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
