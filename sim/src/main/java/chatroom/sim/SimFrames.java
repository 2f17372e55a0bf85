package chatroom.sim;

import chatroom.core.Entry;
import chatroom.server.sessions.Frames;
import chatroom.wire.Frame;
import chatroom.wire.FrameCodec;
import java.util.ArrayList;
import java.util.List;

/// Entries encoded once, counted as in the gateway: in the end every count must be 0.
final class SimFrames implements Frames {
    private final Maker maker;
    private final List<Entry> entries;
    private final List<byte[]> bytes;
    private int count = 1;

    private SimFrames(Maker maker, List<Entry> entries, List<byte[]> bytes) {
        this.maker = maker;
        this.entries = entries;
        this.bytes = bytes;
        maker.live++;
    }

    /// Makes a node's frames, and counts those that somebody still holds.
    static final class Maker implements Frames.Maker {
        private int live;

        @Override
        public Frames of(List<Entry> entries) {
            List<byte[]> bytes = new ArrayList<>(entries.size());
            for (Entry entry : entries) {
                bytes.add(FrameCodec.encode(new Frame.Told(entry)));
            }
            return new SimFrames(this, List.copyOf(entries), bytes);
        }

        /// How many are held.
        int live() {
            return live;
        }
    }

    List<Entry> entries() {
        return entries;
    }

    /// The frame of the entry at that place in [#entries].
    byte[] bytes(int index) {
        return bytes.get(index);
    }

    @Override
    public Frames after(long seq) {
        held();
        int skipped = (int) Math.max(0, seq + 1 - entries.getFirst().seq());
        return new SimFrames(
                maker,
                entries.subList(skipped, entries.size()),
                bytes.subList(skipped, bytes.size()));
    }

    void retain() {
        held();
        count++;
    }

    @Override
    public void release() {
        held();
        if (--count == 0) {
            maker.live--;
        }
    }

    private void held() {
        if (count <= 0) {
            throw new Violation("frames were used after they were released");
        }
    }
}
