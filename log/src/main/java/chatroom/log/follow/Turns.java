package chatroom.log.follow;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs what is added one after another, in the order in which it was added, on an executor that
/// may have many threads or none of its own. May be used from any thread; what is added from inside
/// a task runs after it, not within it.
final class Turns {
    private final Executor executor;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    /// Calls of [#go] that the drainer has not yet seen; it is one drainer's turn until it is 0.
    private final AtomicInteger asked = new AtomicInteger();

    Turns(Executor executor) {
        this.executor = executor;
    }

    /// Puts a task in the queue without running anything, so that it may be called with a lock
    /// held; [#go] without it afterwards.
    void add(Runnable task) {
        waiting.add(task);
    }

    void go() {
        if (asked.getAndIncrement() == 0) {
            executor.execute(this::drain);
        }
    }

    void run(Runnable task) {
        add(task);
        go();
    }

    private void drain() {
        int seen = asked.get();
        do {
            Runnable task = waiting.poll();
            while (task != null) {
                attempt(task);
                task = waiting.poll();
            }
            seen = asked.addAndGet(-seen);
        } while (seen != 0);
    }

    /// What one listener throws is its own fault and keeps nothing from those after it.
    static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
