package chatroom.log.follow;

import chatroom.log.Batch;
import chatroom.log.SessionLog.Subscription;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// One who follows a session: reads up to its end, then takes each new batch as it is offered.
/// Offers may come in any order, twice, or not at all when another follows: what does not fit at
/// the end of what was told is read instead. What is offered meanwhile is held, and told where the
/// reading has come that far: else who reads more slowly than others append would read for ever.
/// Its state belongs to its [Turns].
final class Follower implements Subscription {
    /// A few megabytes at most; what does not find room is read later.
    static final int MOST_HELD = 64;

    private final LongFunction<CompletableFuture<List<Batch>>> readAfter;
    private final Consumer<Batch> told;
    private final Runnable forget;
    private final Turns turns;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /// The last entry told.
    private long seq;

    /// What was offered while a read was under way, in the order in which it came.
    private final ArrayDeque<Batch> held = new ArrayDeque<>();

    private boolean reading;

    /// There may be batches that are not held, and are read by a later read.
    private boolean droppedSome;

    Follower(
            long afterSeq,
            LongFunction<CompletableFuture<List<Batch>>> readAfter,
            Consumer<Batch> told,
            Executor executor,
            Consumer<Follower> forget) {
        this.seq = afterSeq;
        this.readAfter = readAfter;
        this.told = told;
        this.turns = new Turns(executor);
        this.forget = () -> forget.accept(this);
    }

    void begin() {
        turns.run(this::read);
    }

    /// A batch was appended.
    void offer(Batch batch) {
        turns.run(() -> take(batch));
    }

    /// Something may have been appended that is not offered.
    void look() {
        turns.run(() -> {
            if (reading) {
                droppedSome = true;
            } else {
                read();
            }
        });
    }

    private void take(Batch batch) {
        if (!reading && batch.first() <= seq + 1) {
            tell(batch);
            return;
        }
        if (held.size() < MOST_HELD) {
            held.add(batch);
        } else {
            droppedSome = true;
        }
        if (!reading) {
            read();
        }
    }

    private void read() {
        reading = true;
        droppedSome = false;
        if (!ended.isDone()) {
            var _ =
                    readAfter
                            .apply(seq)
                            .whenComplete(
                                    (batches, failure) -> turns.run(() -> got(batches, failure)));
        }
    }

    private void got(@Nullable List<Batch> batches, @Nullable Throwable failure) {
        if (batches == null) {
            end(failure);
            return;
        }
        batches.forEach(this::tell);
        boolean level = tellHeld();
        reading = false;
        if ((!level && !batches.isEmpty()) || !held.isEmpty() || droppedSome) {
            read();
        }
    }

    /// Tells of what is held all that comes next; whether some of it was reached: from there on
    /// everything is offered.
    private boolean tellHeld() {
        boolean reached = false;
        while (!held.isEmpty() && held.element().first() <= seq + 1) {
            tell(held.remove());
            reached = true;
        }
        return reached;
    }

    private void tell(Batch batch) {
        if (batch.last() > seq && !ended.isDone()) {
            Batch rest = batch.after(seq);
            seq = batch.last();
            Turns.attempt(() -> told.accept(rest));
        }
    }

    private void end(@Nullable Throwable failure) {
        forget.run();
        if (failure == null) {
            ended.complete(null);
        } else {
            ended.completeExceptionally(failure);
        }
    }

    @Override
    public CompletableFuture<Void> ended() {
        return ended.copy();
    }

    @Override
    public void close() {
        end(null);
    }
}
