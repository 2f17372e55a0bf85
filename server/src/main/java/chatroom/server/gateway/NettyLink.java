package chatroom.server.gateway;

import chatroom.core.Door;
import chatroom.core.Limits;
import chatroom.server.sessions.Connection;
import chatroom.server.sessions.Frames;
import chatroom.server.sessions.Link;
import chatroom.server.sessions.Loop;
import chatroom.wire.CloseCode;
import chatroom.wire.Frame;
import chatroom.wire.RequestCodec;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection, whichever way its frames go: how far it has come, when it is silent, how it
/// ends. What is written in a turn of its loop is flushed once, at the turn's end. Owned by its
/// loop.
abstract class NettyLink implements Link {
    private static final Logger OUTPUT = LoggerFactory.getLogger(NettyLink.class);

    /// How much of a turn's own frames is collected at most before it is written.
    private static final int OWN_BYTES = 16 * 1024;

    private final ChannelHandlerContext out;
    private final Channel channel;
    private final Loop loop;
    private final Turnstile turnstile;
    private final String source;
    private final boolean local;
    private final Door door;

    private Stage stage = Stage.RAW;
    private final Runnable flush = this::flush;
    private boolean flushing;
    private boolean closing;

    /// Frames for this link alone that were not written yet, one after the other: what comes after
    /// them in this turn is added, so that a turn's answers are one write.
    private @Nullable ByteBuf own;

    private long heard;
    private long asked;
    private @Nullable Future<?> heartbeat;

    /// @param out the context whose writes reach the socket as they are, or as TLS makes them
    NettyLink(ChannelHandlerContext out, Loop loop, Turnstile turnstile, boolean encrypted) {
        this.out = out;
        this.channel = out.channel();
        this.loop = loop;
        this.turnstile = turnstile;
        InetSocketAddress address = (InetSocketAddress) channel.remoteAddress();
        this.source = Turnstile.source(address.getAddress());
        this.local = address.getAddress().isLoopbackAddress();
        this.door = encrypted || local ? Door.ENCRYPTED : Door.PLAIN;
        this.heard = now();
        this.asked = heard;
    }

    // How frames look on this kind of connection.

    /// Adds one frame to `out`.
    abstract void frame(Frame frame, ByteBuf out);

    /// Ready-made frames as they go out here, retained for this link.
    abstract ByteBuf share(NettyFrames frames);

    /// Adds what makes the other side show a sign of life.
    abstract void ping(ByteBuf out);

    /// Adds what comes last, after the frame that says why.
    abstract void end(CloseCode code, ByteBuf out);

    @Override
    public final Loop loop() {
        return loop;
    }

    @Override
    public final boolean writable() {
        return channel.isWritable() && !closing;
    }

    @Override
    public final void send(Frame frame) {
        if (closing || !channel.isActive()) {
            return;
        }
        ByteBuf bytes = own == null ? channel.alloc().directBuffer(256) : own;
        own = bytes;
        frame(frame, bytes);
        if (bytes.readableBytes() >= OWN_BYTES) {
            writeOwn();
        }
        flushSoon();
    }

    @Override
    public final void send(Frames frames) {
        write(share((NettyFrames) frames));
    }

    /// Whether nothing more is sent.
    final boolean closing() {
        return closing;
    }

    final Channel channel() {
        return channel;
    }

    final void write(ByteBuf bytes) {
        if (closing || !channel.isActive()) {
            bytes.release();
            return;
        }
        writeOwn();
        var _ = out.write(bytes, channel.voidPromise());
        flushSoon();
    }

    private void writeOwn() {
        ByteBuf bytes = own;
        if (bytes != null) {
            own = null;
            var _ = out.write(bytes, channel.voidPromise());
        }
    }

    private void flushSoon() {
        if (!flushing) {
            flushing = true;
            channel.eventLoop().execute(flush);
        }
    }

    private void flush() {
        flushing = false;
        writeOwn();
        out.flush();
    }

    @Override
    public final void close(CloseCode code) {
        if (closing) {
            return;
        }
        send(new Frame.Bye(code));
        ByteBuf bytes = channel.alloc().directBuffer(128);
        end(code, bytes);
        last(bytes);
    }

    /// What nobody foresaw happened in serving this connection.
    final void fault(Throwable cause) {
        OUTPUT.error("a fault while serving a connection", cause);
        close(CloseCode.FAULT);
    }

    /// Writes `bytes` and closes when they are out, or after a while where they do not go out.
    final void last(ByteBuf bytes) {
        if (closing) {
            bytes.release();
            return;
        }
        writeOwn();
        closing = true;
        out.writeAndFlush(bytes).addListener(ChannelFutureListener.CLOSE);
        var _ =
                channel.eventLoop()
                        .schedule(this::shut, Limits.STOP_WITHIN / 2, TimeUnit.MILLISECONDS);
    }

    private void shut() {
        var _ = channel.close();
    }

    @Override
    public final String source() {
        return source;
    }

    /// Who sits at the server's own machine has nobody in between, and needs no encryption.
    @Override
    public final Door door() {
        return door;
    }

    @Override
    public final boolean local() {
        return local;
    }

    // Staying alive.

    final void heard() {
        heard = now();
    }

    /// A frame came in.
    final void received(byte[] frame, Connection connection) {
        asked = now();
        switch (RequestCodec.decode(frame)) {
            case RequestCodec.Decoded.Asked asked -> connection.received(asked.request());
            case RequestCodec.Decoded.Refused refused ->
                    connection.refused(refused.id(), refused.refusal());
        }
    }

    @Override
    public final void became(Stage next) {
        if (next == stage || closing) {
            return;
        }
        if (!turnstile.move(source, channel, stage, next)) {
            close(CloseCode.FULL);
            return;
        }
        stage = next;
        asked = now();
    }

    /// Watches over silence until [#ended].
    final void alive(Connection connection) {
        heartbeat =
                channel.eventLoop()
                        .scheduleAtFixedRate(
                                () -> beat(connection),
                                Limits.PING_EVERY,
                                Limits.PING_EVERY,
                                TimeUnit.MILLISECONDS);
        var _ =
                channel.eventLoop()
                        .schedule(() -> late(connection), Limits.RAW_FOR, TimeUnit.MILLISECONDS);
    }

    private void late(Connection connection) {
        if (!connection.greeted()) {
            close(CloseCode.HELLO_LATE);
        }
    }

    private void beat(Connection connection) {
        if (since(heard) > (writable() ? 2 * Limits.PING_EVERY : Limits.BEHIND_FOR)) {
            close(CloseCode.SILENT);
        } else if (!connection.member() && since(asked) > Limits.BROWSING_FOR) {
            close(CloseCode.IDLE);
        } else {
            ByteBuf bytes = channel.alloc().directBuffer(2);
            ping(bytes);
            write(bytes);
        }
    }

    private long since(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(now() - nanos);
    }

    private long now() {
        return channel.eventLoop().ticker().nanoTime();
    }

    final void ended() {
        if (heartbeat != null) {
            heartbeat.cancel(false);
        }
        closing = true;
        if (own != null) {
            own.release();
            own = null;
        }
        turnstile.leave(source, channel, stage);
    }
}
