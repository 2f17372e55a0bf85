package chatroom.server.gateway;

import chatroom.server.sessions.Connection;
import chatroom.wire.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import javax.net.ssl.SSLException;

/// The end of a WebSocket's pipeline: what comes becomes requests to the connection. Owned by the
/// link's loop.
final class FrameHandler extends ChannelInboundHandlerAdapter implements MessageReader.Messages {
    private final Gateway gateway;
    private final WebSocketLink link;
    private final Connection connection;
    private final MessageReader reader = new MessageReader(this);

    FrameHandler(Gateway gateway, WebSocketLink link, Connection connection) {
        this.gateway = gateway;
        this.link = link;
        this.connection = connection;
        link.reads(reader);
    }

    /// What is not bytes was asked for by HTTP behind the request for the WebSocket.
    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        link.heard();
        if (read instanceof ByteBuf bytes) {
            reader.read(bytes);
        } else {
            ReferenceCountUtil.release(read);
        }
    }

    @Override
    public void text(byte[] message) {
        connection.came();
        link.received(message, connection);
    }

    /// Nothing here is told in bytes that are no text.
    @Override
    public void binary(byte[] message) {
        connection.came();
    }

    @Override
    public void ping(byte[] payload) {
        connection.came();
        ByteBuf bytes = link.channel().alloc().directBuffer(128);
        WebSocketBytes.pong(payload, bytes);
        link.write(bytes);
    }

    @Override
    public void pong() {
        connection.came();
    }

    @Override
    public void closed() {
        ByteBuf bytes = link.channel().alloc().directBuffer(4);
        WebSocketBytes.closed(bytes);
        link.last(bytes);
    }

    @Override
    public void broken(CloseCode why) {
        link.close(why);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            connection.writable();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        reader.end();
        gateway.down(link);
        link.ended();
        connection.gone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        switch (cause) {
            case DecoderException broken when broken.getCause() instanceof SSLException -> {
                var _ = context.close();
            }
            case IOException _ -> {
                var _ = context.close();
            }
            default -> link.fault(cause);
        }
    }
}
