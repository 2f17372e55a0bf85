package chatroom.client;

import chatroom.core.Limits;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What was asked and is not answered yet, by id. It outlives connections: whoever writes to a new
/// one begins with the lowest id, so that what was lost in a drop is asked again under the same id
/// and nothing needs to know that there was a drop.
///
/// Any thread; its own lock, never held while anything blocks.
final class Outstanding {
    private static final int SPAN = Limits.OUTSTANDING;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeMap<Long, Asked> waiting = new TreeMap<>();
    private long highest;
    private @Nullable Gone end;

    /// Puts a request in line. Waits while its id would be so far from the oldest one unanswered
    /// that the server could no longer tell whether that was done ([Limits#OUTSTANDING]).
    Asked ask(LongFunction<Request> request) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (end == null && !waiting.isEmpty() && highest + 1 - waiting.firstKey() >= SPAN) {
                changed.await();
            }
            if (end != null) {
                throw end.again();
            }
            Asked asked = new Asked(request.apply(highest + 1));
            highest++;
            waiting.put(highest, asked);
            changed.signalAll();
            return asked;
        } finally {
            lock.unlock();
        }
    }

    /// An id for a request that no drop outlives, so that it stands in no line.
    long id() {
        lock.lock();
        try {
            return ++highest;
        } finally {
            lock.unlock();
        }
    }

    /// Goes on with ids that are all above this one.
    void skip(long id) {
        lock.lock();
        try {
            highest = Math.max(highest, id);
        } finally {
            lock.unlock();
        }
    }

    /// The first request after `id`; waits for one. Null once [#end] was called.
    @Nullable Asked after(long id) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (end == null) {
                var next = waiting.higherEntry(id);
                if (next != null) {
                    return next.getValue();
                }
                changed.await();
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /// Whether anybody waits for an answer; otherwise waits up to `millis` for that.
    boolean any(long millis) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lockInterruptibly();
        try {
            while (end == null && waiting.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return end != null || !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Takes a request out of the line, as answered; null where it was answered before.
    @Nullable Asked take(long id) {
        lock.lock();
        try {
            Asked asked = waiting.remove(id);
            changed.signalAll();
            return asked;
        } finally {
            lock.unlock();
        }
    }

    /// Answers every request of a kind.
    void answer(Predicate<Request> kind, Frame.@Nullable Body body) {
        for (Asked asked : all(kind)) {
            asked.done(body);
        }
    }

    /// Refuses every request of a kind.
    void refuse(Predicate<Request> kind, Refused why) {
        for (Asked asked : all(kind)) {
            asked.fail(why);
        }
    }

    /// Nothing is asked or answered from now on.
    void end(Gone why) {
        lock.lock();
        try {
            end = why;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        for (Asked asked : all(_ -> true)) {
            asked.fail(why);
        }
    }

    private List<Asked> all(Predicate<Request> kind) {
        lock.lock();
        try {
            List<Asked> all =
                    waiting.values().stream().filter(a -> kind.test(a.request())).toList();
            all.forEach(a -> waiting.remove(a.request().id()));
            changed.signalAll();
            return all;
        } finally {
            lock.unlock();
        }
    }
}
