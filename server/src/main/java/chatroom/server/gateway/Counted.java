package chatroom.server.gateway;

import chatroom.server.sessions.Link.Stage;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;

/// Counts a connection from its acceptance until it closes or its [NettyLink] counts it; closes at
/// once what is too many.
final class Counted extends ChannelInboundHandlerAdapter {
    private final Turnstile turnstile;
    private String source = "";
    private boolean in;
    private boolean handedOver;

    Counted(Turnstile turnstile) {
        this.turnstile = turnstile;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        source =
                Turnstile.source(
                        ((InetSocketAddress) context.channel().remoteAddress()).getAddress());
        in = turnstile.enter(source, context.channel());
        if (in) {
            context.fireChannelActive();
        } else {
            var _ = context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (in && !handedOver) {
            turnstile.leave(source, context.channel(), Stage.RAW);
        }
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        handedOver = true;
    }
}
