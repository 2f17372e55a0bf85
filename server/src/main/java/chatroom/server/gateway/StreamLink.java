package chatroom.server.gateway;

import chatroom.server.sessions.Loop;
import chatroom.wire.CloseCode;
import chatroom.wire.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

/// One connection of a client that cannot have a WebSocket: the server's frames are the lines of an
/// HTTP answer that does not end, the client's come by requests of their own ([Upward]). Owned by
/// its loop.
final class StreamLink extends NettyLink {
    private boolean reading = true;
    private Runnable whenReading = () -> {};

    StreamLink(ChannelHandlerContext out, Loop loop, Turnstile turnstile, boolean encrypted) {
        super(out, loop, turnstile, encrypted);
    }

    @Override
    void frame(Frame frame, ByteBuf out) {
        StreamBytes.line(frame, out);
    }

    @Override
    ByteBuf share(NettyFrames frames) {
        return frames.lines();
    }

    @Override
    void ping(ByteBuf out) {
        StreamBytes.empty(out);
    }

    @Override
    void end(CloseCode code, ByteBuf out) {
        StreamBytes.end(out);
    }

    /// The answer is written on, so its socket is always read: that is how one sees it end.
    @Override
    public void reading(boolean on) {
        reading = on;
        if (on) {
            whenReading.run();
        }
    }

    boolean reads() {
        return reading && !closing();
    }

    void whenReading(Runnable task) {
        whenReading = task;
    }
}
