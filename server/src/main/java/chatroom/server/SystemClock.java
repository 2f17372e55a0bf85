package chatroom.server;

import chatroom.server.sessions.Clock;
import java.util.concurrent.TimeUnit;

/// The wall clock at the start, advanced by what has really passed since, so that setting the
/// system's clock moves no rule; it starts no earlier than the newest entry of the log. Any thread.
final class SystemClock implements Clock {
    private final long start;
    private final long nanos;

    SystemClock(long notBefore) {
        this.start = Math.max(System.currentTimeMillis(), notBefore);
        this.nanos = System.nanoTime();
    }

    @Override
    public long now() {
        return start + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    @Override
    public long wall() {
        return System.currentTimeMillis();
    }
}
