package chatroom.server.gateway;

import chatroom.server.sessions.Connection;
import chatroom.wire.CloseCode;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import javax.net.ssl.SSLException;

/// The end of a stream's pipeline: tells its connection when it can be written to and when it is
/// gone. Owned by the link's loop.
final class StreamHandler extends ChannelInboundHandlerAdapter {
    private final Gateway gateway;
    private final StreamLink link;
    private final Connection connection;
    private final Runnable ended;

    /// @param ended is run when the stream is gone
    StreamHandler(Gateway gateway, StreamLink link, Connection connection, Runnable ended) {
        this.gateway = gateway;
        this.link = link;
        this.connection = connection;
        this.ended = ended;
    }

    /// The client has had its say on this socket, by the request that began the stream.
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
        link.close(CloseCode.PROTOCOL);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            connection.writable();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        gateway.down(link);
        link.ended();
        ended.run();
        connection.gone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        boolean network =
                cause instanceof IOException
                        || (cause instanceof DecoderException
                                && cause.getCause() instanceof SSLException);
        if (network) {
            var _ = context.close();
        } else {
            link.fault(cause);
        }
    }
}
