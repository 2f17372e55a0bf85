package chatroom.server;

import chatroom.core.Event;
import chatroom.core.SessionId;
import chatroom.log.Appended;
import chatroom.log.ForwardingLog;
import chatroom.log.Keep;
import chatroom.log.Position;
import chatroom.log.SessionLog;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;

/// A log as it is, and how many messages it took and how long that took. Any thread.
final class MeasuredLog extends ForwardingLog {
    private final LongAdder messages = new LongAdder();
    private final LongAdder appends = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    MeasuredLog(SessionLog log) {
        super(log);
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
        return super.append(session, after, batch, at, events, keep)
                .whenComplete((appended, _) -> {
                    if (appended instanceof Appended.Done) {
                        nanos.add(System.nanoTime() - start);
                        appends.increment();
                        messages.add(said(events));
                    }
                });
    }

    private static int said(List<Event> events) {
        int said = 0;
        for (Event event : events) {
            if (event instanceof Event.Said) {
                said++;
            }
        }
        return said;
    }
}
