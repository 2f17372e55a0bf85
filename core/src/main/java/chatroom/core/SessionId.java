package chatroom.core;

import java.util.regex.Pattern;

/// Names one session for ever, in the log and between server and client; 26 base32 digits (128
/// random bits), so that it can be a key, a path and part of a link. Labels for people are
/// [SessionName]s.
public record SessionId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z2-7]{26}");

    /// @throws IllegalArgumentException where it is not 26 of `a`-`z`, `2`-`7`
    public SessionId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a session id");
        }
    }

    /// Whether `raw` has the shape of an id.
    public static boolean matches(String raw) {
        return SHAPE.matcher(raw).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
