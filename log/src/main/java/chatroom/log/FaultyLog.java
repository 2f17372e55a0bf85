package chatroom.log;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A log that fails, pauses, forgets and lets others go first, within what [SessionLog] allows: by
/// a plan, or on demand. For tests and the simulation. Safe for any thread.
public final class FaultyLog implements SessionLog {
    private final SessionLog log;
    private final Executor later;
    private final Rival rival;
    private final Deque<Fault> demanded = new ArrayDeque<>();
    private final List<Runnable> held = new ArrayList<>();
    private Fault.Plan plan = Fault.Plan.calm();
    private boolean paused;

    /// Another node that appends to the same sessions.
    public interface Rival {
        /// What it appends after that position; nothing where the list is empty.
        List<Event> events(SessionId session, Position after);
    }

    /// A log without faults until it is told otherwise.
    ///
    /// @param log what it stands before
    /// @param later runs what happens some time later: a scheduler, or a list that a test runs
    /// @param rival who goes first in [Fault#OVERTAKEN]
    public FaultyLog(SessionLog log, Executor later, Rival rival) {
        this.log = log;
        this.later = later;
        this.rival = rival;
    }

    /// From now on faults come by this plan.
    public synchronized void plan(Fault.Plan plan) {
        this.plan = plan;
    }

    /// These befall the next appends, one each, before the plan's.
    public synchronized void next(Fault... faults) {
        demanded.addAll(List.of(faults));
    }

    /// From now on nothing is answered.
    public synchronized void pause() {
        paused = true;
    }

    /// All that was held is answered, in the order in which it would have been.
    public void goOn() {
        List<Runnable> answers;
        synchronized (this) {
            paused = false;
            answers = List.copyOf(held);
            held.clear();
        }
        answers.forEach(Runnable::run);
    }

    private synchronized Fault fault() {
        return demanded.isEmpty() ? plan.next() : demanded.removeFirst();
    }

    @Override
    public CompletableFuture<Appended> create(
            SessionId session, NameKey key, UUID batch, long at, List<Event> events, Keep keep) {
        return faulty(
                () -> log.create(session, key, batch, at, events, keep),
                // Somebody else took the name, and is gone again.
                () -> CompletableFuture.completedFuture(new Appended.Overtaken()));
    }

    @Override
    public CompletableFuture<Appended> append(
            SessionId session, Position after, UUID batch, long at, List<Event> events, Keep keep) {
        Supplier<CompletableFuture<Appended>> append =
                () -> log.append(session, after, batch, at, events, keep);
        return faulty(append, () -> afterRival(session, after, at, append));
    }

    private CompletableFuture<Appended> afterRival(
            SessionId session,
            Position after,
            long at,
            Supplier<CompletableFuture<Appended>> append) {
        List<Event> first = rival.events(session, after);
        return first.isEmpty()
                ? append.get()
                : log.append(session, after, UUID.randomUUID(), at, first, Keep.NONE)
                        .thenCompose(_ -> append.get());
    }

    private CompletableFuture<Appended> faulty(
            Supplier<CompletableFuture<Appended>> append,
            Supplier<CompletableFuture<Appended>> overtaken) {
        return switch (fault()) {
            case NONE -> answered(append.get());
            case OVERTAKEN -> answered(overtaken.get());
            case BROKEN -> answered(new Appended.Broken("broken on demand"));
            case FULL -> answered(new Appended.Full());
            case LOST -> answered(new Appended.Unknown());
            case LANDED -> answered(append.get().thenApply(_ -> new Appended.Unknown()));
            case LATE -> {
                later.execute(() -> {
                    var _ = append.get();
                });
                yield answered(new Appended.Unknown());
            }
        };
    }

    private CompletableFuture<Appended> answered(Appended answer) {
        return answered(CompletableFuture.completedFuture(answer));
    }

    /// The answer, now or when it goes on.
    private <T> CompletableFuture<T> answered(CompletableFuture<T> answer) {
        CompletableFuture<T> told = new CompletableFuture<>();
        var _ =
                answer.whenComplete((value, failure) ->
                        unlessPaused(() -> {
                            if (failure == null) {
                                told.complete(value);
                            } else {
                                told.completeExceptionally(failure);
                            }
                        }));
        return told;
    }

    private void unlessPaused(Runnable answer) {
        synchronized (this) {
            if (paused) {
                held.add(answer);
                return;
            }
        }
        answer.run();
    }

    @Override
    public CompletableFuture<List<Batch>> read(SessionId session, long afterSeq, int maxBytes) {
        return answered(log.read(session, afterSeq, maxBytes));
    }

    @Override
    public CompletableFuture<List<Entry>> before(
            SessionId session, long beforeSeq, int maxMessages, int maxEntries) {
        return answered(log.before(session, beforeSeq, maxMessages, maxEntries));
    }

    @Override
    public Subscription follow(SessionId session, long afterSeq, Consumer<Batch> told) {
        return log.follow(session, afterSeq, told);
    }

    @Override
    public CompletableFuture<List<Listed>> directory() {
        return answered(log.directory());
    }

    @Override
    public Subscription followDirectory(Consumer<Change> told) {
        return log.followDirectory(told);
    }

    @Override
    public CompletableFuture<Optional<Snapshot>> snapshot(SessionId session) {
        return answered(log.snapshot(session));
    }

    @Override
    public CompletableFuture<Boolean> putSnapshot(Snapshot snapshot) {
        return answered(log.putSnapshot(snapshot));
    }

    @Override
    public CompletableFuture<Keep> keep(SessionId session) {
        return answered(log.keep(session));
    }

    @Override
    public CompletableFuture<Boolean> putKeep(SessionId session, Keep records) {
        return answered(log.putKeep(session, records));
    }

    @Override
    public CompletableFuture<Boolean> eraseTexts(SessionId session, long throughSeq) {
        return answered(log.eraseTexts(session, throughSeq));
    }

    @Override
    public CompletableFuture<Long> erasedThrough(SessionId session) {
        return answered(log.erasedThrough(session));
    }

    @Override
    public CompletableFuture<Boolean> release(SessionId session) {
        return answered(log.release(session));
    }

    @Override
    public CompletableFuture<Boolean> remove(SessionId session) {
        return answered(log.remove(session));
    }

    @Override
    public void close() {
        log.close();
    }
}
