package chatroom.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// Finds the servers of the network: asks everybody from every interface, by broadcast, multicast
/// and DNS-SD at once, again until something answers. Holds no state; any thread, virtual ones too.
public final class Finder {
    /// Where the first answer comes late, its neighbours get this long too.
    private static final Duration GRACE = Duration.ofMillis(200);

    private Finder() {}

    /// Gathers for as long as the search says and returns every server that was heard of. All of it
    /// happens on the calling thread, but for DNS-SD.
    ///
    /// @throws InterruptedException when the calling thread is interrupted; nothing stays open
    /// @throws UncheckedIOException where the system has no more sockets to give; a network that is
    ///   down is a finding
    public static Finding find(Search search) throws InterruptedException {
        return find(search, Adapter::allUp);
    }

    static Finding find(Search search, Supplier<List<Adapter>> adapters)
            throws InterruptedException {
        try (Hunt hunt = new Hunt(search, server -> {}, adapters)) {
            long start = System.nanoTime();
            long gathered = start + search.gather().toNanos();
            long end = Math.max(gathered, start + search.patience().toNanos());
            long nextRound = start;
            boolean found = false;
            for (long now = start; now - end < 0; now = System.nanoTime()) {
                boolean asksOn = now - gathered < 0 || !found;
                if (asksOn && now - nextRound >= 0) {
                    hunt.round();
                    nextRound = System.nanoTime() + Hunt.pause(hunt.rounds()).toNanos();
                }
                hunt.gather((asksOn ? Math.min(nextRound, end) : end) - System.nanoTime());
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (!found && hunt.hasFound()) {
                    found = true;
                    end = Math.max(gathered, System.nanoTime() + GRACE.toNanos());
                }
            }
            return hunt.finding();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Looks on until the watch is closed, quickly at first and then every three seconds, and tells
    /// of every change.
    ///
    /// @throws UncheckedIOException as [#find]
    public static Watch watch(Search search, FinderListener listener) {
        return watch(search, listener, Adapter::allUp);
    }

    static Watch watch(Search search, FinderListener listener, Supplier<List<Adapter>> adapters) {
        try {
            return new Watch(search, listener, adapters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
