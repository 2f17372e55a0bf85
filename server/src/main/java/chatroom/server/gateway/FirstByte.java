package chatroom.server.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/// Tells by its first byte whether a connection is encrypted, and steps out of the way: TLS begins
/// with a handshake record (RFC 8446, section 5.1), HTTP with a letter. Owned by its channel's
/// loop.
final class FirstByte extends ByteToMessageDecoder {
    private static final int HANDSHAKE = 22;

    private final Tls tls;

    FirstByte(Tls tls) {
        this.tls = tls;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (in.isReadable()) {
            if (in.getUnsignedByte(in.readerIndex()) == HANDSHAKE) {
                tls.handler(context.alloc())
                        .ifPresentOrElse(
                                it -> context.pipeline().addAfter(context.name(), Gateway.TLS, it),
                                () -> {
                                    var _ = context.close();
                                });
            }
            context.pipeline().remove(this);
        }
    }
}
