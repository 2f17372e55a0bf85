package chatroom.server.gateway;

import chatroom.wire.CloseCode;
import chatroom.wire.Frame;
import chatroom.wire.FrameCodec;
import chatroom.wire.json.JsonWriter;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.nio.charset.StandardCharsets;

/// Frames of the WebSocket protocol from a server (RFC 6455, section 5.2): unmasked and whole.
final class WebSocketBytes {
    private static final int FIN = 0x80;
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;

    private static final FastThreadLocal<JsonWriter> JSON =
            new FastThreadLocal<>() {
                @Override
                protected JsonWriter initialValue() {
                    return new JsonWriter();
                }
            };

    private WebSocketBytes() {}

    /// Adds `frame` as one text message.
    static void text(Frame frame, ByteBuf out) {
        JsonWriter json = json(frame);
        header(TEXT, json.length(), out);
        out.writeBytes(json.array(), 0, json.length());
    }

    /// `frame` as JSON, until the next is asked for on this thread.
    static JsonWriter json(Frame frame) {
        JsonWriter json = JSON.get().clear();
        FrameCodec.encode(frame, json);
        return json;
    }

    /// How long the header of the message is that begins at `index`.
    static int header(ByteBuf messages, int index) {
        return switch (messages.getByte(index + 1)) {
            case 126 -> 4;
            case 127 -> 10;
            default -> 2;
        };
    }

    static void ping(ByteBuf out) {
        header(PING, 0, out);
    }

    /// Adds the answer to a ping, with what it carried (at most 125 bytes).
    static void pong(byte[] payload, ByteBuf out) {
        header(PONG, payload.length, out);
        out.writeBytes(payload);
    }

    static void close(CloseCode code, ByteBuf out) {
        byte[] reason = code.sentence().getBytes(StandardCharsets.UTF_8);
        header(CLOSE, 2 + reason.length, out);
        out.writeShort(code.code()).writeBytes(reason);
    }

    /// Answers a close frame of the client.
    static void closed(ByteBuf out) {
        header(CLOSE, 2, out);
        out.writeShort(1000);
    }

    private static void header(int opcode, int length, ByteBuf out) {
        out.writeByte(FIN | opcode);
        if (length < 126) {
            out.writeByte(length);
        } else if (length < 65_536) {
            out.writeByte(126).writeShort(length);
        } else {
            out.writeByte(127).writeLong(length);
        }
    }
}
