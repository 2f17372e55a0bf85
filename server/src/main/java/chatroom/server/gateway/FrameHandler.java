package chatroom.server.gateway;

import chatroom.server.sessions.Connection;
import chatroom.wire.CloseCode;
import chatroom.wire.RequestCodec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The end of a WebSocket's pipeline: whole frames become requests to the connection. Owned by the
/// link's loop.
final class FrameHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final Logger OUTPUT = LoggerFactory.getLogger(FrameHandler.class);

    private final Gateway gateway;
    private final NettyLink link;
    private final Connection connection;

    FrameHandler(Gateway gateway, NettyLink link, Connection connection) {
        this.gateway = gateway;
        this.link = link;
        this.connection = connection;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        link.heard();
        connection.came();
        switch (frame) {
            case TextWebSocketFrame text -> read(text.content());
            case PingWebSocketFrame ping -> {
                ByteBuf bytes = context.alloc().directBuffer(128);
                WebSocketBytes.pong(ping.content(), bytes);
                link.write(bytes);
            }
            case CloseWebSocketFrame _ -> {
                ByteBuf bytes = context.alloc().directBuffer(4);
                WebSocketBytes.closed(bytes);
                link.last(bytes);
            }
            default -> {}
        }
    }

    private void read(ByteBuf content) {
        link.asked();
        byte[] bytes = ByteBufUtil.getBytes(content);
        switch (RequestCodec.decode(bytes)) {
            case RequestCodec.Decoded.Asked asked -> connection.received(asked.request());
            case RequestCodec.Decoded.Refused refused ->
                    connection.refused(refused.id(), refused.refusal());
        }
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
        connection.gone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        switch (cause) {
            case TooLongFrameException _ -> link.close(CloseCode.FRAME_TOO_LARGE);
            case CorruptedWebSocketFrameException large
                    when large.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG) ->
                    link.close(CloseCode.FRAME_TOO_LARGE);
            case CorruptedFrameException _ -> link.close(CloseCode.PROTOCOL);
            // The aggregator's word for somebody who went in the middle of a message.
            case PrematureChannelClosureException _ -> {}
            case DecoderException broken when broken.getCause() instanceof SSLException -> {
                var _ = context.close();
            }
            case IOException _ -> {
                var _ = context.close();
            }
            default -> {
                OUTPUT.error("a fault while serving a connection", cause);
                link.close(CloseCode.FAULT);
            }
        }
    }
}
