package chatroom.server.gateway;

import chatroom.card.CardSite;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The join card over HTTP: `GET` of what is at [CardSite#PATH], and `POST` of a text whose QR code
/// is wanted, which may hold a code and is therefore in no address. Stateless.
final class CardRequests {
    private static final String QR = CardSite.PATH + "/qr";

    private CardRequests() {}

    /// Whether that is for here.
    static boolean at(String uri) {
        return uri.equals(CardSite.PATH)
                || uri.startsWith(CardSite.PATH + "?")
                || uri.startsWith(CardSite.PATH + "/");
    }

    /// Answers it, on a thread that may wait; the request itself may be gone by then.
    static Supplier<FullHttpResponse> of(FullHttpRequest request, Pages pages) {
        Optional<CardSite> site = pages.card();
        String[] parts = request.uri().split("\\?", 2);
        String query = parts.length > 1 ? parts[1] : "";
        if (request.method().equals(HttpMethod.POST) && parts[0].equals(QR)) {
            String text = request.content().toString(StandardCharsets.UTF_8);
            return () -> response(site.isEmpty() ? null : CardSite.qr(text));
        }
        return request.method().equals(HttpMethod.GET)
                ? () -> response(site.map(it -> it.at(parts[0], query)).orElse(null))
                : () -> response(null);
    }

    private static FullHttpResponse response(CardSite.@Nullable Leaf leaf) {
        return leaf == null
                ? Responses.text(
                        HttpResponseStatus.NOT_FOUND, Responses.PLAIN, "There is no such card.\n")
                : Responses.text(HttpResponseStatus.OK, leaf.type(), leaf.text(), leaf.policy());
    }
}
