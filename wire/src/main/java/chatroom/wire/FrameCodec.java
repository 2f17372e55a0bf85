package chatroom.wire;

import chatroom.core.Refusal;
import chatroom.wire.json.JsonObject;
import chatroom.wire.json.JsonWriter;
import chatroom.wire.json.Malformed;

/// The server's frames as JSON, both ways: the server encodes, a client decodes. Without state: any
/// thread.
public final class FrameCodec {
    /// Levels of objects and arrays that a client follows.
    private static final int DEEPEST = 32;

    private FrameCodec() {}

    /// What the bytes of a frame came to.
    public sealed interface Decoded {
        record Told(Frame frame) implements Decoded {}

        /// Of a newer server: a client goes on as if it had not come, except that an entry has had
        /// its place in the log (`seq` and `at`, else 0; see [States#pass]).
        record Newer(String what, long seq, long at) implements Decoded {}

        /// Not what a server sends: the client closes the connection and comes back.
        record Broken(Refusal refusal) implements Decoded {}
    }

    public static Decoded decode(byte[] frame) {
        return decode(frame, 0, frame.length);
    }

    /// Reads a frame that nobody has checked; throws nothing, whatever it is. How long it may be is
    /// for who received it to say ([Protocol#SERVER_FRAME_BYTES]).
    public static Decoded decode(byte[] bytes, int offset, int length) {
        try {
            JsonObject frame = JsonObject.read(bytes, offset, length, DEEPEST);
            Frame known = FrameReader.read(frame);
            return known == null ? newer(frame) : new Decoded.Told(known);
        } catch (Malformed malformed) {
            return new Decoded.Broken(RequestCodec.refusal(malformed));
        }
    }

    private static Decoded newer(JsonObject frame) {
        String type = frame.string("t");
        boolean entry = type.equals("entry");
        String kind = entry ? " " + frame.string("e") : "";
        return new Decoded.Newer(
                RequestCodec.shown(type + kind),
                entry ? EntryCodec.seq(frame) : 0,
                entry ? EntryCodec.at(frame) : 0);
    }

    public static byte[] encode(Frame frame) {
        JsonWriter out = new JsonWriter();
        encode(frame, out);
        return out.toByteArray();
    }

    /// Adds the frame to what `out` holds: encoded once, it can be sent to everybody.
    public static void encode(Frame frame, JsonWriter out) {
        FrameWriter.write(frame, out);
    }
}
