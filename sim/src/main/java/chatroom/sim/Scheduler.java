package chatroom.sim;

import java.util.Comparator;
import java.util.PriorityQueue;

/// Simulated time, and everything that is still to happen in it, on one thread. What is due at the
/// same time happens in an order that the seed decides.
final class Scheduler {
    static final long MILLI = 1_000;
    static final long SECOND = 1_000 * MILLI;

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(
                    Comparator.comparingLong(Due::time)
                            .thenComparingLong(Due::tie)
                            .thenComparingLong(Due::number));
    private final Dice dice;
    private long now;
    private long number;

    Scheduler(Dice dice) {
        this.dice = dice;
    }

    private record Due(long time, long tie, long number, Runnable what) {}

    /// Microseconds since the simulation began.
    long now() {
        return now;
    }

    /// Does `what` in `micros` microseconds.
    void in(long micros, Runnable what) {
        due.add(new Due(now + Math.max(0, micros), dice.bits(), number++, what));
    }

    /// Does all that is due before `end`, which is then the time.
    void runUntil(long end) {
        while (!due.isEmpty() && due.peek().time() <= end) {
            Due next = due.remove();
            now = next.time();
            next.what().run();
        }
        now = Math.max(now, end);
    }

    /// How much has happened.
    long events() {
        return number - due.size();
    }
}
