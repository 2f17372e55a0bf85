package chatroom.server.sessions;

import java.util.ArrayDeque;

/// When something happened in the last hour, as far as it may happen so many times in one: exact,
/// so that no two hours laid side by side hold more between them. Owned by who made it.
final class Hour {
    private static final long LENGTH = 3_600_000;

    private final int most;
    private final ArrayDeque<Long> times = new ArrayDeque<>();

    Hour(int most) {
        this.most = most;
    }

    /// Milliseconds until it may happen again; 0 for now.
    long until(long now) {
        while (!times.isEmpty() && times.peekFirst() <= now - LENGTH) {
            times.removeFirst();
        }
        return times.size() < most ? 0 : times.getFirst() + LENGTH - now;
    }

    /// It happened; where it might not, the oldest is forgotten for it.
    void count(long now) {
        if (times.size() == most) {
            times.removeFirst();
        }
        times.addLast(now);
    }

    /// The last time counts for nothing.
    void undo() {
        times.pollLast();
    }
}
