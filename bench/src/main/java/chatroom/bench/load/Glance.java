package chatroom.bench.load;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Looks at a few bytes of what came, where a parser would take longer than the server. Has no
/// state.
final class Glance {
    private Glance() {}

    static int endOfHead(ByteBuf in) {
        for (int i = in.readerIndex() + 3; i < in.writerIndex(); i++) {
            if (in.getByte(i) == '\n' && in.getByte(i - 2) == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    static boolean begins(ByteBuf in, int at, int length, byte[] with) {
        if (length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if (in.getByte(at + i) != with[i]) {
                return false;
            }
        }
        return true;
    }

    static int after(ByteBuf in, int at, int length, byte[] what) throws IOException {
        for (int i = at; i < at + length - what.length; i++) {
            if (begins(in, i, what.length, what)) {
                return i + what.length;
            }
        }
        throw new IOException("no seq in " + in.toString(at, length, StandardCharsets.UTF_8));
    }

    static long number(ByteBuf in, int at) {
        long value = 0;
        int i = at;
        for (int c = in.getByte(i); c >= '0' && c <= '9'; c = in.getByte(++i)) {
            value = value * 10 + c - '0';
        }
        return value;
    }
}
