package chatroom.server.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;

/// Sends back what comes, at the end of the product's own pipeline, and closes with the numbers of
/// RFC 6455, where the product's own end speaks of its protocol. Owned by the link's loop.
public final class Echo extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final int FIN = 0x80;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int NOT_UTF8 = 1007;

    private final NettyLink link;

    private Echo(NettyLink link) {
        this.link = link;
    }

    /// From now on every connection of this gateway ends in an echo.
    public static void on(Gateway gateway) {
        gateway.end = (_, link, _) -> new Echo(link);
        gateway.path = "/"; // the suite knows no other
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        link.heard();
        switch (frame) {
            case TextWebSocketFrame text -> text(context, text.content());
            case BinaryWebSocketFrame binary -> link.write(frame(context, 2, binary.content()));
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

    private void text(ChannelHandlerContext context, ByteBuf content) {
        if (ByteBufUtil.isText(content, StandardCharsets.UTF_8)) {
            link.write(frame(context, 1, content));
        } else {
            close(context, NOT_UTF8);
        }
    }

    private static ByteBuf frame(ChannelHandlerContext context, int opcode, ByteBuf content) {
        int length = content.readableBytes();
        ByteBuf out = context.alloc().directBuffer(length + 10).writeByte(FIN | opcode);
        if (length < 126) {
            out.writeByte(length);
        } else if (length < 65_536) {
            out.writeByte(126).writeShort(length);
        } else {
            out.writeByte(127).writeLong(length);
        }
        return out.writeBytes(content, content.readerIndex(), length);
    }

    private void close(ChannelHandlerContext context, int code) {
        link.last(
                context.alloc().directBuffer(4).writeByte(FIN | 0x8).writeByte(2).writeShort(code));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        switch (cause) {
            case CorruptedWebSocketFrameException broken ->
                    close(context, broken.closeStatus().code());
            case CorruptedFrameException _ -> close(context, PROTOCOL_ERROR);
            default -> {
                var _ = context.close();
            }
        }
    }
}
