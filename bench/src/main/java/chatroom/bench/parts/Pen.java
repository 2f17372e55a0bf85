package chatroom.bench.parts;

import chatroom.core.Event;
import chatroom.core.SessionId;
import chatroom.log.Appended;
import chatroom.log.Keep;
import chatroom.log.Position;
import chatroom.log.SessionLog;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// Appends to one session, which it creates, and knows where that ends. For one thread, with one
/// append in flight, as a live session has it.
final class Pen {
    private final SessionLog log;
    private final SessionId session;

    /// Which of the log's sessions it is: no two batches have one id.
    private final int number;

    private Position end = Position.START;

    Pen(SessionLog log, int number) {
        this.log = log;
        this.session = Room.id(number);
        this.number = number;
        Event.Created created = Room.created(number);
        wrote(log.create(session, created.key(), batch(), Room.AT, List.of(created), Keep.NONE));
    }

    private UUID batch() {
        return new UUID(number, end.seq());
    }

    /// The last entry.
    long seq() {
        return end.seq();
    }

    CompletableFuture<Appended> append(List<Event> events) {
        return log.append(session, end, batch(), Room.AT, events, Keep.NONE);
    }

    /// Waits until it is in the log; the seq of its last entry.
    long wrote(CompletableFuture<Appended> append) {
        if (!(append.join() instanceof Appended.Done done)) {
            throw new IllegalStateException("not appended: " + append.join());
        }
        end = done.end();
        return end.seq();
    }
}
