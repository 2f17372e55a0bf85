package chatroom.server.gateway;

import chatroom.web.Piece;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/// Answers as they go out: each says its type, how long it may be kept, and what a page of it may
/// do. Stateless.
final class Responses {
    static final String PLAIN = "text/plain; charset=utf-8";

    /// Longer than a phone is kept (RFC 8246).
    private static final String FOR_EVER = "max-age=31536000, immutable";

    /// What a page may do that says nothing of its own.
    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Responses() {}

    /// A few words.
    static FullHttpResponse text(HttpResponseStatus status, String type, String body) {
        FullHttpResponse response =
                of(status, type, body.getBytes(StandardCharsets.UTF_8), NOTHING);
        response.headers().set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        return response;
    }

    /// A file, packed where the browser can unpack it; only that it is the same where the browser
    /// has it already (RFC 9110, section 13.1.2).
    static FullHttpResponse piece(HttpRequest request, Piece piece) {
        boolean same = piece.tag().equals(request.headers().get(HttpHeaderNames.IF_NONE_MATCH));
        boolean packed =
                piece.packed().length > 0
                        && request.headers()
                                .containsValue(
                                        HttpHeaderNames.ACCEPT_ENCODING,
                                        HttpHeaderValues.GZIP,
                                        true);
        FullHttpResponse response =
                of(
                        same ? HttpResponseStatus.NOT_MODIFIED : HttpResponseStatus.OK,
                        piece.type(),
                        same ? new byte[0] : packed ? piece.packed() : piece.plain(),
                        policy(request, piece));
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.ETAG, piece.tag())
                .set(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING)
                .set(
                        HttpHeaderNames.CACHE_CONTROL,
                        piece.lasting() ? FOR_EVER : HttpHeaderValues.NO_CACHE);
        if (packed && !same) {
            headers.set(HttpHeaderNames.CONTENT_ENCODING, HttpHeaderValues.GZIP);
        }
        return response;
    }

    /// The host has been admitted, so it is no more than a name and a port. It stands there because
    /// for some browsers 'self' is not the WebSocket of the same host.
    private static String policy(HttpRequest request, Piece piece) {
        return piece.policy().isEmpty()
                ? NOTHING
                : piece.policy().replace("{host}", request.headers().get(HttpHeaderNames.HOST))
                        + "; "
                        + NOTHING;
    }

    private static FullHttpResponse of(
            HttpResponseStatus status, String type, byte[] body, String policy) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type)
                .set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Referrer-Policy", "no-referrer")
                .set("Content-Security-Policy", policy);
        HttpUtil.setContentLength(response, body.length);
        return response;
    }
}
