package chatroom.server;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// A log as it is, and how many messages it took and how long that took. Any thread.
final class MeasuredLog implements SessionLog {
    private final SessionLog log;
    private final LongAdder messages = new LongAdder();
    private final LongAdder appends = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    MeasuredLog(SessionLog log) {
        this.log = log;
    }

    /// Messages that are in the log by this node since its start; told to everybody in their
    /// session.
    long messages() {
        return messages.sum();
    }

    /// Batches that are in the log by this node since its start.
    long appends() {
        return appends.sum();
    }

    /// How long all these took together, in nanoseconds.
    double nanos() {
        return nanos.sum();
    }

    @Override
    public CompletableFuture<Appended> append(
            SessionId session, Position after, UUID batch, long at, List<Event> events, Keep keep) {
        long start = System.nanoTime();
        return log.append(session, after, batch, at, events, keep)
                .whenComplete((appended, _) -> {
                    if (appended instanceof Appended.Done) {
                        nanos.add(System.nanoTime() - start);
                        appends.increment();
                        messages.add(events.stream().filter(Event.Said.class::isInstance).count());
                    }
                });
    }

    // All else is the log's own.

    @Override
    public CompletableFuture<Appended> create(
            SessionId session, NameKey key, UUID batch, long at, List<Event> events, Keep keep) {
        return log.create(session, key, batch, at, events, keep);
    }

    @Override
    public CompletableFuture<List<Batch>> read(SessionId session, long afterSeq, int maxBytes) {
        return log.read(session, afterSeq, maxBytes);
    }

    @Override
    public CompletableFuture<List<Entry>> before(
            SessionId session, long beforeSeq, int maxMessages, int maxEntries) {
        return log.before(session, beforeSeq, maxMessages, maxEntries);
    }

    @Override
    public Subscription follow(SessionId session, long afterSeq, Consumer<Batch> told) {
        return log.follow(session, afterSeq, told);
    }

    @Override
    public CompletableFuture<List<Listed>> directory() {
        return log.directory();
    }

    @Override
    public Subscription followDirectory(Consumer<Change> told) {
        return log.followDirectory(told);
    }

    @Override
    public CompletableFuture<Optional<Snapshot>> snapshot(SessionId session) {
        return log.snapshot(session);
    }

    @Override
    public CompletableFuture<Boolean> putSnapshot(Snapshot snapshot) {
        return log.putSnapshot(snapshot);
    }

    @Override
    public CompletableFuture<Keep> keep(SessionId session) {
        return log.keep(session);
    }

    @Override
    public CompletableFuture<Boolean> putKeep(SessionId session, Keep records) {
        return log.putKeep(session, records);
    }

    @Override
    public CompletableFuture<Boolean> eraseTexts(SessionId session, long throughSeq) {
        return log.eraseTexts(session, throughSeq);
    }

    @Override
    public CompletableFuture<Long> erasedThrough(SessionId session) {
        return log.erasedThrough(session);
    }

    @Override
    public CompletableFuture<Boolean> release(SessionId session) {
        return log.release(session);
    }

    @Override
    public CompletableFuture<Boolean> remove(SessionId session) {
        return log.remove(session);
    }

    @Override
    public void close() {
        log.close();
    }
}
