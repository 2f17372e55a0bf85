package chatroom.server.gateway;

import chatroom.core.Entry;
import chatroom.server.sessions.Frames;
import chatroom.wire.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCounted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Entries encoded once, written as they are to every link of a kind, each entry a message or a
/// line of its own. What is encoded is counted and may be shared between loops: each reader works
/// on its own slice. Immutable.
final class NettyFrames implements Frames {
    private final Encoded encoded;

    /// How many entries at the beginning are left out here.
    private final int skipped;

    private NettyFrames(Encoded encoded, int skipped) {
        this.encoded = encoded;
        this.skipped = skipped;
    }

    static Frames of(List<Entry> entries, ByteBufAllocator allocator) {
        ByteBuf out = allocator.directBuffer(entries.size() * 192);
        int[] ends = new int[entries.size()];
        for (int i = 0; i < ends.length; i++) {
            WebSocketBytes.text(new Frame.Told(entries.get(i)), out);
            ends[i] = out.writerIndex();
        }
        return new NettyFrames(new Encoded(new Form(out, ends), entries.getFirst().seq()), 0);
    }

    /// For one WebSocket, retained for it.
    ByteBuf messages() {
        return encoded.messages.after(skipped);
    }

    /// For one stream, retained for it.
    ByteBuf lines() {
        return encoded.lines().after(skipped);
    }

    @Override
    public Frames after(long seq) {
        encoded.retain();
        return new NettyFrames(encoded, (int) Math.max(0, seq + 1 - encoded.first));
    }

    @Override
    public void release() {
        encoded.release();
    }

    /// All of them in one buffer.
    private static final class Form {
        final ByteBuf bytes;

        /// `ends[i]` is where the frame of the entry `i` ends.
        final int[] ends;

        Form(ByteBuf bytes, int[] ends) {
            this.bytes = bytes;
            this.ends = ends;
        }

        /// A view, retained. It ends where the bytes end: into the room behind them TLS would write
        /// what comes next for that link, while others read there.
        ByteBuf after(int skipped) {
            int from = skipped == 0 ? 0 : ends[skipped - 1];
            return bytes.retainedSlice(from, bytes.writerIndex() - from);
        }

        /// Of messages, the same entries as lines.
        Form asLines() {
            ByteBuf out = bytes.alloc().directBuffer(bytes.writerIndex() + ends.length * 8);
            int[] lineEnds = new int[ends.length];
            int from = 0;
            for (int i = 0; i < ends.length; i++) {
                int payload = from + WebSocketBytes.header(bytes, from);
                StreamBytes.line(bytes, payload, ends[i] - payload, out);
                lineEnds[i] = out.writerIndex();
                from = ends[i];
            }
            return new Form(out, lineEnds);
        }
    }

    /// The entries in every form that is needed. Lines are made when the first stream is there to
    /// be told: where there is none, which is usual, they cost nothing.
    private static final class Encoded extends AbstractReferenceCounted {
        final Form messages;
        final long first;
        private @Nullable Form lines;

        Encoded(Form messages, long first) {
            this.messages = messages;
            this.first = first;
        }

        /// Any thread: streams of several loops share them.
        synchronized Form lines() {
            Form made = lines;
            if (made == null) {
                made = messages.asLines();
                lines = made;
            }
            return made;
        }

        @Override
        protected synchronized void deallocate() {
            messages.bytes.release();
            if (lines != null) {
                lines.bytes.release();
            }
        }

        @Override
        public ReferenceCounted touch(Object hint) {
            return this;
        }
    }
}
