package chatroom.bench.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/// A message of the load: 100 characters, in which stand who said it and when. Has no state.
final class Utterance {
    /// Characters of the text.
    static final int LENGTH = 100;

    private static final byte[] MARK = ascii("@@");
    private static final byte[] FILLER = ascii("x".repeat(LENGTH - 2 - 8 - 16));
    private static final byte[] BEFORE_ID = ascii("{\"t\":\"say\",\"id\":");
    private static final byte[] BEFORE_TEXT = ascii(",\"text\":\"");
    private static final byte[] END = ascii("\"}");
    private static final byte[] DIGITS = ascii("0123456789abcdef");

    private Utterance() {}

    /// Adds a masked frame that says it. The mask is nothing, which the protocol allows, so that
    /// the generator need not work for it.
    ///
    /// @param id a request number of ten digits
    static void say(ByteBuf out, long id, int speaker, long nanos) {
        int length = BEFORE_ID.length + 10 + BEFORE_TEXT.length + LENGTH + END.length;
        Wire.header(out, Wire.TEXT, length);
        out.writeBytes(BEFORE_ID);
        out.writeBytes(ascii(Long.toString(id)));
        out.writeBytes(BEFORE_TEXT).writeBytes(MARK);
        hex(out, speaker, 8);
        hex(out, nanos, 16);
        out.writeBytes(FILLER).writeBytes(END);
    }

    private static void hex(ByteBuf out, long value, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.writeByte(DIGITS[(int) (value >>> shift & 0xF)]);
        }
    }

    /// Where its text begins in a frame that tells it, which ends at `end`; -1 where it is none.
    static int find(ByteBuf in, int begin, int end) {
        int text = end - END.length - LENGTH;
        return text > begin && in.getByte(text) == MARK[0] && in.getByte(text + 1) == MARK[1]
                ? text
                : -1;
    }

    static int speaker(ByteBuf in, int text) {
        return (int) number(in, text + 2, 8);
    }

    /// When it was said, by the clock of the generator's [System#nanoTime].
    static long nanos(ByteBuf in, int text) {
        return number(in, text + 10, 16);
    }

    private static long number(ByteBuf in, int from, int digits) {
        long value = 0;
        for (int i = from; i < from + digits; i++) {
            int c = in.getByte(i);
            value = value << 4 | (c <= '9' ? c - '0' : c - 'a' + 10);
        }
        return value;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
