package chatroom.server.sessions;

import java.util.LinkedHashMap;
import java.util.Map;

/// How many wrong guesses at one secret are evaluated in an hour: in all, and from one source. A
/// right one costs nothing and resets nothing. Owned by the loop of what it guards; bounded in how
/// many sources it remembers.
final class Guesses {
    private static final long HOUR = 3_600_000;
    private static final int SOURCES = 4_096;

    private final int perSource;
    private final Bucket all;
    private final LinkedHashMap<String, Bucket> sources = new LinkedHashMap<>(16, 0.75f, true);

    Guesses(int inAll, int perSource, long now) {
        this.perSource = perSource;
        this.all = new Bucket(inAll, inAll, HOUR, now);
    }

    /// Milliseconds until a guess from `source` is evaluated again; 0 for now.
    long until(String source, long now) {
        Bucket own = sources.get(source);
        return Math.max(all.until(1, now), own == null ? 0 : own.until(1, now));
    }

    /// A guess was evaluated and wrong.
    void wrong(String source, long now) {
        all.take(1, now);
        sources.computeIfAbsent(source, _ -> new Bucket(perSource, perSource, HOUR, now))
                .take(1, now);
        if (sources.size() > SOURCES) {
            Map.Entry<String, Bucket> eldest = sources.entrySet().iterator().next();
            sources.remove(eldest.getKey());
        }
    }
}
