package chatroom.server.gateway;

import chatroom.core.Printable;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.IDN;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps out what other web sites make somebody's browser ask: a request is answered only under a
/// name that is ours, and to a page only if it is our own. Immutable; any thread.
///
/// A site that has its own name point to our address (DNS rebinding) is known by that name; a page
/// that connects across sites by its `Origin` (RFC 6455, section 10.2), which is the host that is
/// asked or another of our own addresses. There are no cookies or other rights that a browser would
/// add by itself.
final class Admission {
    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9a-f:.]{2,45}]|[a-z0-9._-]{1,253})(?::(\\d{1,5}))?");

    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

    private static final int SHOWN = 80;

    private final Set<String> names;
    private final Supplier<List<String>> nodes;

    /// @param names beside addresses, `localhost` and all of `.local` (RFC 6762)
    /// @param nodes our addresses of the moment, `host:port`: a page that came from one of them may
    ///   go on at another
    Admission(Collection<String> names, Supplier<List<String>> nodes) {
        this.nodes = nodes;
        this.names =
                names.stream()
                        .map(name -> IDN.toASCII(name).toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// Why a request is not answered.
    record No(HttpResponseStatus status, String sentence) {}

    /// Null where there is nothing to be said against it.
    ///
    /// @param encrypted by which door it came
    @Nullable No refuse(HttpRequest request, boolean encrypted) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() != 1) {
            return new No(
                    HttpResponseStatus.BAD_REQUEST, "A request names the host that it is for.\n");
        }
        String host = hosts.getFirst().toLowerCase(Locale.ROOT);
        if (!ours(host)) {
            return new No(
                    HttpResponseStatus.MISDIRECTED_REQUEST,
                    ("This server does not answer to the name %s. Use its address; or its operator"
                                    + " starts it with --host and that name.\n")
                            .formatted(shown(host)));
        }
        List<String> origins = request.headers().getAll(HttpHeaderNames.ORIGIN);
        boolean own = origins.isEmpty() || (origins.size() == 1 && own(origins, host, encrypted));
        return own
                ? null
                : new No(
                        HttpResponseStatus.FORBIDDEN,
                        "This page belongs to another site, which may not connect here.\n");
    }

    private boolean own(List<String> origins, String host, boolean encrypted) {
        String scheme = encrypted ? "https://" : "http://";
        String usual = encrypted ? ":443" : ":80";
        String origin = origins.getFirst().toLowerCase(Locale.ROOT);
        return origin.equals(scheme + without(usual, host))
                || nodes.get().stream()
                        .map(node -> without(usual, node.toLowerCase(Locale.ROOT)))
                        .anyMatch(node -> origin.equals(scheme + node));
    }

    /// Browsers leave out the port that is usual for a scheme (RFC 6454, section 6.2).
    private static String without(String usual, String host) {
        return host.endsWith(usual) && !host.endsWith(":" + usual)
                ? host.substring(0, host.length() - usual.length())
                : host;
    }

    private boolean ours(String authority) {
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            return false;
        }
        String host = parts.group(1);
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return name.startsWith("[")
                ? ipv6(name.substring(1, name.length() - 1))
                : IPV4.matcher(name).matches()
                        || name.equals("localhost")
                        || (name.endsWith(".local") && !name.startsWith("."))
                        || names.contains(name);
    }

    private static boolean ipv6(String literal) {
        try {
            return literal.indexOf(':') >= 0 && InetAddress.ofLiteral(literal) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String shown(String host) {
        return Printable.of(host.length() > SHOWN ? host.substring(0, SHOWN) : host);
    }
}
