package chatroom.desktop.ground;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;

/// The one crossing between what takes time, on virtual threads, and what is seen, on the one
/// thread that draws: everything that a model holds is touched there alone. Any thread.
///
/// Many changes that come at once cross together, so that a storm of them costs one turn of the
/// thread that draws; and where it does not keep up, who brings more waits.
public final class Crossing {
    /// Changes that may wait; a listener of the client that has to wait slows the server down.
    private static final int WAITING = 1_000;

    private final Executor seen;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore room = new Semaphore(WAITING);
    private final AtomicBoolean underWay = new AtomicBoolean();

    /// Those who work aside, and the program itself.
    private final Phaser working = new Phaser(1);

    /// @param seen runs what it is given in order, on the thread that draws
    public Crossing(Executor seen) {
        this.seen = seen;
    }

    /// The crossing to what JavaFX draws.
    public static Crossing toJavaFx() {
        return new Crossing(Platform::runLater);
    }

    /// Changes what is seen, after all that was shown before. For threads that do not draw; waits
    /// where too much waits already.
    public void show(Runnable change) {
        room.acquireUninterruptibly();
        waiting.add(change);
        if (!underWay.getAndSet(true)) {
            seen.execute(this::cross);
        }
    }

    private void cross() {
        underWay.set(false);
        Runnable change = waiting.poll();
        while (change != null) {
            room.release();
            try {
                change.run();
            } catch (RuntimeException e) {
                // One that fails does not keep the others from being seen.
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
            change = waiting.poll();
        }
    }

    /// Does something when the thread that draws is done with what it does now. For that thread;
    /// never waits.
    public void later(Runnable change) {
        seen.execute(change);
    }

    /// Asks something that takes time, and shows what came of it. Who interrupts the thread wants
    /// neither.
    ///
    /// @return the thread that asks
    public <T> Thread ask(Callable<T> question, Consumer<T> answered, Consumer<Exception> failed) {
        return aside(() -> {
            try {
                T answer = question.call();
                show(() -> answered.accept(answer));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                show(() -> failed.accept(e));
            }
        });
    }

    /// Does something that takes time, and of which nothing is to be seen.
    ///
    /// @return the thread that does it
    public Thread aside(Runnable work) {
        working.register();
        return Thread.startVirtualThread(() -> {
            try {
                work.run();
            } finally {
                working.arriveAndDeregister();
            }
        });
    }

    /// Waits until all that takes time is done, but no longer than that: once, at the end of the
    /// program. Not for the thread that draws.
    public void settle(Duration atMost) throws InterruptedException {
        try {
            int phase = working.arriveAndDeregister();
            working.awaitAdvanceInterruptibly(phase, atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Then it ends without.
        }
    }

    /// Shows something after a while, unless the thread is interrupted before.
    ///
    /// @return the thread that waits
    public Thread after(Duration pause, Runnable change) {
        return Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(pause);
                show(change);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Shows something again and again, until the thread is interrupted.
    ///
    /// @return the thread that counts
    public Thread every(Duration pause, Runnable change) {
        return Thread.startVirtualThread(() -> {
            try {
                while (true) {
                    Thread.sleep(pause);
                    show(change);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
