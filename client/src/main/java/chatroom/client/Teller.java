package chatroom.client;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Hands news to the listener, one at a time, on a virtual thread of its own. Any thread tells;
/// state under its own lock.
///
/// Its queue is bounded: while it is full the connection is read no further. Except where the
/// listener itself waits for an answer, which only comes by reading on.
final class Teller {
    /// News that may wait; a page of history and then some.
    private static final int BOUND = 1_000;

    private final Listener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<News> waiting = new ArrayDeque<>();
    private final Thread thread;
    private boolean asking;

    Teller(Listener listener) {
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("chatroom-listener").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Puts news in line; waits while the line is full. After [News.Over] the thread ends.
    void tell(News news) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.size() >= BOUND && !asking) {
                changed.await();
            }
            waiting.add(news);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Puts the last news in line, however long that is, and waits for nothing.
    void tellLast(News.Over over) {
        lock.lock();
        try {
            waiting.add(over);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The calling thread is about to wait for an answer, or has it. Where that is the listener
    /// itself the line may grow meanwhile.
    void waits(boolean now) {
        if (!Thread.currentThread().equals(thread)) {
            return;
        }
        lock.lock();
        try {
            asking = now;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the listener has heard everything, the last included; not where the listener
    /// itself calls.
    void join() throws InterruptedException {
        if (!Thread.currentThread().equals(thread)) {
            thread.join();
        }
    }

    private void run() {
        News news;
        do {
            news = next();
            try {
                listener.hear(news);
            } catch (Exception | Error e) {
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
        } while (!(news instanceof News.Over));
    }

    private News next() {
        lock.lock();
        try {
            while (waiting.isEmpty()) {
                changed.awaitUninterruptibly();
            }
            News news = waiting.remove();
            changed.signalAll();
            return news;
        } finally {
            lock.unlock();
        }
    }
}
