package chatroom.server.gateway;

import chatroom.server.sessions.Loop;
import chatroom.wire.CloseCode;
import chatroom.wire.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

/// One WebSocket: each frame a text message, both ways on one socket. Owned by its loop.
final class WebSocketLink extends NettyLink {
    WebSocketLink(ChannelHandlerContext out, Loop loop, Turnstile turnstile, boolean encrypted) {
        super(out, loop, turnstile, encrypted);
    }

    @Override
    void frame(Frame frame, ByteBuf out) {
        WebSocketBytes.text(frame, out);
    }

    @Override
    ByteBuf share(NettyFrames frames) {
        return frames.messages();
    }

    @Override
    void ping(ByteBuf out) {
        WebSocketBytes.ping(out);
    }

    @Override
    void end(CloseCode code, ByteBuf out) {
        WebSocketBytes.close(code, out);
    }

    @Override
    public void reading(boolean on) {
        channel().config().setAutoRead(on);
    }
}
