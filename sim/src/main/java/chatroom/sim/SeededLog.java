package chatroom.sim;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.log.Appended;
import chatroom.log.Batch;
import chatroom.log.Change;
import chatroom.log.Keep;
import chatroom.log.Listed;
import chatroom.log.Position;
import chatroom.log.SessionLog;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A node's log with a will of its own: answers take their time, calls are done in the order in
/// which they were made (reads are not), and now and then one fails in a way that the contract of
/// [SessionLog] allows. When the node crashes, it answers nothing more; what was on its way may
/// still land.
final class SeededLog implements SessionLog {
    private final SessionLog inner;
    private final Scheduler scheduler;
    private final Dice dice;
    private final Trace trace;
    private final Set<Follow<?>> follows = new LinkedHashSet<>();
    private LogFaults faults;
    private long writtenLast;
    private long pausedUntil;
    private boolean dead;

    /// @param inner does at once what it is told
    SeededLog(SessionLog inner, Scheduler scheduler, Dice dice, Trace trace, LogFaults faults) {
        this.inner = inner;
        this.scheduler = scheduler;
        this.dice = dice;
        this.trace = trace;
        this.faults = faults;
    }

    /// Behaves from now on.
    void heal() {
        faults = LogFaults.NONE;
        pausedUntil = 0;
    }

    /// The node is no more. What it had written but not heard of has landed; of what was still on
    /// its way some lands.
    void die() {
        dead = true;
        List.copyOf(follows).forEach(Follow::close);
    }

    // Time.

    private long delay() {
        if (dice.chance(faults.pauses())) {
            trace.line("log", "pauses");
            pausedUntil = scheduler.now() + dice.between(1, 5_000) * Scheduler.MILLI;
        }
        long paused = Math.max(0, pausedUntil - scheduler.now());
        return paused + (dice.chance(20) ? dice.around(20 * Scheduler.MILLI) : dice.around(300));
    }

    /// When the next write is done: one after another, as by one writer.
    private long writeDelay() {
        writtenLast = Math.max(writtenLast + 1, scheduler.now() + delay());
        return writtenLast - scheduler.now();
    }

    private <T> void answer(CompletableFuture<T> to, T answer) {
        scheduler.in(
                dice.around(200),
                () -> {
                    if (!dead) {
                        to.complete(answer);
                    }
                });
    }

    private <T> void fail(CompletableFuture<T> to) {
        scheduler.in(
                delay(),
                () -> {
                    if (!dead) {
                        to.completeExceptionally(new IllegalStateException("a simulated fault"));
                    }
                });
    }

    // Appending.

    @Override
    public CompletableFuture<Appended> create(
            SessionId session, NameKey key, UUID batch, long at, List<Event> events, Keep keep) {
        return landing(
                "create", () -> inner.create(session, key, batch, at, events, keep).join());
    }

    @Override
    public CompletableFuture<Appended> append(
            SessionId session, Position after, UUID batch, long at, List<Event> events, Keep keep) {
        return landing(
                "append after " + after.seq(),
                () -> inner.append(session, after, batch, at, events, keep).join());
    }

    private CompletableFuture<Appended> landing(String what, Supplier<Appended> effect) {
        CompletableFuture<Appended> to = new CompletableFuture<>();
        if (dice.chance(faults.unknown())) {
            unknown(what, to, effect);
        } else if (dice.chance(faults.full())) {
            trace.line("log", what + ": full");
            scheduler.in(delay(), () -> answer(to, new Appended.Full()));
        } else if (dice.chance(faults.broken())) {
            trace.line("log", what + ": broken");
            scheduler.in(delay(), () -> answer(to, new Appended.Broken("a simulated fault")));
        } else {
            write(() -> answer(to, effect.get()));
        }
        return to;
    }

    private void unknown(
            String what, CompletableFuture<Appended> to, Supplier<Appended> effect) {
        Runnable silence = () -> answer(to, new Appended.Unknown());
        switch (dice.below(3)) {
            case 0 -> {
                trace.line("log", what + ": lost, no answer");
                scheduler.in(delay(), silence);
            }
            case 1 -> {
                trace.line("log", what + ": landed, no answer");
                write(() -> {
                    effect.get();
                    silence.run();
                });
            }
            default -> {
                trace.line("log", what + ": no answer, landing later");
                scheduler.in(delay(), silence);
                scheduler.in(delay() + dice.around(300 * Scheduler.MILLI), effect::get);
            }
        }
    }

