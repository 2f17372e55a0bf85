package chatroom.server.gateway;

import chatroom.wire.Frame;
import chatroom.wire.json.JsonWriter;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/// Frames as lines of an HTTP answer whose length nobody knows: each line a chunk (RFC 9112,
/// section 7.1).
final class StreamBytes {
    /// Browsers may keep back so many bytes of an answer to guess what it is.
    private static final int KEPT_BACK = 1_024;

    private static final byte[] LINE_END = {'\n', '\r', '\n'};

    private StreamBytes() {}

    /// Adds the line that comes first: by `token` the client's requests find this stream. It is
    /// filled up with spaces, so that no browser keeps it back.
    static void first(String token, ByteBuf out) {
        String json = "{\"t\":\"stream\",\"token\":\"%s\"}".formatted(token);
        byte[] line =
                (json + " ".repeat(KEPT_BACK - json.length())).getBytes(StandardCharsets.US_ASCII);
        begin(line.length, out);
        out.writeBytes(line).writeBytes(LINE_END);
    }

    static void line(Frame frame, ByteBuf out) {
        JsonWriter json = WebSocketBytes.json(frame);
        begin(json.length(), out);
        out.writeBytes(json.array(), 0, json.length()).writeBytes(LINE_END);
    }

    /// Adds as a line what stands as JSON in `from`.
    static void line(ByteBuf from, int index, int length, ByteBuf out) {
        begin(length, out);
        out.writeBytes(from, index, length).writeBytes(LINE_END);
    }

    static void empty(ByteBuf out) {
        begin(0, out);
        out.writeBytes(LINE_END);
    }

    /// Adds the end of the answer.
    static void end(ByteBuf out) {
        out.writeCharSequence("0\r\n\r\n", StandardCharsets.US_ASCII);
    }

    /// @param length of the line, without its end
    private static void begin(int length, ByteBuf out) {
        out.writeCharSequence(Integer.toHexString(length + 1), StandardCharsets.US_ASCII);
        out.writeByte('\r').writeByte('\n');
    }
}
