package chatroom.bench;

import chatroom.client.Address;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One of the machines of a cluster, a network namespace that `bench/lan` has made: a NATS server
/// and a node of Chatroom, which can be killed, started again, and cut off. Used by one thread.
final class ClusterHost implements AutoCloseable {
    /// How many machines there are.
    static final int ALL = 3;

    private static final int ENGINE = 4_222;
    private static final int ROUTES = 6_222;
    private static final int NODE = 24_280;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration AGAIN = Duration.ofMillis(20);
    private static final Path KEY = Path.of("data", "key.pem");

    private final Plan plan;
    private final String namespace;
    private final int number;
    private final Path folder;
    private @Nullable Process engine;
    private @Nullable Process node;

    /// @param lan what the namespaces' names begin with
    /// @param number 1 to 3
    /// @param all where everything of all machines is kept
    ClusterHost(Plan plan, String lan, int number, Path all) throws IOException {
        this.plan = plan;
        this.namespace = lan + "-" + number;
        this.number = number;
        this.folder = Files.createDirectories(all.resolve("host-" + number));
        Files.createDirectories(folder.resolve("data"));
    }

    private static String address(int number) {
        return "10.79.0." + number;
    }

    private static String everywhere(int port) {
        return IntStream.rangeClosed(1, ALL)
                .mapToObj(n -> "nats://" + address(n) + ":" + port)
                .collect(Collectors.joining(","));
    }

    /// Where clients reach its node.
    Address address() {
        return new Address(address(number), NODE);
    }

    /// What its NATS server is called by the others.
    String engineName() {
        return "nats-" + number;
    }

    /// A connection to whichever NATS server is there.
    static Connection engines() throws IOException, InterruptedException {
        return Nats.connect(new Options.Builder().servers(everywhere(ENGINE).split(",")).build());
    }

    // Starting and killing.

    void startEngine() throws IOException, InterruptedException {
        String own = "nats://" + address(number) + ":" + ROUTES;
        List<String> command = new ArrayList<>(List.of("nats-server", "-n", engineName(), "-js"));
        command.addAll(List.of("-a", address(number), "-p", Integer.toString(ENGINE)));
        command.addAll(List.of("-sd", folder.resolve("nats").toString()));
        command.addAll(List.of("-cluster_name", "hosts", "-cluster", own));
        command.addAll(List.of("-routes", everywhere(ROUTES)));
        engine = started("engine", command);
        answers(ENGINE, engine);
    }

    /// @param first whose key this node has, too, so that clients take them for one server
    void startNode(ClusterHost first) throws IOException, InterruptedException {
        if (first != this && !Files.exists(folder.resolve(KEY))) {
            Files.copy(first.folder.resolve(KEY), folder.resolve(KEY));
        }
        List<String> command =
                new ArrayList<>(List.of(plan.home().resolve("chatroom").toString(), "server"));
        command.addAll(List.of("--port", Integer.toString(NODE), "--name", "Host " + number));
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        command.addAll(List.of("--unlimited", "--no-discovery", "--no-lobby", "--keep-history"));
        command.addAll(List.of("--cluster", everywhere(ENGINE)));
        command.addAll(plan.options());
        Process begun = started("node", command);
        node = begun;
        answers(NODE, begun);
    }

    private Process started(String what, List<String> command) throws IOException {
        List<String> inside = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        inside.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(inside)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(folder.resolve(what + ".out").toFile()));
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        return builder.start();
    }

    private void answers(int port, Process process) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address(number), port), 1_000);
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IOException(namespace + " does not serve " + port + output(), e);
                }
                Thread.sleep(AGAIN);
            }
        }
    }

    /// What its node has printed.
    private String output() throws IOException {
        Path file = folder.resolve("node.out");
        return Files.exists(file) ? "\n" + Files.readString(file, StandardCharsets.UTF_8) : "";
    }

    /// As `kill -9` does.
    void killEngine() {
        killed(engine);
    }

    /// As `kill -9` does.
    void killNode() {
        killed(node);
    }

    private static void killed(@Nullable Process process) {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    // The network.

    /// From now on nothing goes between this host and the other two; clients reach it as before.
    void part() throws IOException, InterruptedException {
        String others =
                IntStream.rangeClosed(1, ALL)
                        .filter(n -> n != number)
                        .mapToObj(ClusterHost::address)
                        .collect(Collectors.joining(", ", "{ ", " }"));
        block("ip saddr " + others, "ip daddr " + others);
    }

    /// From now on its node reaches no NATS server, not even the one beside it, which goes on.
    void cutOff() throws IOException, InterruptedException {
        block("tcp sport " + ENGINE, "tcp dport " + ENGINE);
    }

    /// Everything comes and goes again.
    void join() throws IOException, InterruptedException {
        nft("delete table inet fault");
    }

    private void block(String coming, String going) throws IOException, InterruptedException {
        nft(
                """
                table inet fault {
                  chain coming { type filter hook input priority 0; %s drop; }
                  chain going { type filter hook output priority 0; %s drop; }
                }
                """
                        .formatted(coming, going));
    }

    private void nft(String rules) throws IOException, InterruptedException {
        Process nft = new ProcessBuilder("ip", "netns", "exec", namespace, "nft", rules).start();
        if (nft.waitFor() != 0) {
            String why = new String(nft.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            throw new IOException("nft (Debian: apt install nftables) says: " + why);
        }
    }

    @Override
    public void close() {
        killNode();
        killEngine();
    }

    /// Waits for all to be killed or started at once.
    static void together(List<ClusterHost> hosts, Step step)
            throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all =
                    hosts.stream()
                            .map(host ->
                                    threads.submit(() -> {
                                        step.of(host);
                                        return true;
                                    }))
                            .toList();
            for (Future<Boolean> one : all) {
                var _ = one.get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e);
        }
    }

    /// Something done to a host.
    interface Step {
        void of(ClusterHost host) throws IOException, InterruptedException;
    }
}
