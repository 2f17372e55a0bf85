package chatroom.sim;

import chatroom.core.Door;
import chatroom.core.Entry;
import chatroom.server.sessions.Connection;
import chatroom.server.sessions.Frames;
import chatroom.server.sessions.Link;
import chatroom.server.sessions.Loop;
import chatroom.wire.CloseCode;
import chatroom.wire.Frame;
import chatroom.wire.FrameCodec;
import chatroom.wire.Request;
import chatroom.wire.RequestCodec;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The server's end of a [Wire]: bytes wait here until the client takes them, as in a socket's
/// buffer, and what is handed in is shown to a [Witness] first. Owned by its loop.
final class SimLink implements Link {
    private static final long SHUT_AFTER = 2_500 * Scheduler.MILLI;

    private final Scheduler scheduler;
    private final Trace trace;
    private final SeededLoop loop;
    private final Wire wire;
    private final Witness witness;
    private final Plant plant;
    private final String source;
    private final Door door;
    private final int high;
    private final ArrayDeque<Waiting> out = new ArrayDeque<>();
    private final ArrayDeque<byte[]> in = new ArrayDeque<>();
    private @Nullable Connection connection;

    private long pending;
    private boolean blocked;
    private boolean pumping;
    private boolean reading = true;
    private boolean closing;
    private boolean over;

    /// A frame that waits to be sent.
    private static final class Waiting {
        final byte[] bytes;

        /// Those of which it is the last.
        final @Nullable SimFrames frames;

        Waiting(byte[] bytes, @Nullable SimFrames frames) {
            this.bytes = bytes;
            this.frames = frames;
        }
    }

    /// Sees all that is told, when it is told.
    interface Witness {
        /// The request was read.
        void asked(Request request);

        /// What was read was no request.
        void asked(long id);

        /// These bytes are going to one client alone.
        void sent(Frame frame, long pending);

        /// An entry is going to the client.
        void told(Entry entry, long pending);
    }

    /// @param high bytes pending from which the link is not writable; it is again at a quarter
    SimLink(
            Scheduler scheduler,
            Trace trace,
            SeededLoop loop,
            Wire wire,
            Witness witness,
            Plant plant,
            String source,
            Door door,
            int high) {
        this.scheduler = scheduler;
        this.trace = trace;
        this.loop = loop;
        this.wire = wire;
        this.witness = witness;
        this.plant = plant;
        this.source = source;
        this.door = door;
        this.high = high;
    }

    void serves(Connection connection) {
        this.connection = connection;
    }

    // From the client.

    void arrived(byte[] frame) {
        if (!loop.dead()) {
            in.add(frame);
            loop.execute(this::read);
        }
    }

    private void read() {
        while (reading && !over && !closing && !in.isEmpty()) {
            Connection to = Objects.requireNonNull(connection);
            switch (RequestCodec.decode(in.remove())) {
                case RequestCodec.Decoded.Asked asked -> {
                    witness.asked(asked.request());
                    to.received(plant.read(asked.request()));
                }
                case RequestCodec.Decoded.Refused refused -> {
                    witness.asked(refused.id());
                    to.refused(refused.id(), refused.refusal());
                }
            }
        }
    }

    @Override
    public void reading(boolean on) {
        reading = on;
        if (on && !in.isEmpty()) {
            loop.execute(this::read);
        }
    }

    // To the client.

    @Override
    public void send(Frame decided) {
        @Nullable Frame frame = plant.sent(decided);
        if (over || closing || frame == null) {
            return;
        }
        witness.sent(frame, pending);
        enqueue(new Waiting(FrameCodec.encode(frame), null));
    }

    @Override
    public void send(Frames frames) {
        if (over || closing) {
            return;
        }
        if (blocked) {
            throw new Violation("entries were handed to a link that cannot be written to");
        }
        SimFrames all = (SimFrames) frames;
        all.retain();
        int last = all.entries().size() - 1;
        for (int i = 0; i <= last; i++) {
            witness.told(all.entries().get(i), pending);
            enqueue(new Waiting(all.bytes(i), i == last ? all : null));
        }
    }

    private void enqueue(Waiting waiting) {
        trace.bytes(waiting.bytes);
        out.add(waiting);
        pending += waiting.bytes.length;
        blocked |= pending >= high;
        pump();
    }

    private void pump() {
        if (!pumping && !out.isEmpty()) {
            pumping = true;
            scheduler.in(wire.transfer(out.element().bytes.length), this::pumped);
        }
    }

    private void pumped() {
        pumping = false;
        if (over || loop.dead() || wire.isCut()) {
            return;
        }
        if (wire.transfer(0) > 0) {
            pump();
            return;
        }
        Waiting next = out.remove();
        wire.down(next.bytes);
        pending -= next.bytes.length;
        release(next);
        if (blocked && pending <= high / 4) {
            blocked = false;
            loop.execute(() -> Objects.requireNonNull(connection).writable());
        }
        if (closing && out.isEmpty()) {
            shut();
        }
        pump();
    }

    private static void release(Waiting waiting) {
        if (waiting.frames != null) {
            waiting.frames.release();
        }
    }

    @Override
    public boolean writable() {
        return !blocked && !closing && !over;
    }

    // The end.

    @Override
    public void close(CloseCode code) {
        if (!closing && !over) {
            send(new Frame.Bye(code));
            closing = true;
            scheduler.in(SHUT_AFTER, this::shut);
        }
    }

    private void shut() {
        if (!over && !loop.dead()) {
            wire.serverEnded();
            lost();
        }
    }

    /// There is no connection any more, and the server notices it now.
    void lost() {
        if (!over && !loop.dead()) {
            over = true;
            out.forEach(SimLink::release);
            out.clear();
            loop.execute(() -> Objects.requireNonNull(connection).gone());
        }
    }

    /// The server is no more: its system closes the connection.
    void crashed() {
        if (!over) {
            over = true;
            wire.serverEnded();
        }
    }

    boolean over() {
        return over;
    }

    @Override
    public void became(Stage stage) {}

    @Override
    public Loop loop() {
        return loop;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Door door() {
        return door;
    }

    @Override
    public boolean local() {
        return false;
    }
}
