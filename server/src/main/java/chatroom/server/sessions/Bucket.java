package chatroom.server.sessions;

/// A budget that is spent at once and comes back evenly. Owned by who made it; not for several
/// threads.
final class Bucket {
    private final double capacity;
    private final double perMilli;
    private double left;
    private long since;

    /// Full at `now` (milliseconds), with `capacity` and `back` of it each `period` milliseconds.
    Bucket(double capacity, double back, long period, long now) {
        this.capacity = capacity;
        this.perMilli = back / period;
        this.left = capacity;
        this.since = now;
    }

    /// Takes `amount`, or nothing where less is left.
    boolean take(double amount, long now) {
        left = Math.min(capacity, left + (now - since) * perMilli);
        since = now;
        if (left < amount) {
            return false;
        }
        left -= amount;
        return true;
    }

    /// Milliseconds until `amount` can be taken.
    long until(double amount, long now) {
        double have = Math.min(capacity, left + (now - since) * perMilli);
        return have >= amount ? 0 : (long) Math.ceil((amount - have) / perMilli);
    }

    /// Whether nothing is missing: then it may be forgotten.
    boolean full(long now) {
        return until(capacity, now) == 0;
    }
}
