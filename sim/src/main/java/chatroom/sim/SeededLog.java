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
    private final LogPace pace;
    private final Dice dice;
    private final Trace trace;
    private final Set<Follow<?>> follows = new LinkedHashSet<>();

    /// @param inner does at once what it is told
    SeededLog(SessionLog inner, LogPace pace, Dice dice, Trace trace) {
        this.inner = inner;
        this.pace = pace;
        this.dice = dice;
        this.trace = trace;
    }

    /// The node is no more.
    void die() {
        pace.die();
        List.copyOf(follows).forEach(Follow::close);
    }

    // Appending.

    @Override
    public CompletableFuture<Appended> create(
            SessionId session, NameKey key, UUID batch, long at, List<Event> events, Keep keep) {
        return landing("create", () -> inner.create(session, key, batch, at, events, keep).join());
    }

    @Override
    public CompletableFuture<Appended> append(
            SessionId session, Position after, UUID batch, long at, List<Event> events, Keep keep) {
        if (dice.chance(pace.faults().throwing())) {
            trace.line("log", "throws");
            throw new IllegalStateException(LogPace.FAULT);
        }
        return landing(
                "append after " + after.seq(),
                () -> inner.append(session, after, batch, at, events, keep).join());
    }

    private CompletableFuture<Appended> landing(String what, Supplier<Appended> effect) {
        CompletableFuture<Appended> to = new CompletableFuture<>();
        if (dice.chance(pace.faults().unknown())) {
            unknown(what, to, effect);
        } else if (dice.chance(pace.faults().full())) {
            trace.line("log", what + ": full");
            pace.late(() -> pace.answer(to, new Appended.Full()));
        } else if (dice.chance(pace.faults().broken())) {
            trace.line("log", what + ": broken");
            pace.late(() -> pace.answer(to, new Appended.Broken(LogPace.FAULT)));
        } else {
            pace.write(() -> pace.answer(to, effect.get()));
        }
        return to;
    }

    private void unknown(String what, CompletableFuture<Appended> to, Supplier<Appended> effect) {
        Runnable silence = () -> pace.answer(to, new Appended.Unknown());
        switch (dice.below(3)) {
            case 0 -> {
                trace.line("log", what + ": lost, no answer");
                pace.late(silence);
            }
            case 1 -> {
                trace.line("log", what + ": landed, no answer");
                pace.write(() -> {
                    var _ = effect.get();
                    silence.run();
                });
            }
            default -> {
                trace.line("log", what + ": no answer, landing later");
                pace.late(silence);
                pace.muchLater(() -> {
                    var _ = effect.get();
                });
            }
        }
    }

    // Changing what stands beside the entries.

    private <T> CompletableFuture<T> change(T failed, Supplier<CompletableFuture<T>> effect) {
        CompletableFuture<T> to = new CompletableFuture<>();
        if (dice.chance(pace.faults().reads())) {
            pace.late(() -> pace.answer(to, failed));
        } else {
            pace.write(() -> pace.answer(to, effect.get().join()));
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
        if (dice.chance(pace.faults().reads())) {
            pace.fail(to);
        } else {
            pace.late(() -> {
                if (!pace.dead()) {
                    pace.answer(to, effect.get().join());
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
        return dice.chance(pace.faults().forgets())
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
            last =
                    pace.after(
                            last,
                            () -> {
                                if (!pace.dead() && !ended.isDone()) {
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
