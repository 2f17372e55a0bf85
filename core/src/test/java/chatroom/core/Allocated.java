package chatroom.core;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/// What a piece of code costs, in bytes it allocates: unlike its time, the same on every machine.
final class Allocated {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocated() {}

    /// The least of many runs, because class loading and the compiler allocate in the first ones.
    static long bytes(Supplier<?> code) {
        long least = Long.MAX_VALUE;
        for (int run = 0; run < 50; run++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            Object made = code.get();
            long after = THREADS.getCurrentThreadAllocatedBytes();
            if (made != null) {
                least = Math.min(least, after - before);
            }
        }
        return least;
    }
}
