package chatroom.bench.parts;

import chatroom.core.Entry;
import chatroom.server.sessions.Frames;
import chatroom.wire.Frame;
import chatroom.wire.FrameCodec;
import chatroom.wire.json.JsonWriter;
import java.util.List;

/// Entries encoded once, as the gateway does it, but on the heap. Immutable.
final class ReadyFrames implements Frames {
    private final JsonWriter encoded;
    private final int count;
    private final long first;

    private ReadyFrames(JsonWriter encoded, int count, long first) {
        this.encoded = encoded;
        this.count = count;
        this.first = first;
    }

    static ReadyFrames of(List<Entry> entries) {
        JsonWriter out = new JsonWriter();
        for (Entry entry : entries) {
            FrameCodec.encode(new Frame.Told(entry), out);
        }
        return new ReadyFrames(out, entries.size(), entries.getFirst().seq());
    }

    /// How many entries these are.
    int count() {
        return count;
    }

    @Override
    public Frames after(long seq) {
        int skipped = (int) Math.max(0, seq + 1 - first);
        return new ReadyFrames(encoded, count - skipped, first + skipped);
    }

    @Override
    public void release() {}
}
