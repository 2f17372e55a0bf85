package chatroom.server.sessions;

import chatroom.core.Limits;
import chatroom.core.Refusal;
import chatroom.core.SessionId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which sessions there are and from where they were created, so that no source has all of them.
/// One that is being founded counts already: who asks for many at once gets no more than who asks
/// for one after the other. Any thread: its methods are short and hold one lock.
final class Creations {
    private static final long MINUTE = 60_000;

    private final PerSource lately = new PerSource(Limits.CREATIONS_PER_SOURCE);

    /// The source of each; empty where it is not known, or is the server itself.
    private final Map<SessionId, String> sources = new HashMap<>();

    /// A session is there without having been asked for: it is the server's own, or was there
    /// before.
    synchronized void add(SessionId id) {
        sources.putIfAbsent(id, "");
    }

    /// Counts one more that `source` asks for; or says why there is none.
    ///
    /// @param now epoch milliseconds
    synchronized @Nullable Refusal take(SessionId id, String source, long now) {
        long own = sources.values().stream().filter(source::equals).count();
        if (sources.size() >= Limits.SESSIONS || own >= Limits.SESSIONS_PER_SOURCE) {
            return Refusal.of(Refusal.Code.SERVER_FULL);
        }
        long wait = lately.until(source, now);
        if (wait > 0) {
            long minutes = (wait + MINUTE - 1) / MINUTE;
            return Refusal.of(Refusal.Code.CREATIONS_THROTTLED, Long.toString(minutes));
        }
        lately.count(source, now);
        sources.put(id, source);
        return null;
    }

    /// It has ended, or did not come to be.
    synchronized void gone(SessionId id) {
        sources.remove(id);
    }
}
