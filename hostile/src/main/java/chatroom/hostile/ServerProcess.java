package chatroom.hostile;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A server as people start it, by the launcher, with all its limits and a data folder of its own
/// that is deleted at the end. Used by one thread.
final class ServerProcess implements AutoCloseable {
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final long STOP_SECONDS = 10;
    private static final Pattern FAULT =
            Pattern.compile("Exception|Error\\b| ERROR | WARN |\\bLEAK\\b");

    private final Path folder;
    private final int port;
    private final Process process;

    private ServerProcess(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /// Starts one and waits until it can be reached.
    ///
    /// @param home the project's folder
    static ServerProcess start(Path home) throws IOException, InterruptedException {
        Path target = Files.createDirectories(home.resolve("hostile/target"));
        Path folder = Files.createTempDirectory(target, "server-");
        int port = freePort();
        ProcessBuilder builder =
                new ProcessBuilder(
                                home.resolve("chatroom").toString(),
                                "server",
                                "--port",
                                Integer.toString(port),
                                "--name",
                                "Hostile",
                                "--data",
                                folder.resolve("data").toString(),
                                "--no-discovery")
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(folder.resolve("output").toFile()));
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        ServerProcess server = new ServerProcess(folder, port, builder.start());
        try {
            server.awaitConnection();
            return server;
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /// Below the ports that systems give to clients, of which this module takes very many.
    private static int freePort() throws IOException {
        for (int port = 20_000 + (int) (ProcessHandle.current().pid() % 4_000); ; port++) {
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                if (port > 30_000) {
                    throw e;
                }
            }
        }
    }

    private void awaitConnection() throws IOException, InterruptedException {
        long end = System.nanoTime() + START_NANOS;
        while (true) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IOException("the server does not start:\n" + output(), e);
                }
                Thread.sleep(20);
            }
        }
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"), StandardCharsets.UTF_8);
    }

    int port() {
        return port;
    }

    /// Lines of its output that speak of something gone wrong, and whether it has ended.
    List<String> faults() throws IOException {
        List<String> ended = process.isAlive() ? List.of() : List.of("it has ended");
        return Stream.concat(
                        ended.stream(), output().lines().filter(line -> FAULT.matcher(line).find()))
                .toList();
    }

    /// What its threads have used of the processors so far.
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Resident memory in bytes, on Linux; 0 elsewhere.
    long memory() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .sum();
    }

    /// Stops it in order, or however it can be stopped, and deletes what it has written.
    @Override
    public void close() throws IOException {
        try {
            process.getOutputStream().write("stop\n".getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().close();
            process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            // It has ended already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly().onExit().join();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
