package chatroom.core;

import java.util.Arrays;

/// Which of a member's requests were done already, and where they stand in the log: the highest
/// request number and the [Limits#OUTSTANDING] before it. Immutable.
public final class Retries {
    private static final int WINDOW = Limits.OUTSTANDING;
    public static final Retries NONE = new Retries(0, new long[0]);

    private final long highest;

    /// Slot `id % WINDOW` holds the seq of that id, 0 where it was not done; empty until the first.
    private final long[] seqs;

    private Retries(long highest, long[] seqs) {
        this.highest = highest;
        this.seqs = seqs;
    }

    /// Rebuilds what [#highest] and [#seqs] told: for snapshots.
    ///
    /// @throws IllegalArgumentException where they could not have been told by one
    public static Retries of(long highest, long[] seqs) {
        if (highest < 0 || seqs.length != (highest == 0 ? 0 : WINDOW)) {
            throw new IllegalArgumentException("not a window of requests");
        }
        return new Retries(highest, seqs.clone());
    }

    /// The highest request number done, 0 for none.
    public long highest() {
        return highest;
    }

    /// The window's slots, `id % 64` each; a copy, empty where nothing was done yet.
    public long[] seqs() {
        return seqs.clone();
    }

    /// Whether `id` lies before the window, so that nobody knows whether it was done, or before the
    /// first number there is.
    public boolean tooOld(long id) {
        return id <= Math.max(0, highest - WINDOW);
    }

    /// Where the request stands in the log, or 0 where it was not done (or is too old to know).
    public long seqOf(long id) {
        return id > highest || tooOld(id) ? 0 : seqs[slot(id)];
    }

    /// With `id` done at `seq`.
    Retries with(long id, long seq) {
        long[] next = seqs.length == 0 ? new long[WINDOW] : seqs.clone();
        // The slots of skipped ids belong to ids that leave the window now.
        for (long skipped = id - 1; skipped > highest && skipped > id - WINDOW; skipped--) {
            next[slot(skipped)] = 0;
        }
        next[slot(id)] = seq;
        return new Retries(Math.max(highest, id), next);
    }

    private static int slot(long id) {
        return (int) (id & (WINDOW - 1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Retries r && highest == r.highest && Arrays.equals(seqs, r.seqs);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(highest);
    }

    @Override
    public String toString() {
        return "Retries[highest=" + highest + "]";
    }
}
