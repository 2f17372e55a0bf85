package chatroom.server.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/// The end of a connection whose last answer came before all was read: a socket that is closed with
/// something unread takes the answer away from whoever is still sending (RFC 9112, section 9.6). So
/// what comes is dropped for a moment, until the other side closes. Owned by its channel's loop.
final class Lingering extends ChannelInboundHandlerAdapter {
    private static final long AT_MOST_MILLIS = 1_000;

    private Lingering() {}

    /// Begins when the answer is out.
    static void of(Channel channel) {
        if (!channel.isActive()) {
            return;
        }
        ChannelPipeline pipeline = channel.pipeline();
        String after = pipeline.get(Gateway.TLS) == null ? Gateway.COUNTED : Gateway.TLS;
        pipeline.addAfter(after, "lingering", new Lingering());
        channel.config().setAutoRead(true);
        var _ =
                channel.eventLoop()
                        .schedule(
                                () -> {
                                    var _ = channel.close();
                                },
                                AT_MOST_MILLIS,
                                TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }
}
