package chatroom.server;

import chatroom.server.sessions.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// The wall clock at the start, advanced by what has really passed since, so that setting the
/// system's clock moves no rule; it starts no earlier than the newest entry of the log. Any thread.
final class SystemClock implements Clock {
    private final LongSupplier wall;
    private final AtomicLong start;
    private final long nanos = System.nanoTime();

    SystemClock() {
        this(System::currentTimeMillis);
    }

    /// @param wall the clock that people may set, epoch milliseconds
    SystemClock(LongSupplier wall) {
        this.wall = wall;
        this.start = new AtomicLong(wall.getAsLong());
    }

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
        return wall.getAsLong();
    }
}
