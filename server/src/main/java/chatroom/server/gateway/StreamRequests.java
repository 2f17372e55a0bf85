package chatroom.server.gateway;

import chatroom.server.sessions.Connection;
import chatroom.wire.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/// The way in without a WebSocket, as far as one HTTP connection is concerned: a request that
/// begins a stream, after which the connection is that stream; and requests that belong to one, by
/// which the connection is counted with it and lives as long. Owned by its channel's loop.
final class StreamRequests implements Upward.Sender {
    private static final String PROTOCOL = "Chatroom-Protocol";
    private static final String STREAM = "Chatroom-Stream";
    private static final String NUMBER = "Chatroom-Number";

    private final Gateway gateway;
    private final Served served;
    private final Front front;
    private final ChannelHandlerContext context;

    /// The stream that this connection belongs to.
    private @Nullable Upward owner;

    StreamRequests(Gateway gateway, Served served, Front front, ChannelHandlerContext context) {
        this.gateway = gateway;
        this.served = served;
        this.front = front;
        this.context = context;
    }

    /// Whether that is for here.
    static boolean at(String uri) {
        return uri.equals(Protocol.STREAM_PATH) || uri.equals(Protocol.SEND_PATH);
    }

    /// Whether this connection belongs to a stream.
    boolean owned() {
        return owner != null;
    }

    void asked(FullHttpRequest request) {
        if (!request.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
            no(
                    request,
                    HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED,
                    "This is spoken by HTTP/1.1 only.\n");
        } else if (!request.method().equals(HttpMethod.POST)) {
            no(request, HttpResponseStatus.METHOD_NOT_ALLOWED, "Only POST is possible here.\n");
        } else if (!Protocol.SUBPROTOCOL.equals(request.headers().get(PROTOCOL))) {
            // A page of another site can send no such header without asking first (Fetch, 3.2.2).
            no(
                    request,
                    HttpResponseStatus.BAD_REQUEST,
                    "This is the way in without a WebSocket; see the protocol.\n");
        } else if (request.uri().equals(Protocol.STREAM_PATH)) {
            stream(ByteBufUtil.getBytes(request.content()));
        } else {
            send(request);
        }
    }

    private void no(FullHttpRequest request, HttpResponseStatus status, String sentence) {
        front.answer(context, request, status, sentence);
    }

    // The server's frames: this connection becomes the stream.

    private void stream(byte[] body) {
        context.writeAndFlush(head())
                .addListener(done -> {
                    if (done.isSuccess() && counted()) {
                        opened(body);
                    } else {
                        var _ = context.close();
                    }
                });
    }

    private static HttpResponse head() {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/x-ndjson; charset=utf-8")
                .set(HttpHeaderNames.TRANSFER_ENCODING, "chunked")
                // Nothing between here and the browser collects the lines or packs them.
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store, no-transform")
                .set("X-Accel-Buffering", "no");
        Responses.guard(head);
        return head;
    }

    /// One that belonged to another stream until now is counted for itself again.
    private boolean counted() {
        owner = null;
        return context.channel().isActive()
                && context.pipeline().get(Counted.class).enter(context.channel());
    }

    private void opened(byte[] body) {
        Channel channel = context.channel();
        boolean encrypted = Front.encrypted(context);
        StreamLink link =
                new StreamLink(
                        Passage.into(context.pipeline()),
                        gateway.loop(channel),
                        gateway.turnstile(),
                        encrypted);
        Connection connection = new Connection(link, served.sessions());
        Upward upward = new Upward(link, connection, encrypted);
        String token = gateway.streams().add(upward);
        ByteBuf first = channel.alloc().directBuffer();
        StreamBytes.first(token, first);
        link.write(first);
        gateway.up(link);
        become(
                new StreamHandler(
                        gateway,
                        link,
                        connection,
                        () -> {
                            gateway.streams().remove(token);
                            upward.ended();
                        }));
        link.alive(connection);
        channel.config().setAutoRead(true);
        upward.post(0, body, _ -> {});
    }

    /// Nothing of HTTP stays in the pipeline; what else was sent goes to `end`.
    private void become(StreamHandler end) {
        ChannelPipeline pipeline = context.pipeline();
        pipeline.addLast(end);
        pipeline.remove(Gateway.COUNTED);
        pipeline.remove(front);
        pipeline.remove(HttpServerCodec.class);
        pipeline.remove(Bodies.class);
        pipeline.remove(Gateway.ONE_AT_A_TIME);
    }

    // The client's frames.

    private void send(FullHttpRequest request) {
        String number = request.headers().get(NUMBER, "");
        Upward upward =
                gateway.streams().find(request.headers().get(STREAM, ""), Front.encrypted(context));
        if (upward == null) {
            no(request, HttpResponseStatus.NOT_FOUND, sentence(HttpResponseStatus.NOT_FOUND));
        } else if (!number.matches("[0-9]{1,15}")) {
            no(request, HttpResponseStatus.BAD_REQUEST, "A request has a number.\n");
        } else {
            belong(upward);
            byte[] body = ByteBufUtil.getBytes(request.content());
            upward.link()
                    .loop()
                    .run(() -> {
                        upward.sender(this);
                        upward.post(
                                Long.parseLong(number),
                                body,
                                status -> no(request, status, sentence(status)));
                    });
        }
    }

    private static String sentence(HttpResponseStatus status) {
        return switch (status.code()) {
            case 404 -> "There is no such stream.\n";
            case 409 -> "This request comes before its turn, or was sent again.\n";
            default -> "";
        };
    }

    private void belong(Upward to) {
        owner = to;
        context.pipeline().get(Counted.class).leave(context.channel());
    }

    @Override
    public void released(Upward by) {
        gateway.loop(context.channel())
                .execute(() -> {
                    if (by.equals(owner) && !context.isRemoved()) {
                        // After an answer that is on its way.
                        context.writeAndFlush(Unpooled.EMPTY_BUFFER)
                                .addListener(ChannelFutureListener.CLOSE);
                    }
                });
    }
}
