package chatroom.log.nats;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A real `nats-server` with JetStream on loopback, with data of its own, that can be killed and
/// started again.
public final class NatsServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// How far from a server's port that is at which the others reach it.
    private static final int ROUTE = -7_000;

    private final Path folder;
    private final int port;
    private final List<String> more;
    private @Nullable Process process;

    /// Starts a server on a free port. Where the program is not installed the test is skipped.
    public NatsServer() throws IOException {
        this(freePort(), List.of());
    }

    private NatsServer(int port, List<String> more) throws IOException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(p -> Files.isExecutable(Path.of(p, "nats-server"))),
                "nats-server is not installed");
        folder = Files.createTempDirectory("nats");
        this.port = port;
        this.more = more;
        start();
    }

    /// Starts three that are one cluster.
    static List<NatsServer> three() throws IOException {
        List<Integer> ports = List.of(freePort(), freePort(), freePort());
        String routes =
                ports.stream()
                        .map(port -> "nats://127.0.0.1:" + (port + ROUTE))
                        .collect(Collectors.joining(","));
        List<NatsServer> all = new ArrayList<>();
        for (int port : ports) {
            all.add(
                    new NatsServer(
                            port,
                            List.of(
                                    "-n",
                                    "s" + port,
                                    "-cluster_name",
                                    "c",
                                    "-cluster",
                                    "nats://127.0.0.1:" + (port + ROUTE),
                                    "-routes",
                                    routes)));
        }
        return all;
    }

    /// What it is called by the others.
    String name() {
        return "s" + port;
    }

    /// A port of loopback that nobody has.
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public String url() {
        return "nats://127.0.0.1:" + port;
    }

    public Cluster cluster() {
        return new Cluster(List.of(url()), null);
    }

    /// Where its data is.
    Path folder() {
        return folder;
    }

    /// Starts it on the data and the port that it had, and waits until it answers.
    public void start() throws IOException {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "nats-server",
                                "-a",
                                "127.0.0.1",
                                "-p",
                                Integer.toString(port),
                                "-js",
                                "-sd",
                                folder.resolve("data").toString(),
                                "-l",
                                folder.resolve("output").toString()));
        words.addAll(more);
        process =
                new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("console").toFile())
                        .start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IOException("nats-server does not start");
            }
            Thread.onSpinWait();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1000);
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String info = in.readLine();
            return info != null && info.contains("\"jetstream\":true");
        } catch (IOException e) {
            return false;
        }
    }

    /// Ends it as a power cut would; what it had is there when it is started again.
    public void kill() {
        Process running = Objects.requireNonNull(process);
        running.destroyForcibly();
        running.onExit().join();
    }

    /// Stops it for a while, with all connections open.
    public void pause(boolean paused) throws IOException, InterruptedException {
        long pid = Objects.requireNonNull(process).pid();
        int status =
                new ProcessBuilder("kill", paused ? "-STOP" : "-CONT", Long.toString(pid))
                        .start()
                        .waitFor();
        if (status != 0) {
            throw new IOException("it cannot be stopped or continued");
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