    /// What a crash finds on its way lands or not, as it would when a server dies beside its log.
    private void write(Runnable effect) {
        boolean outlives = dice.chance(500);
        scheduler.in(
                writeDelay(),
                () -> {
                    if (!dead || outlives) {
                        effect.run();
                    }
                });
    }

    // Changing what stands beside the entries.

    private <T> CompletableFuture<T> change(T failed, Supplier<CompletableFuture<T>> effect) {
        CompletableFuture<T> to = new CompletableFuture<>();
        if (dice.chance(faults.reads())) {
            scheduler.in(delay(), () -> answer(to, failed));
        } else {
            write(() -> answer(to, effect.get().join()));
        }
        return to;
    }

    @Override
    public CompletableFuture<Boolean> putSnapshot(Snapshot snapshot) {
        return change(false, () -> inner.putSnapshot(snapshot));
    }

    @Override
    public CompletableFuture<Boolean> putKeep(SessionId session, Keep records) {
        return change(false, () -> inner.putKeep(session, records));
    }

    @Override
    public CompletableFuture<Boolean> eraseTexts(SessionId session, long throughSeq) {
        return change(false, () -> inner.eraseTexts(session, throughSeq));
    }

    @Override
    public CompletableFuture<Boolean> release(SessionId session) {
        return change(false, () -> inner.release(session));
    }

    @Override
    public CompletableFuture<Boolean> remove(SessionId session) {
        return change(false, () -> inner.remove(session));
    }

    // Reading.

    private <T> CompletableFuture<T> read(Supplier<CompletableFuture<T>> effect) {
        CompletableFuture<T> to = new CompletableFuture<>();
        if (dice.chance(faults.reads())) {
            fail(to);
        } else {
            scheduler.in(
                    delay(),
                    () -> {
                        if (!dead) {
                            answer(to, effect.get().join());
                        }
                    });
        }
        return to;
    }

    @Override
    public CompletableFuture<List<Batch>> read(SessionId session, long afterSeq, int maxBytes) {
        return read(() -> inner.read(session, afterSeq, maxBytes));
    }

    @Override
    public CompletableFuture<List<Entry>> before(
            SessionId session, long beforeSeq, int maxMessages, int maxEntries) {
        return read(() -> inner.before(session, beforeSeq, maxMessages, maxEntries));
    }

    @Override
    public CompletableFuture<List<Listed>> directory() {
        return read(inner::directory);
    }

    @Override
    public CompletableFuture<Optional<Snapshot>> snapshot(SessionId session) {
        return dice.chance(faults.forgets())
                ? read(() -> CompletableFuture.completedFuture(Optional.empty()))
                : read(() -> inner.snapshot(session));
    }

    @Override
    public CompletableFuture<Keep> keep(SessionId session) {
        return read(() -> inner.keep(session));
    }

    @Override
    public CompletableFuture<Long> erasedThrough(SessionId session) {
        return read(() -> inner.erasedThrough(session));
    }

    // Following.

    @Override
    public Subscription follow(SessionId session, long afterSeq, Consumer<Batch> told) {
        Follow<Batch> follow = new Follow<>(told);
        follow.begin(inner.follow(session, afterSeq, follow::late));
        return follow;
    }

    @Override
    public Subscription followDirectory(Consumer<Change> told) {
        Follow<Change> follow = new Follow<>(told);
        follow.begin(inner.followDirectory(follow::late));
        return follow;
    }

    /// Tells in order, but later.
    private final class Follow<T> implements Subscription {
        private final Consumer<T> told;
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private long last;

        Follow(Consumer<T> told) {
            this.told = told;
        }

        void begin(Subscription inner) {
            follows.add(this);
            var _ =
                    ended.thenRun(() -> {
                        follows.remove(this);
                        inner.close();
                    });
        }

        void late(T what) {
            last = Math.max(last + 1, scheduler.now() + delay());
            scheduler.in(
                    last - scheduler.now(),
                    () -> {
                        if (!dead && !ended.isDone()) {
                            told.accept(what);
                        }
                    });
        }

        @Override
        public CompletableFuture<Void> ended() {
            return ended.copy();
        }

        @Override
        public void close() {
            ended.complete(null);
        }
    }

    @Override
    public void close() {
        die();
    }
}
