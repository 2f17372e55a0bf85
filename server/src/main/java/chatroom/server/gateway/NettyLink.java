package chatroom.server.gateway;

import chatroom.core.Door;
import chatroom.core.Limits;
import chatroom.server.sessions.Connection;
import chatroom.server.sessions.Frames;
import chatroom.server.sessions.Link;
import chatroom.server.sessions.Loop;
import chatroom.wire.CloseCode;
import chatroom.wire.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One WebSocket. What is written in a turn of its loop is flushed once, at the turn's end. Owned
/// by its loop.
final class NettyLink implements Link {
    private final ChannelHandlerContext out;
    private final Channel channel;
    private final Loop loop;
    private final Turnstile turnstile;
    private final String source;
    private final boolean local;
    private final Door door;

    private Stage stage = Stage.RAW;
    private boolean flushing;
    private boolean closing;
    private long heard = System.nanoTime();
    private long asked = heard;
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
    }

    @Override
    public Loop loop() {
        return loop;
    }

    @Override
    public boolean writable() {
        return channel.isWritable() && !closing;
    }

    @Override
    public void send(Frame frame) {
        ByteBuf bytes = channel.alloc().directBuffer(256);
        WebSocketBytes.text(frame, bytes);
        write(bytes);
    }

    @Override
    public void send(Frames frames) {
        write(((NettyFrames) frames).share());
    }

    void write(ByteBuf bytes) {
        if (closing || !channel.isActive()) {
            bytes.release();
            return;
        }
        var _ = out.write(bytes, channel.voidPromise());
        if (!flushing) {
            flushing = true;
            channel.eventLoop().execute(this::flush);
        }
    }

    private void flush() {
        flushing = false;
        out.flush();
    }

    @Override
    public void reading(boolean on) {
        channel.config().setAutoRead(on);
    }

    @Override
    public void close(CloseCode code) {
        if (closing) {
            return;
        }
        send(new Frame.Bye(code));
        ByteBuf bytes = channel.alloc().directBuffer(128);
        WebSocketBytes.close(code, bytes);
        last(bytes);
    }

    /// Writes `bytes` and closes when they are out, or after a while where they do not go out.
    void last(ByteBuf bytes) {
        if (closing) {
            bytes.release();
            return;
        }
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
    public String source() {
        return source;
    }

    /// Who sits at the server's own machine has nobody in between, and needs no encryption.
    @Override
    public Door door() {
        return door;
    }

    @Override
    public boolean local() {
        return local;
    }

    // Staying alive.

    void heard() {
        heard = System.nanoTime();
    }

    void asked() {
        asked = System.nanoTime();
    }

    @Override
    public void became(Stage next) {
        if (next == stage || closing) {
            return;
        }
        if (!turnstile.move(source, channel, stage, next)) {
            close(CloseCode.FULL);
            return;
        }
        stage = next;
        asked();
    }

    /// Watches over silence until [#ended].
    void alive(Connection connection) {
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
        if (since(heard) > 2 * Limits.PING_EVERY) {
            close(CloseCode.SILENT);
        } else if (!connection.member() && since(asked) > Limits.BROWSING_FOR) {
            close(CloseCode.IDLE);
        } else {
            ByteBuf bytes = channel.alloc().directBuffer(2);
            WebSocketBytes.ping(bytes);
            write(bytes);
        }
    }

    private static long since(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    void ended() {
        if (heartbeat != null) {
            heartbeat.cancel(false);
        }
        closing = true;
        turnstile.leave(source, channel, stage);
    }
}
