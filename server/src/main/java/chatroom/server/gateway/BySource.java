package chatroom.server.gateway;

import io.netty.channel.Channel;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;

/// The connections of one stage by their source, each source's oldest first, and which source has
/// most: that is asked for each newcomer while the house is full, so it is kept and not looked for.
/// Owned by the [Turnstile]'s lock.
final class BySource {
    private static final SequencedSet<Channel> NONE = new LinkedHashSet<>();

    private final Map<String, SequencedSet<Channel>> channels = new HashMap<>();

    /// The sources that have so many.
    private final TreeMap<Integer, SequencedSet<String>> having = new TreeMap<>();

    private int all;

    int count() {
        return all;
    }

    int count(String source) {
        return channels.getOrDefault(source, NONE).size();
    }

    /// A source that has as many as any; of several the one that has so many longest. Empty where
    /// there is none.
    String most() {
        var last = having.lastEntry();
        return last == null ? "" : last.getValue().getFirst();
    }

    /// The first that came of a source that has some.
    Channel oldest(String source) {
        return channels.getOrDefault(source, NONE).getFirst();
    }

    void add(String source, Channel channel) {
        SequencedSet<Channel> own = channels.computeIfAbsent(source, _ -> new LinkedHashSet<>());
        if (own.add(channel)) {
            all++;
            counted(source, own.size() - 1, own.size());
        }
    }

    /// False where it was not there.
    boolean remove(String source, Channel channel) {
        SequencedSet<Channel> own = channels.getOrDefault(source, NONE);
        if (!own.remove(channel)) {
            return false;
        }
        all--;
        counted(source, own.size() + 1, own.size());
        if (own.isEmpty()) {
            channels.remove(source);
        }
        return true;
    }

    private void counted(String source, int before, int now) {
        SequencedSet<String> left = having.get(before);
        if (left != null) {
            left.remove(source);
            if (left.isEmpty()) {
                having.remove(before);
            }
        }
        if (now > 0) {
            having.computeIfAbsent(now, _ -> new LinkedHashSet<>()).add(source);
        }
    }
}
