package chatroom.client;

import chatroom.core.Limits;
import chatroom.wire.Frame;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is told of a session beside its entries, and is in no mirror: who knocks, and whether
/// anything can be said. Turns it into news, each once. Owned by the keeper's thread.
final class Beside {
    /// Who knocks, by what that is called, as far as it is known.
    private final Map<String, String> knocks = new HashMap<>();

    private boolean readOnly;

    /// Somebody knocks; empty where that is known already, or where no server shows so many.
    Optional<News.Knocked> knocked(Frame.Push.Knock knock) {
        if (knocks.size() >= Limits.KNOCKS_SHOWN) {
            return Optional.empty();
        }
        return knocks.put(knock.knock(), knock.name()) == null
                ? Optional.of(new News.Knocked(knock.knock(), knock.name(), knock.until()))
                : Optional.empty();
    }

    Optional<News.KnockOver> knockOver(String knock) {
        return Optional.ofNullable(knocks.remove(knock)).map(n -> new News.KnockOver(knock, n));
    }

    /// The connection is another one: who still knocks is told again.
    void forgetKnocks() {
        knocks.clear();
    }

    /// Whether nothing can be said; empty where that is known already.
    Optional<News.ReadOnly> readOnly(boolean on) {
        if (on == readOnly) {
            return Optional.empty();
        }
        readOnly = on;
        return Optional.of(new News.ReadOnly(on));
    }

    /// One is out.
    void forget() {
        readOnly = false;
        knocks.clear();
    }
}
