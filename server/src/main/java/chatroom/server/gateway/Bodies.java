package chatroom.server.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;

/// Puts a request together with its body. Where that is too large the connection ends: nothing more
/// of it is looked at. Owned by its channel's loop.
final class Bodies extends HttpObjectAggregator {
    /// @param most the longest body, in bytes
    Bodies(int most) {
        super(most);
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
        FullHttpResponse no =
                Responses.text(
                        HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                        Responses.PLAIN,
                        "A body has at most 65,536 bytes.\n");
        no.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(no).addListener(_ -> Lingering.of(context.channel()));
    }
}
