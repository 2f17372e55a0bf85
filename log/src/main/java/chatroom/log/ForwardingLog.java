package chatroom.log;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Passes everything on to another log, for logs that do only some of it differently. No state of
/// its own: any thread, where the other log allows it.
public abstract class ForwardingLog implements SessionLog {
    private final SessionLog to;

    protected ForwardingLog(SessionLog to) {
        this.to = to;
    }

    @Override
    public CompletableFuture<Appended> create(
            SessionId session, NameKey key, UUID batch, long at, List<Event> events, Keep keep) {
        return to.create(session, key, batch, at, events, keep);
    }

    @Override
    public CompletableFuture<Appended> append(
            SessionId session, Position after, UUID batch, long at, List<Event> events, Keep keep) {
        return to.append(session, after, batch, at, events, keep);
    }

    @Override
    public CompletableFuture<List<Batch>> read(SessionId session, long afterSeq, int maxBytes) {
        return to.read(session, afterSeq, maxBytes);
    }

    @Override
    public CompletableFuture<List<Entry>> before(
            SessionId session, long beforeSeq, int maxMessages, int maxEntries) {
        return to.before(session, beforeSeq, maxMessages, maxEntries);
    }

    @Override
    public Subscription follow(SessionId session, long afterSeq, Consumer<Batch> told) {
        return to.follow(session, afterSeq, told);
    }

    @Override
    public CompletableFuture<List<Listed>> directory() {
        return to.directory();
    }

    @Override
    public Subscription followDirectory(Consumer<Change> told) {
        return to.followDirectory(told);
    }

    @Override
    public CompletableFuture<Optional<Snapshot>> snapshot(SessionId session) {
        return to.snapshot(session);
    }

    @Override
    public CompletableFuture<Boolean> putSnapshot(Snapshot snapshot) {
        return to.putSnapshot(snapshot);
    }

    @Override
    public CompletableFuture<Keep> keep(SessionId session) {
        return to.keep(session);
    }

    @Override
    public CompletableFuture<Boolean> putKeep(SessionId session, Keep records) {
        return to.putKeep(session, records);
    }

    @Override
    public CompletableFuture<Boolean> eraseTexts(SessionId session, long throughSeq) {
        return to.eraseTexts(session, throughSeq);
    }

    @Override
    public CompletableFuture<Long> erasedThrough(SessionId session) {
        return to.erasedThrough(session);
    }

    @Override
    public CompletableFuture<Boolean> release(SessionId session) {
        return to.release(session);
    }

    @Override
    public CompletableFuture<Boolean> remove(SessionId session) {
        return to.remove(session);
    }

    @Override
    public Optional<Peers> peers() {
        return to.peers();
    }

    @Override
    public void close() {
        to.close();
    }
}
