package chatroom.server.gateway;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The streams that are open, by their tokens. Any thread.
final class Streams {
    private static final int TOKEN_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Upward> byToken = new ConcurrentHashMap<>();

    /// Adds one, and gives its token: 128 random bits as 32 hexadecimal digits.
    String add(Upward upward) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        byToken.put(token, upward);
        return token;
    }

    void remove(String token) {
        byToken.remove(token);
    }

    /// The stream of that token, if it came by that door.
    @Nullable Upward find(String token, boolean encrypted) {
        Upward upward = byToken.get(token);
        return upward != null && upward.encrypted() == encrypted ? upward : null;
    }
}
