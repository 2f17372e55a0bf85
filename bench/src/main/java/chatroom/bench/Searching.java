package chatroom.bench;

import chatroom.discovery.Finder;
import chatroom.discovery.FoundServer;
import chatroom.discovery.Search;
import chatroom.discovery.Watch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
            search(server); // the first of a process loads its classes, so it does not count
            List<Duration> searches = new ArrayList<>();
            List<Duration> commands = new ArrayList<>();
            for (int i = 0; i < plan.runs(); i++) {
                searches.add(search(server));
                commands.add(command(plan, server));
            }
            Times times = new Times(searches);
            return List.of(
                    Figure.promised(
                            "Discovery: first answer, median of " + plan.runs(),
                            "< 100 ms",
                            "%.1f ms (slowest %.1f ms)".formatted(times.median(), times.slowest()),
                            times.median() < TARGET_MILLIS),
                    Figure.beside(
                            "… `./chatroom find` to its end; it gathers for 0.8 s",
                            "%.2f s".formatted(new Times(commands).median() / 1e3)));
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

    private static Duration command(Plan plan, ServerProcess server)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process find =
                new ProcessBuilder(plan.home().resolve("chatroom").toString(), "find")
                        .redirectErrorStream(true)
                        .start();
        find.getOutputStream().close();
        String output = new String(find.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        find.waitFor();
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        if (!output.contains(server.name())) {
            throw new IOException(server.name() + " is not found:\n" + output);
        }
        return time;
    }
}
