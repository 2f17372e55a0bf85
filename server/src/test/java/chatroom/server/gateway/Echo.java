package chatroom.server.gateway;

import chatroom.wire.CloseCode;
import chatroom.wire.json.Utf8;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/// Sends back what comes, at the end of the product's own pipeline, and closes with the numbers of
/// RFC 6455, where the product's own end speaks of its protocol. Owned by the link's loop.
public final class Echo extends ChannelInboundHandlerAdapter implements MessageReader.Messages {
    private static final int FIN = 0x80;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int NOT_UTF8 = 1007;
    private static final int TOO_LARGE = 1009;

    private final WebSocketLink link;
    private final MessageReader reader = new MessageReader(this);

    private Echo(WebSocketLink link) {
        this.link = link;
    }

    /// From now on every connection of this gateway ends in an echo.
    public static void on(Gateway gateway) {
        gateway.end = (_, link, _) -> new Echo(link);
        gateway.path = "/"; // the suite knows no other
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        link.heard();
        reader.read((ByteBuf) bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        reader.end();
    }

    @Override
    public void text(byte[] message) {
        if (Utf8.valid(message, 0, message.length)) {
            link.write(frame(1, message));
        } else {
            close(NOT_UTF8);
        }
    }

    @Override
    public void binary(byte[] message) {
        link.write(frame(2, message));
    }

    private ByteBuf frame(int opcode, byte[] content) {
        int length = content.length;
        ByteBuf out = bytes(length + 10).writeByte(FIN | opcode);
        if (length < 126) {
            out.writeByte(length);
        } else if (length < 65_536) {
            out.writeByte(126).writeShort(length);
        } else {
            out.writeByte(127).writeLong(length);
        }
        return out.writeBytes(content);
    }

    @Override
    public void ping(byte[] payload) {
        ByteBuf bytes = bytes(128);
        WebSocketBytes.pong(payload, bytes);
        link.write(bytes);
    }

    @Override
    public void pong() {}

    @Override
    public void closed() {
        ByteBuf bytes = bytes(4);
        WebSocketBytes.closed(bytes);
        link.last(bytes);
    }

    @Override
    public void broken(CloseCode why) {
        close(why == CloseCode.FRAME_TOO_LARGE ? TOO_LARGE : PROTOCOL_ERROR);
    }

    private void close(int code) {
        reader.end();
        link.last(bytes(4).writeByte(FIN | 0x8).writeByte(2).writeShort(code));
    }

    private ByteBuf bytes(int count) {
        return link.channel().alloc().directBuffer(count);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }
}
