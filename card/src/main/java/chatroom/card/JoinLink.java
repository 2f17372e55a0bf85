package chatroom.card;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Leads a browser to a server, and there straight to a session. Immutable; any thread. What it
/// leads to stands behind `#`, which browsers send to nobody (RFC 9110, section 4.2.5).
///
/// @param origin scheme, host and port, such as `http://192.168.1.20:24280`
/// @param session the session's name, null for the list
/// @param code its code, null where people are to type it, or there is none
public record JoinLink(String origin, @Nullable String session, @Nullable String code) {
    /// As it is opened: `http://192.168.1.20:24280/#join=Chess%20club&code=01234`.
    public String text() {
        if (session == null) {
            return origin + "/";
        }
        return origin
                + "/#join="
                + encoded(session)
                + (code == null ? "" : "&code=" + encoded(code));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
