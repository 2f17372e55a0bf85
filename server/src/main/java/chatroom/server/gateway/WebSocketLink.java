package chatroom.server.gateway;

import chatroom.server.sessions.Loop;
import chatroom.wire.CloseCode;
import chatroom.wire.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;

/// One WebSocket: each frame a text message, both ways on one socket. Owned by its loop.
final class WebSocketLink extends NettyLink {
    private @Nullable MessageReader reader;

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

    /// What comes on this link is cut into messages by that one.
    void reads(MessageReader reader) {
        this.reader = reader;
    }

    @Override
    public void reading(boolean on) {
        channel().config().setAutoRead(on);
        if (reader != null && on) {
            reader.goOn();
        } else if (reader != null) {
            reader.pause();
        }
    }
}
