package chatroom.server.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;

/// Marks the place in the pipeline from which ready-made bytes go straight to the socket, or to
/// what encrypts them.
final class Passage extends ChannelInboundHandlerAdapter {
    private static final String NAME = "passage";

    private Passage() {}

    /// Where to write them, from now on.
    static ChannelHandlerContext into(ChannelPipeline pipeline) {
        if (pipeline.get(Gateway.TLS) == null) {
            pipeline.addFirst(NAME, new Passage());
        } else {
            pipeline.addAfter(Gateway.TLS, NAME, new Passage());
        }
        return pipeline.context(NAME);
    }
}
