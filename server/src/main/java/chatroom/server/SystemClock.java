package chatroom.server;

import chatroom.server.sessions.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The wall clock at the start, advanced by what has really passed since, so that setting the
/// system's clock moves no rule; it starts no earlier than the newest entry of the log. Any thread.
final class SystemClock implements Clock {
    private final AtomicLong start = new AtomicLong(System.currentTimeMillis());
    private final long nanos = System.nanoTime();

    @Override
    public long now() {
        return start.get() + passed();
    }

    @Override
    public void notBefore(long at) {
        start.accumulateAndGet(at - passed(), Math::max);
    }

    private long passed() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    @Override
    public long wall() {
        return System.currentTimeMillis();
    }
}
