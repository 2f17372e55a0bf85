package chatroom.server.gateway;

import chatroom.core.Limits;
import chatroom.server.sessions.Connection;
import chatroom.server.sessions.Plain;
import chatroom.web.Piece;
import chatroom.wire.Protocol;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The HTTP side of the port: a page for people, health and metrics for the operator, and the ways
/// to a connection: the WebSocket, and the stream for those who cannot have one. One request at a
/// time: the next is read when the answer is out. Owned by its channel's loop.
final class Front extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

    private final Gateway gateway;
    private final Served served;
    private boolean waiting;
    private int answered;
    private @Nullable StreamRequests streams;

    Front(Gateway gateway, Served served) {
        this.gateway = gateway;
        this.served = served;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        next(context);
        var _ =
                context.channel()
                        .eventLoop()
                        .schedule(() -> late(context), Limits.RAW_FOR, TimeUnit.MILLISECONDS);
    }

    private void next(ChannelHandlerContext context) {
        waiting = true;
        context.read();
    }

    /// What was read may have been less than a request, or a part of the TLS handshake.
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (waiting) {
            context.read();
        }
    }

    /// A connection that is neither a WebSocket nor of a stream by now has had its time.
    private void late(ChannelHandlerContext context) {
        boolean owned = streams != null && streams.owned();
        if (!context.isRemoved() && !owned) {
            var _ = context.close();
        }
    }

    /// Who asks for nothing more does not need the connection: it counts against its source.
    private void idle(ChannelHandlerContext context) {
        int before = ++answered;
        var _ =
                context.channel()
                        .eventLoop()
                        .schedule(
                                () -> {
                                    if (waiting && answered == before) {
                                        late(context);
                                    }
                                },
                                Limits.IDLE_FOR,
                                TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        waiting = false;
        if (!request.decoderResult().isSuccess()) {
            answer(
                    context,
                    request,
                    HttpResponseStatus.BAD_REQUEST,
                    "This is not a request that can be read.\n");
            return;
        }
        boolean encrypted = encrypted(context);
        Admission.No no = served.admission().refuse(request, encrypted);
        if (no != null) {
            answer(context, request, no.status(), no.sentence());
        } else if (!encrypted && served.plain() == Plain.OFF) {
            closedDoor(context, request);
        } else {
            admitted(context, request);
        }
    }

    static boolean encrypted(ChannelHandlerContext context) {
        return context.pipeline().get(Gateway.TLS) != null;
    }

    /// The other door is on the same port (RFC 2817, section 4.2).
    private void closedDoor(ChannelHandlerContext context, FullHttpRequest request) {
        answer(
                context,
                request,
                HttpResponseStatus.UPGRADE_REQUIRED,
                "This server is open only by the encrypted door: https://%s/\n"
                        .formatted(request.headers().get(HttpHeaderNames.HOST)));
    }

    private void admitted(ChannelHandlerContext context, FullHttpRequest request) {
        if (gateway.isWebSocket(request.uri())) {
            webSocket(context, request);
        } else if (StreamRequests.at(request.uri())) {
            streams(context).asked(request);
        } else if (CardRequests.at(request.uri())) {
            beside(context, request, CardRequests.of(request, served.pages()));
        } else if (!request.method().equals(HttpMethod.GET)) {
            answer(
                    context,
                    request,
                    HttpResponseStatus.METHOD_NOT_ALLOWED,
                    "Only GET is possible here.\n");
        } else {
            page(context, request);
        }
    }

    private StreamRequests streams(ChannelHandlerContext context) {
        StreamRequests here = streams;
        if (here == null) {
            here = new StreamRequests(gateway, served, this, context);
            streams = here;
        }
        return here;
    }

    private void page(ChannelHandlerContext context, FullHttpRequest request) {
        InetSocketAddress from = (InetSocketAddress) context.channel().remoteAddress();
        boolean local = from.getAddress().isLoopbackAddress();
        String path = path(request.uri());
        if (path.equals("/healthz")) {
            answer(context, request, HttpResponseStatus.OK, "ok\n");
        } else if (path.equals("/metrics") && local) {
            beside(context, request, this::metrics);
        } else {
            beside(context, request, () -> piece(request, path));
        }
    }

    private static String path(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    /// The first time takes long, and conversations live on this loop.
    private void beside(
            ChannelHandlerContext context,
            FullHttpRequest request,
            Supplier<FullHttpResponse> response) {
        Thread.startVirtualThread(() -> answer(context, request, response.get()));
    }

    private FullHttpResponse metrics() {
        return Responses.text(HttpResponseStatus.OK, METRICS, served.pages().metrics());
    }

    private FullHttpResponse piece(FullHttpRequest request, String path) {
        Piece piece = served.pages().at(path);
        return piece == null
                ? Responses.text(
                        HttpResponseStatus.NOT_FOUND,
                        Responses.PLAIN,
                        "There is nothing here. The start page is at /.\n")
                : Responses.piece(request, piece);
    }

    /// Answers in a few words; the next request is read when they are out. Any thread.
    void answer(
            ChannelHandlerContext context,
            FullHttpRequest request,
            HttpResponseStatus status,
            String sentence) {
        answer(context, request, Responses.text(status, Responses.PLAIN, sentence));
    }

    private void answer(
            ChannelHandlerContext context, FullHttpRequest request, FullHttpResponse response) {
        boolean stay = HttpUtil.isKeepAlive(request) && response.status().code() < 400;
        response.headers()
                .set(
                        HttpHeaderNames.CONNECTION,
                        stay ? HttpHeaderValues.KEEP_ALIVE : HttpHeaderValues.CLOSE);
        context.writeAndFlush(response)
                .addListener(done -> {
                    if (stay && done.isSuccess()) {
                        next(context);
                        idle(context);
                    } else {
                        var _ = context.close();
                    }
                });
    }

    // The WebSocket: once the handshake is out, nothing of HTTP stays in the pipeline.

    private void webSocket(ChannelHandlerContext context, FullHttpRequest request) {
        String url =
                (encrypted(context) ? "wss://" : "ws://")
                        + request.headers().get(HttpHeaderNames.HOST, "localhost")
                        + Protocol.PATH;
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory(url, Protocol.SUBPROTOCOL, false)
                        .newHandshaker(request);
        boolean asked =
                request.headers()
                        .containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
        if (handshaker == null || !asked) {
            answer(
                    context,
                    request,
                    HttpResponseStatus.UPGRADE_REQUIRED,
                    "This is the WebSocket; see the protocol.\n");
            return;
        }
        Channel channel = context.channel();
        handshaker
                .handshake(channel, request)
                .addListener(done -> {
                    if (done.isSuccess()) {
                        upgraded(context);
                    } else {
                        var _ = channel.close();
                    }
                });
    }

    private void upgraded(ChannelHandlerContext context) {
        if (!context.channel().isActive()) {
            return;
        }
        ChannelPipeline pipeline = context.pipeline();
        boolean encrypted = encrypted(context);
        WebSocketLink link =
                new WebSocketLink(
                        Passage.into(pipeline),
                        gateway.loop(context.channel()),
                        gateway.turnstile(),
                        encrypted);
        Connection connection = new Connection(link, served.sessions());
        pipeline.addLast(gateway.end.of(gateway, link, connection));
        pipeline.remove("wsencoder");
        pipeline.remove("wsdecoder"); // every message passes here: MessageReader is shorter
        pipeline.remove(Gateway.ONE_AT_A_TIME);
        pipeline.remove(Gateway.COUNTED);
        pipeline.remove(this);
        gateway.up(link);
        link.alive(connection);
        context.channel().config().setAutoRead(true);
    }

    /// What is no HTTP, or asks more at once than is kept for later. What the system takes of the
    /// answers goes out, and nobody waits for the rest: whoever does not read would keep us here.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        waiting = false;
        context.flush();
        var _ = context.close();
    }
}
