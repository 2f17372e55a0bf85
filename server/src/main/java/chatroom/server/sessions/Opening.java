package chatroom.server.sessions;

import chatroom.core.Entry;
import chatroom.core.Limits;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.log.Batch;
import chatroom.log.Keep;
import chatroom.log.Position;
import chatroom.log.SessionLog;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Brings a session back from the log: the newest snapshot, the entries after it, the keep. Costs
/// members, not history.
record Opening(Node node, SessionId id) {

    /// A session as the log has it, the seq up to which its texts are erased, and when it was
    /// created.
    record Opened(Session session, Position end, Keep keep, long erasedThrough, long created) {}

    CompletableFuture<Opened> read(long created) {
        SessionLog log = node.log();
        return log.snapshot(id)
                .thenCompose(this::from)
                .thenCompose(read ->
                        log.keep(id)
                                .thenCombine(
                                        log.erasedThrough(id),
                                        (keep, erased) ->
                                                new Opened(
                                                        read.state(),
                                                        read.position(),
                                                        keep,
                                                        erased,
                                                        created)));
    }

    private CompletableFuture<SessionLog.Snapshot> from(Optional<SessionLog.Snapshot> snapshot) {
        return snapshot.map(this::onward).orElseGet(() -> next(null, Position.START));
    }

    private CompletableFuture<SessionLog.Snapshot> onward(SessionLog.Snapshot snapshot) {
        return next(snapshot.state(), snapshot.position());
    }

    private CompletableFuture<SessionLog.Snapshot> next(
            @Nullable Session state, Position position) {
        return node.log()
                .read(id, position.seq(), Limits.PAGE_BYTES)
                .thenCompose(batches -> {
                    if (batches.isEmpty()) {
                        return state == null
                                ? CompletableFuture.failedFuture(
                                        new IllegalStateException("the log of " + id + " is empty"))
                                : CompletableFuture.completedFuture(
                                        new SessionLog.Snapshot(state, position));
                    }
                    return next(applied(state, batches), batches.getLast().end());
                });
    }

    private Session applied(@Nullable Session from, List<Batch> batches) {
        Session state = from;
        for (Batch batch : batches) {
            for (Entry entry : batch.entries()) {
                state = state == null ? Session.begin(id, entry) : state.apply(entry);
            }
        }
        return java.util.Objects.requireNonNull(state);
    }
}
