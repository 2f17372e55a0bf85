package chatroom.sim;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What happened, as lines: the last of them for people, and a hash over all, which is the same
/// where everything happened in the same way. For one thread.
final class Trace {
    private static final int LAST = 50;
    private static final long PRIME = 0x100000001b3L;

    private final Scheduler scheduler;
    private final ArrayDeque<Line> last = new ArrayDeque<>();
    private final @Nullable Consumer<String> watcher;
    private long hash = 0xcbf29ce484222325L;

    /// @param watcher is shown every line
    Trace(Scheduler scheduler, @Nullable Consumer<String> watcher) {
        this.scheduler = scheduler;
        this.watcher = watcher;
    }

    private record Line(long micros, String who, String what) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%12.3f  %-4s %s", micros / 1e6, who, what);
        }
    }

    void line(String who, String what) {
        mix(scheduler.now());
        mix(who.hashCode());
        mix(what.hashCode());
        if (last.size() == LAST) {
            last.removeFirst();
        }
        Line line = new Line(scheduler.now(), who, what);
        last.add(line);
        if (watcher != null) {
            watcher.accept(line.toString());
        }
    }

    /// Bytes that were sent: they count, but nobody wants to read them.
    void bytes(byte[] sent) {
        mix(scheduler.now());
        mix(Arrays.hashCode(sent));
    }

    /// FNV-1a, eight bytes at a time.
    private void mix(long bits) {
        hash = (hash ^ bits) * PRIME;
        hash ^= hash >>> 29;
    }

    long hash() {
        return hash;
    }

    List<String> last() {
        return last.stream().map(Line::toString).toList();
    }
}
