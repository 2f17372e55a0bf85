package chatroom.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What a follower was told so far. Safe for any thread.
final class Told<T> implements Consumer<T> {
    private final List<T> all = new ArrayList<>();

    @Override
    public synchronized void accept(T one) {
        all.add(one);
        notifyAll();
    }

    synchronized List<T> all() {
        return List.copyOf(all);
    }

    /// Waits until what was told is enough; what was told by then, enough or not.
    synchronized List<T> await(Duration patience, Predicate<List<T>> enough)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!enough.test(all)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return List.copyOf(all);
    }
}
