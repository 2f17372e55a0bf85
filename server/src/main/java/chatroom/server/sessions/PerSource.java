package chatroom.server.sessions;

import java.util.LinkedHashMap;
import java.util.Map;

/// How often each source did something in the last hour. Owned by who made it; bounded in how many
/// sources it remembers: those that did it longest ago are forgotten.
final class PerSource {
    private static final int SOURCES = 4_096;

    private final int most;
    private final LinkedHashMap<String, Hour> sources = new LinkedHashMap<>(16, 0.75f, true);

    PerSource(int most) {
        this.most = most;
    }

    /// Milliseconds until `source` may do it again; 0 for now.
    long until(String source, long now) {
        Hour own = sources.get(source);
        return own == null ? 0 : own.until(now);
    }

    /// It did it.
    void count(String source, long now) {
        sources.computeIfAbsent(source, _ -> new Hour(most)).count(now);
        if (sources.size() > SOURCES) {
            Map.Entry<String, Hour> eldest = sources.entrySet().iterator().next();
            sources.remove(eldest.getKey());
        }
    }

    /// The last time counts for nothing.
    void undo(String source) {
        Hour own = sources.get(source);
        if (own != null) {
            own.undo();
        }
    }

    void clear() {
        sources.clear();
    }
}
