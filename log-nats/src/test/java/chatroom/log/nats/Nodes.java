package chatroom.log.nats;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// The logs of several nodes as one: whatever is asked is asked of the next of them. Safe for any
/// thread.
final class Nodes implements SessionLog {
    private final List<? extends SessionLog> nodes;
    private final AtomicInteger turn = new AtomicInteger();

    Nodes(List<? extends SessionLog> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    private SessionLog next() {
        return nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
    }

    @Override
    public CompletableFuture<Appended> create(
            SessionId session, NameKey key, UUID batch, long at, List<Event> events, Keep keep) {
        return next().create(session, key, batch, at, events, keep);
    }

    @Override
    public CompletableFuture<Appended> append(
            SessionId session, Position after, UUID batch, long at, List<Event> events, Keep keep) {
        return next().append(session, after, batch, at, events, keep);
    }

    @Override
    public CompletableFuture<List<Batch>> read(SessionId session, long afterSeq, int maxBytes) {
        return next().read(session, afterSeq, maxBytes);
    }

    @Override
    public CompletableFuture<List<Entry>> before(
            SessionId session, long beforeSeq, int maxMessages, int maxEntries) {
        return next().before(session, beforeSeq, maxMessages, maxEntries);
    }

    @Override
    public Subscription follow(SessionId session, long afterSeq, Consumer<Batch> told) {
        return next().follow(session, afterSeq, told);
    }

    @Override
    public CompletableFuture<List<Listed>> directory() {
        return next().directory();
    }

    @Override
    public Subscription followDirectory(Consumer<Change> told) {
        return next().followDirectory(told);
    }

    @Override
    public CompletableFuture<Optional<Snapshot>> snapshot(SessionId session) {
        return next().snapshot(session);
    }

    @Override
    public CompletableFuture<Boolean> putSnapshot(Snapshot snapshot) {
        return next().putSnapshot(snapshot);
    }

    @Override
    public CompletableFuture<Keep> keep(SessionId session) {
        return next().keep(session);
    }

    @Override
    public CompletableFuture<Boolean> putKeep(SessionId session, Keep records) {
        return next().putKeep(session, records);
    }

    @Override
    public CompletableFuture<Boolean> eraseTexts(SessionId session, long throughSeq) {
        return next().eraseTexts(session, throughSeq);
    }

    @Override
    public CompletableFuture<Long> erasedThrough(SessionId session) {
        return next().erasedThrough(session);
    }

    @Override
    public CompletableFuture<Boolean> release(SessionId session) {
        return next().release(session);
    }

    @Override
    public CompletableFuture<Boolean> remove(SessionId session) {
        return next().remove(session);
    }

    @Override
    public void close() {
        nodes.forEach(SessionLog::close);
    }
}
