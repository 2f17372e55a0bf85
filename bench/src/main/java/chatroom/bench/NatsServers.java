package chatroom.bench;

import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Three `nats-server` on this machine, which are one cluster. Used by one thread.
final class NatsServers implements AutoCloseable {
    private static final int ALL = 3;
    private static final Duration AGAIN = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final String addresses;

    private NatsServers(Path folder, List<Integer> ports) {
        this.folder = folder;
        this.addresses = all(ports);
    }

    private static String all(List<Integer> ports) {
        return ports.stream()
                .map(port -> "nats://127.0.0.1:" + port)
                .collect(Collectors.joining(","));
    }

    /// Starts them, and waits until they have found each other.
    static NatsServers start(Plan plan) throws IOException, InterruptedException {
        Path target = Files.createDirectories(plan.home().resolve("bench/target"));
        List<Integer> ports = new ArrayList<>();
        List<Integer> routes = new ArrayList<>();
        for (int i = 0; i < ALL; i++) {
            ports.add(ServerProcess.freePort());
            routes.add(ServerProcess.freePort());
        }
        NatsServers servers = new NatsServers(Files.createTempDirectory(target, "nats-"), ports);
        try {
            for (int i = 0; i < ALL; i++) {
                servers.start(i, ports.get(i), routes);
            }
            servers.together();
            return servers;
        } catch (IOException | InterruptedException | RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    private void start(int number, int port, List<Integer> routes) throws IOException {
        List<String> command =
                List.of(
                        "nats-server",
                        "-n",
                        "nats-" + number,
                        "-js",
                        "-a",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port),
                        "-sd",
                        folder.resolve("data-" + number).toString(),
                        "-cluster_name",
                        "bench",
                        "-cluster",
                        "nats://127.0.0.1:" + routes.get(number),
                        "-routes",
                        all(routes));
        processes.add(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.to(folder.resolve("out-" + number).toFile()))
                        .start());
    }

    private void together() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!one()) {
            if (System.nanoTime() > end) {
                throw new IOException("the NATS servers do not come together");
            }
            Thread.sleep(AGAIN);
        }
    }

    private boolean one() throws InterruptedException {
        try {
            var options = new Options.Builder().servers(addresses.split(",", -1)).build();
            var connection = Nats.connect(options);
            try {
                var _ = connection.jetStreamManagement().getAccountStatistics();
                return connection.getServers().size() >= ALL;
            } finally {
                connection.close();
            }
        } catch (IOException | io.nats.client.JetStreamApiException e) {
            return false;
        }
    }

    /// All of them, with commas between.
    String addresses() {
        return addresses;
    }

    /// What they have used of the cores so far.
    Duration cpu() {
        return IntStream.range(0, processes.size())
                .mapToObj(i -> processes.get(i).info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() throws IOException {
        processes.forEach(process -> process.destroyForcibly().onExit().join());
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
