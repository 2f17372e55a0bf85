package chatroom.bench;

import java.time.Duration;
import java.util.List;

/// How long something took each time, to ask for the middle and the worst. Immutable; any thread.
///
/// @param sorted the shortest first, at least one
record Times(List<Duration> sorted) {
    Times {
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        sorted = sorted.stream().sorted().toList();
    }

    double median() {
        return percentile(50);
    }

    double slowest() {
        return percentile(100);
    }

    /// The shortest time that so many percent did not exceed, in milliseconds.
    double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.max(rank, 1) - 1).toNanos() / 1e6;
    }
}
