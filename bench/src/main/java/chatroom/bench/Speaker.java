package chatroom.bench;

import chatroom.client.Client;
import chatroom.client.Gone;
import chatroom.client.Refused;
import chatroom.wire.Frame;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// A member that says one numbered message after the other, at a steady pace, with as many
/// unanswered as the protocol allows, and keeps what was acknowledged. Runs on a thread of its own;
/// what it kept may be read by any.
final class Speaker implements Runnable {
    private static final int UNANSWERED = 64;

    private final Client client;
    private final long first;
    private final int perSecond;
    private final Map<Long, Long> acknowledged = new ConcurrentHashMap<>();
    private final AtomicLong refused = new AtomicLong();
    private volatile boolean silent;
    private volatile String why = "never";
    private volatile long marked = Long.MAX_VALUE;
    private volatile long goesOnAt;

    /// @param first the number of its first message; no two speakers' may meet
    Speaker(Client client, long first, int perSecond) {
        this.client = client;
        this.first = first;
        this.perSecond = perSecond;
    }

    @Override
    public void run() {
        Semaphore free = new Semaphore(UNANSWERED);
        long pause = TimeUnit.SECONDS.toNanos(1) / perSecond;
        try (ExecutorService mouths = Executors.newVirtualThreadPerTaskExecutor()) {
            long due = System.nanoTime();
            for (long number = first; !silent; number++) {
                free.acquireUninterruptibly();
                // What could not be said in time, as while the server was away, is not made up for.
                due = Math.max(due + pause, System.nanoTime() - pause);
                LockSupport.parkNanos(due - System.nanoTime());
                long message = number;
                mouths.execute(() -> {
                    say(message);
                    free.release();
                });
            }
        }
    }

    private void say(long message) {
        long begun = System.nanoTime();
        try {
            if (client.say(Long.toString(message)) instanceof Frame.Body.Seq(long seq, _)) {
                acknowledged.put(message, seq);
                if (begun > marked && goesOnAt == 0) {
                    goesOnAt = System.nanoTime();
                }
            }
        } catch (Refused | Gone e) {
            refused.incrementAndGet();
            why = String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// From now on it is looked when the first message is acknowledged that was begun later.
    void mark() {
        goesOnAt = 0;
        marked = System.nanoTime();
    }

    /// How long after the mark that was; nothing where it was not yet.
    Optional<Duration> goesOnAfter() {
        long at = goesOnAt;
        return at == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(at - marked));
    }

    /// Begins no further message; its run ends when all are answered.
    void fallSilent() {
        silent = true;
    }

    /// The seq of every message that was acknowledged, by its number.
    Map<Long, Long> acknowledged() {
        return acknowledged;
    }

    /// Why something it said was refused the last time.
    String why() {
        return why;
    }

    /// How many were refused, or failed.
    long refused() {
        return refused.get();
    }
}
