package chatroom.discovery;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A search that goes on until it is closed. Its hunt belongs to one daemon thread of its own,
/// which also calls the listener; the methods may be called by any.
public final class Watch implements AutoCloseable {
    private static final Logger OUTPUT = LoggerFactory.getLogger(Watch.class);

    /// Four rounds at their slowest.
    private static final Duration SILENCE = Hunt.LAST_PAUSE.multipliedBy(5);

    private final Hunt hunt;
    private final Thread thread;
    private volatile Finding finding;
    private volatile boolean again;
    private volatile boolean closed;

    Watch(Search search, FinderListener listener, Supplier<List<Adapter>> adapters)
            throws IOException {
        hunt = new Hunt(search, new Heard(listener), adapters);
        finding = hunt.finding();
        thread = Thread.ofPlatform().daemon().name("chatroom-finder").unstarted(this::run);
        thread.start();
    }

    /// What is in the list now, and what was tried.
    public Finding finding() {
        return finding;
    }

    /// Asks at once, and quickly again as at the start: for a "reload" button.
    public void again() {
        again = true;
        hunt.wake();
    }

    /// Ends the search. The listener is not called any more once this returns, unless by the call
    /// this is made from.
    @Override
    public void close() {
        closed = true;
        hunt.wake();
        try {
            if (!Thread.currentThread().equals(thread)) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (hunt) {
            long nextRound = System.nanoTime();
            int roundsInHaste = 0;
            while (!closed) {
                if (again) {
                    again = false;
                    roundsInHaste = 0;
                    nextRound = System.nanoTime();
                }
                if (System.nanoTime() - nextRound >= 0) {
                    hunt.round();
                    hunt.forgetSilent(SILENCE);
                    nextRound = System.nanoTime() + Hunt.pause(++roundsInHaste).toNanos();
                }
                hunt.gather(nextRound - System.nanoTime());
                finding = hunt.finding();
            }
        } catch (IOException e) {
            OUTPUT.warn("the search for servers has ended", e);
        }
    }

    /// Keeps a listener's fault from ending the search.
    private record Heard(FinderListener listener) implements FinderListener {
        @Override
        public void found(FoundServer server) {
            tell(() -> listener.found(server));
        }

        @Override
        public void changed(FoundServer server) {
            tell(() -> listener.changed(server));
        }

        @Override
        public void gone(FoundServer server) {
            tell(() -> listener.gone(server));
        }

        private static void tell(Runnable news) {
            try {
                news.run();
            } catch (RuntimeException e) {
                OUTPUT.warn("a listener failed", e);
            }
        }
    }
}
