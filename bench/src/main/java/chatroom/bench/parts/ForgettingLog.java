package chatroom.bench.parts;

import chatroom.core.Event;
import chatroom.core.SessionId;
import chatroom.log.Appended;
import chatroom.log.ForwardingLog;
import chatroom.log.Keep;
import chatroom.log.MemoryLog;
import chatroom.log.Position;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A log in memory that from some time on keeps nothing of what it takes, so that a measurement of
/// any length needs no more memory than at its beginning. For one thread.
final class ForgettingLog extends ForwardingLog {
    private boolean forgetting;

    ForgettingLog() {
        super(new MemoryLog());
    }

    void forget() {
        forgetting = true;
    }

    @Override
    public CompletableFuture<Appended> append(
            SessionId session, Position after, UUID batch, long at, List<Event> events, Keep keep) {
        return forgetting
                ? CompletableFuture.completedFuture(
                        new Appended.Done(new Position(after.seq() + events.size(), 0)))
                : super.append(session, after, batch, at, events, keep);
    }
}
