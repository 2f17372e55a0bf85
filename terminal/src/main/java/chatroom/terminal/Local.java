package chatroom.terminal;

import java.util.Locale;
import java.util.Optional;

/// Commands that this terminal understands by itself, beside the server's: what other clients have
/// buttons for.
enum Local {
    STAY,
    WHO,
    MORE;

    String word() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    static Optional<Local> of(String typed) {
        for (Local local : values()) {
            if (local.word().equals(typed.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(local);
            }
        }
        return Optional.empty();
    }
}
