package chatroom.desktop.ground;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Stands in for the thread that draws, in tests of models: no window, no JavaFX toolkit. What a
/// test asks of a model it asks there. Any thread.
public final class Modelled implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final ExecutorService thread = new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    new ThreadPoolExecutor.DiscardPolicy());
    private final Ground ground;

    /// @param port of UDP, where servers are looked for on this machine alone
    public Modelled(Path folder, int port) {
        ground =
                Ground.of(
                        new Crossing(this::show),
                        Locale.ENGLISH,
                        ZoneOffset.UTC,
                        folder,
                        search -> search.onThisMachineOnly().withPort(port));
    }

    /// What a client still says when the test is over is seen by nobody.
    private void show(Runnable change) {
        thread.execute(change); // or not, without a word: that is its policy
    }

    public Ground ground() {
        return ground;
    }

    /// Asks something of a model, on its thread.
    public <T> T ask(Callable<T> question) {
        try {
            return thread.submit(question).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /// Does something with a model, on its thread.
    public void act(Runnable action) {
        ask(Executors.callable(action));
    }

    /// Waits until something is so of a model: asks after every change that is shown, and now and
    /// then.
    public void awaits(String what, Callable<Boolean> so) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (!ask(so)) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("in vain: " + what);
                }
                if (never.await(5, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
