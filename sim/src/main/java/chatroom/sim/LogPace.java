package chatroom.sim;

import java.util.concurrent.CompletableFuture;

/// When a node's log does what it is told, and when it answers: later than one would like, in an
/// order that the contract allows, and not at all when the node is dead. For one thread.
final class LogPace {
    /// What a fault says that is meant to be there.
    static final String FAULT = "a simulated fault";

    private final Scheduler scheduler;
    private final Dice dice;
    private final Trace trace;
    private LogFaults faults;
    private long writtenLast;
    private long pausedUntil;
    private boolean dead;

    LogPace(Scheduler scheduler, Dice dice, Trace trace, LogFaults faults) {
        this.scheduler = scheduler;
        this.dice = dice;
        this.trace = trace;
        this.faults = faults;
    }

    LogFaults faults() {
        return faults;
    }

    /// Nothing goes wrong from now on.
    void heal() {
        faults = LogFaults.NONE;
        pausedUntil = 0;
    }

    /// The node is no more: it hears of nothing. What was on its way may still land.
    void die() {
        dead = true;
    }

    boolean dead() {
        return dead;
    }

    private long delay() {
        if (dice.chance(faults.pauses())) {
            trace.line("log", "pauses");
            pausedUntil = scheduler.now() + dice.between(1, 5_000) * Scheduler.MILLI;
        }
        long paused = Math.max(0, pausedUntil - scheduler.now());
        return paused + (dice.chance(20) ? dice.around(20 * Scheduler.MILLI) : dice.around(300));
    }

    void late(Runnable task) {
        scheduler.in(delay(), task);
    }

    void muchLater(Runnable task) {
        scheduler.in(delay() + dice.around(300 * Scheduler.MILLI), task);
    }

    /// Does `task` late, but after `last`; gives when.
    long after(long last, Runnable task) {
        long when = Math.max(last + 1, scheduler.now() + delay());
        scheduler.in(when - scheduler.now(), task);
        return when;
    }

    /// Writes are done one after another, as by one writer. What a crash finds on its way lands or
    /// not, as it would when a server dies beside its log.
    void write(Runnable effect) {
        boolean outlives = dice.chance(500);
        writtenLast =
                after(
                        writtenLast,
                        () -> {
                            if (!dead || outlives) {
                                effect.run();
                            }
                        });
    }

    <T> void answer(CompletableFuture<T> to, T answer) {
        scheduler.in(
                dice.around(200),
                () -> {
                    if (!dead) {
                        to.complete(answer);
                    }
                });
    }

    <T> void fail(CompletableFuture<T> to) {
        late(() -> {
            if (!dead) {
                to.completeExceptionally(new IllegalStateException(FAULT));
            }
        });
    }
}
