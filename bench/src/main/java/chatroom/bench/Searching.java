package chatroom.bench;

import chatroom.discovery.Finder;
import chatroom.discovery.FoundServer;
import chatroom.discovery.Search;
import chatroom.discovery.Watch;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// From the wish to find a server until the first answer of one is in: opening sockets, asking, and
/// the answer. The way is that of all clients, on every network that this machine is in. Holds
/// nothing.
final class Searching {
    private static final double TARGET_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Searching() {}

    static List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(plan)) {
            server.awaitConnection();
            Duration first = search(server);
            List<Duration> each = new ArrayList<>();
            for (int i = 0; i < plan.runs(); i++) {
                each.add(search(server));
            }
            Times times = new Times(each);
            return List.of(
                    Figure.promised(
                            "Discovery: first answer, median of " + plan.runs(),
                            "< 100 ms",
                            Figure.number(
                                    "%.1f ms (slowest %.1f ms)", times.median(), times.slowest()),
                            times.median() < TARGET_MILLIS),
                    Figure.beside(
                            "… of the first search that a process makes",
                            Figure.number("%.1f ms", first.toNanos() / 1e6)));
        }
    }

    /// There may be other servers in this network, so only ours counts.
    private static Duration search(ServerProcess server) throws IOException, InterruptedException {
        BlockingQueue<FoundServer> found = new LinkedBlockingQueue<>();
        long begun = System.nanoTime();
        try (Watch _ = Finder.watch(Search.USUAL, found::add)) {
            while (true) {
                FoundServer next = found.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                if (next == null) {
                    throw new IOException(server.name() + " is not found");
                }
                if (next.name().equals(server.name()) && next.port() == server.port()) {
                    return Duration.ofNanos(System.nanoTime() - begun);
                }
            }
        }
    }
}
