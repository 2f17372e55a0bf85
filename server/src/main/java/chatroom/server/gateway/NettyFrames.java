package chatroom.server.gateway;

import chatroom.core.Entry;
import chatroom.server.sessions.Frames;
import chatroom.wire.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;

/// Entries as WebSocket frames in one buffer, each entry a message of its own, written as they are
/// to every link. The buffer is counted and may be shared between loops: each reader works on its
/// own duplicate.
final class NettyFrames implements Frames {
    private final ByteBuf bytes;
    private final long first;

    /// `ends[i]` is where the frame of the entry `first + i` ends.
    private final int[] ends;

    private NettyFrames(ByteBuf bytes, long first, int[] ends) {
        this.bytes = bytes;
        this.first = first;
        this.ends = ends;
    }

    static Frames of(List<Entry> entries, ByteBufAllocator allocator) {
        ByteBuf out = allocator.directBuffer(entries.size() * 192);
        int[] ends = new int[entries.size()];
        for (int i = 0; i < ends.length; i++) {
            WebSocketBytes.text(new Frame.Told(entries.get(i)), out);
            ends[i] = out.writerIndex();
        }
        return new NettyFrames(out, entries.getFirst().seq(), ends);
    }

    /// A view for one link, retained for it. It ends where the bytes end: into the room behind them
    /// TLS would write what comes next for that link, while others read there.
    ByteBuf share() {
        return bytes.retainedSlice();
    }

    /// A part is only shared onward: it is not cut again.
    @Override
    public Frames after(long seq) {
        int skipped = (int) (seq + 1 - first);
        int from = skipped <= 0 ? 0 : ends[skipped - 1];
        return new NettyFrames(
                bytes.retainedSlice(from, bytes.writerIndex() - from), seq + 1, ends);
    }

    @Override
    public void release() {
        bytes.release();
    }
}
