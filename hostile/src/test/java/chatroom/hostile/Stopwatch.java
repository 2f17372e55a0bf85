package chatroom.hostile;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/// Holds what reads one input to 100 ms of its thread's own processor time, whatever else the
/// machine does. Used by one thread.
///
/// The first inputs are not judged: with them classes are loaded. What seems slow is read again, and
/// the least time counts: what is slow once was the machine.
final class Stopwatch {
    static final Duration MOST = Duration.ofMillis(100);

    /// Inputs until everything is warm.
    static final int WARM_UP = 1_000;

    private static final int TRIES = 3;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private int warm;
    private volatile long slowest;

    /// Reads an input.
    interface Reading {
        void read() throws IOException;
    }

    /// Tells the slowest at the end of the process.
    Stopwatch() {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() ->
                                System.err.printf("Slowest input: %.1f ms%n", slowest / 1e6)));
    }

    /// @throws AssertionError where it takes too long each time
    void time(Reading reading) throws IOException {
        long least = nanos(reading);
        if (warm < WARM_UP) {
            warm++;
            return;
        }
        for (int i = 1; i < TRIES && least > MOST.toNanos() / 10; i++) {
            least = Math.min(least, nanos(reading));
        }
        slowest = Math.max(slowest, least);
        if (least > MOST.toNanos()) {
            throw new AssertionError("one input takes %d ms".formatted(least / 1_000_000));
        }
    }

    private long nanos(Reading reading) throws IOException {
        long begun = threads.getCurrentThreadCpuTime();
        reading.read();
        return threads.getCurrentThreadCpuTime() - begun;
    }
}
