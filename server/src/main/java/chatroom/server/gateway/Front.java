package chatroom.server.gateway;

import chatroom.core.Limits;
import chatroom.server.sessions.Connection;
import chatroom.server.sessions.Plain;
import chatroom.wire.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.flow.FlowControlHandler;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The HTTP side of the port: a page for people, health and metrics for the operator, and the ways
/// to a connection: the WebSocket, and the stream for those who cannot have one. One request at a
/// time: the next is read when the answer is out. Owned by its channel's loop.
final class Front extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final WebSocketDecoderConfig FRAMES =
            WebSocketDecoderConfig.newBuilder()
                    .allowExtensions(false)
                    .withUTF8Validator(false)
                    // FrameHandler says why, and closes; Netty's own close would come first.
                    .closeOnProtocolViolation(false)
                    .maxFramePayloadLength(Limits.FRAME_BYTES)
                    .build();

    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

    /// What a page may do that says nothing of its own.
    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Gateway gateway;
    private final Served served;
    private boolean waiting;
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

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        waiting = false;
        if (!request.decoderResult().isSuccess()) {
            answer(
                    context,
                    request,
                    HttpResponseStatus.BAD_REQUEST,
                    PLAIN,
                    "This is not a request that can be read.\n");
            return;
        }
        boolean encrypted = encrypted(context);
        Admission.No no = served.admission().refuse(request, encrypted);
        if (no != null) {
            answer(context, request, no.status(), PLAIN, no.sentence());
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
                PLAIN,
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
                    PLAIN,
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
        switch (request.uri()) {
            case "/" -> front(context, request);
            case "/healthz" -> answer(context, request, HttpResponseStatus.OK, PLAIN, "ok\n");
            case "/metrics" -> metrics(context, request, local);
            default -> nothing(context, request);
        }
    }

    private void front(ChannelHandlerContext context, FullHttpRequest request) {
        Pages pages = served.pages();
        answer(context, request, HttpResponseStatus.OK, HTML, pages.front(), pages.policy());
    }

    private void metrics(ChannelHandlerContext context, FullHttpRequest request, boolean local) {
        if (local) {
            // The first time takes long, and conversations live on this loop.
            Thread.startVirtualThread(() ->
                    answer(
                            context,
                            request,
                            HttpResponseStatus.OK,
                            METRICS,
                            served.pages().metrics()));
        } else {
            nothing(context, request);
        }
    }

    /// The first time takes long, and conversations live on this loop.
    private void beside(
            ChannelHandlerContext context,
            FullHttpRequest request,
            Supplier<FullHttpResponse> response) {
        Thread.startVirtualThread(() -> answer(context, request, response.get()));
    }

    private void nothing(ChannelHandlerContext context, FullHttpRequest request) {
        answer(
                context,
                request,
                HttpResponseStatus.NOT_FOUND,
                PLAIN,
                "There is nothing here. The start page is at /.\n");
    }

    /// Answers in a few words; the next request is read when they are out. Any thread.
    void answer(
            ChannelHandlerContext context,
            FullHttpRequest request,
            HttpResponseStatus status,
            String sentence) {
        answer(context, request, status, PLAIN, sentence);
    }

    private void answer(
            ChannelHandlerContext context,
            FullHttpRequest request,
            HttpResponseStatus status,
            String type,
            String body) {
        answer(context, request, status, type, body, "");
    }

    private void answer(
            ChannelHandlerContext context,
            FullHttpRequest request,
            HttpResponseStatus status,
            String type,
            String body,
            String policy) {
        ByteBuf bytes = Unpooled.copiedBuffer(body, StandardCharsets.UTF_8);
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, bytes);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type)
                .set(HttpHeaderNames.CONTENT_LENGTH, bytes.readableBytes())
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        guard(response, policy);
        answer(context, request, response);
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
                    } else {
                        var _ = context.close();
                    }
                });
    }

    /// Says what a page that is in an answer may not do.
    ///
    /// @param policy what it may do nevertheless; empty for nothing
    static void guard(HttpResponse response, String policy) {
        response.headers()
                .set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Referrer-Policy", "no-referrer")
                .set(
                        "Content-Security-Policy",
                        policy.isEmpty() ? NOTHING : policy + "; " + NOTHING);
    }

    // The WebSocket: once the handshake is out, nothing of HTTP stays in the pipeline.

    private void webSocket(ChannelHandlerContext context, FullHttpRequest request) {
        String url =
                (encrypted(context) ? "wss://" : "ws://")
                        + request.headers().get(HttpHeaderNames.HOST, "localhost")
                        + Protocol.PATH;
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory(url, Protocol.SUBPROTOCOL, FRAMES)
                        .newHandshaker(request);
        boolean asked =
                request.headers()
                        .containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
        if (handshaker == null || !asked) {
            answer(
                    context,
                    request,
                    HttpResponseStatus.UPGRADE_REQUIRED,
                    PLAIN,
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
        pipeline.remove("wsencoder");
        pipeline.remove(Gateway.ONE_AT_A_TIME);
        pipeline.addLast(new WebSocketFrameAggregator(Limits.FRAME_BYTES));
        // What was read together is handed on until reading is to stop.
        pipeline.addLast(new FlowControlHandler());
        pipeline.addLast(gateway.end.of(gateway, link, connection));
        pipeline.remove(Gateway.COUNTED);
        pipeline.remove(this);
        gateway.up(link);
        link.alive(connection);
        context.channel().config().setAutoRead(true);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
}
