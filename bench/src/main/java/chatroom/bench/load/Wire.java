package chatroom.bench.load;

import io.netty.buffer.ByteBuf;

/// Frames of the WebSocket protocol from a client (RFC 6455, section 5.2). Has no state.
final class Wire {
    static final int TEXT = 0x1;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;

    private Wire() {}

    /// Adds the header of a frame with a mask of nothing.
    static void header(ByteBuf out, int opcode, int length) {
        out.writeByte(FINAL | opcode);
        if (length < TWO_BYTES) {
            out.writeByte(MASKED | length);
        } else {
            out.writeByte(MASKED | TWO_BYTES).writeShort(length);
        }
        out.writeInt(0);
    }

    static void text(ByteBuf out, byte[] payload) {
        header(out, TEXT, payload.length);
        out.writeBytes(payload);
    }

    /// How long the header of the server's frame is that begins at `at`; 0 where not all of it is
    /// there.
    static int headerAt(ByteBuf in, int at, int end) {
        if (end - at < 2) {
            return 0;
        }
        int length = in.getByte(at + 1) & 0x7F;
        int header = length == 127 ? 10 : length == TWO_BYTES ? 4 : 2;
        return end - at < header ? 0 : header;
    }

    /// How much follows a header of that length.
    static int length(ByteBuf in, int at, int header) {
        return switch (header) {
            case 10 -> Math.toIntExact(in.getLong(at + 2));
            case 4 -> in.getUnsignedShort(at + 2);
            default -> in.getByte(at + 1) & 0x7F;
        };
    }
}
