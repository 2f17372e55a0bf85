package chatroom.server.gateway;

import chatroom.server.sessions.Link.Stage;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;

/// Counts a connection from its acceptance until it closes, its [NettyLink] counts it, or it
/// belongs to a stream that is counted; closes at once what is too many. Owned by its channel's
/// loop.
final class Counted extends ChannelInboundHandlerAdapter {
    private final Turnstile turnstile;
    private String source = "";
    private boolean in;

    Counted(Turnstile turnstile) {
        this.turnstile = turnstile;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        source =
                Turnstile.source(
                        ((InetSocketAddress) context.channel().remoteAddress()).getAddress());
        if (enter(context.channel())) {
            context.fireChannelActive();
        } else {
            var _ = context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        leave(context.channel());
        context.fireChannelInactive();
    }

    /// From now on it is counted; false where no more fit.
    boolean enter(Channel channel) {
        in = in || turnstile.enter(source, channel);
        return in;
    }

    /// From now on it is not.
    void leave(Channel channel) {
        if (in) {
            in = false;
            turnstile.leave(source, channel, Stage.RAW);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        in = false;
    }
}
