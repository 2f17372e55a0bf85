package chatroom.bench.load;

import java.util.Arrays;

/// What the members of a load count together, and how long they wait for what they said. Owned by
/// the generator's loop.
public final class Tally {
    private long said;
    private long delivered;
    private long missing;
    private long doubled;
    private long gone;
    private boolean timing;
    private long[] times = new long[1 << 16];
    private int timed;

    Tally() {}

    /// What was counted so far.
    ///
    /// @param said messages that were said
    /// @param delivered messages told, each counted for each member
    /// @param missing entries that a member was not told, as far as later ones show it
    /// @param doubled entries told again or out of order
    /// @param gone connections that ended
    public record Count(long said, long delivered, long missing, long doubled, long gone) {}

    Count count() {
        return new Count(said, delivered, missing, doubled, gone);
    }

    void said() {
        said++;
    }

    void delivered() {
        delivered++;
    }

    void missing(long count) {
        missing += count;
    }

    void doubled(long count) {
        doubled += count;
    }

    void gone() {
        gone++;
    }

    /// Begins to take times, and forgets those taken before.
    void time() {
        timing = true;
        timed = 0;
    }

    /// Somebody was told what they said at that moment ([System#nanoTime]).
    void heardOwn(long at) {
        if (timing) {
            if (timed == times.length) {
                times = Arrays.copyOf(times, 2 * timed);
            }
            times[timed++] = System.nanoTime() - at;
        }
    }

    /// Nanoseconds, sorted.
    long[] times() {
        long[] sorted = Arrays.copyOf(times, timed);
        Arrays.sort(sorted);
        return sorted;
    }
}
