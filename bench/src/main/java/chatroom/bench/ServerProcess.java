package chatroom.bench;

import chatroom.client.Address;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A server as people start it, by the launcher, with a data folder of its own that is deleted at
/// the end. Used by one thread.
final class ServerProcess implements Measurable {
    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final long STOP_SECONDS = 10;

    /// Below the ports that systems give to clients: a client that tries again and again to reach
    /// one of those, where nobody listens yet, is at some time given it and so reaches itself.
    private static final int FIRST_PORT = 25_000;

    private static final int PORTS = 5_000;

    private final Path folder;
    private final ProcessBuilder builder;
    private final Thread kill;
    private final int port;
    private final String name;
    private volatile Process process;
    private long begun;

    private ServerProcess(
            Path folder, int port, String name, List<String> command, String javaOptions)
            throws IOException {
        this.folder = folder;
        this.port = port;
        this.name = name;
        builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(folder.resolve("output").toFile()));
        onlyOurs(builder.environment());
        if (!javaOptions.isEmpty()) {
            builder.environment().put("CHATROOM_JAVA_OPTS", javaOptions);
        }
        begun = System.nanoTime();
        process = builder.start();
        kill = new Thread(() -> process.destroyForcibly());
        Runtime.getRuntime().addShutdownHook(kill);
    }

    /// What the person who measures has set for their own server does not count.
    private void onlyOurs(Map<String, String> environment) {
        environment
                .keySet()
                .removeIf(
                        key -> key.startsWith("CHATROOM_") && !key.matches(".*_(JDKS|JAVA_OPTS)"));
        environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    }

    /// Starts one; it may take a second until it can be reached.
    static ServerProcess start(Plan plan, String... options) throws IOException {
        return start(plan, 0, options);
    }

    private static ServerProcess start(Plan plan, long stored, String... options)
            throws IOException {
        Path target = Files.createDirectories(plan.home().resolve("bench/target"));
        Path folder = Files.createTempDirectory(target, "server-");
        int port = freePort();
        String name = "Bench " + port;
        List<String> command = new ArrayList<>();
        command.add(plan.home().resolve("chatroom").toString());
        command.addAll(List.of("server", "--port", Integer.toString(port), "--name", name));
        Path data = folder.resolve("data");
        if (stored > 0) {
            Archive.write(data, stored);
        }
        command.addAll(List.of("--data", data.toString()));
        command.addAll(List.of(options));
        command.addAll(plan.options());
        return new ServerProcess(folder, port, name, command, plan.javaOptions());
    }

    /// One for load: no limits in the way, and found by nobody who is not part of it.
    static ServerProcess startForLoad(Plan plan) throws IOException, InterruptedException {
        return startForLoad(plan, 0);
    }

    /// As [#startForLoad(Plan)], with so many messages of a standing session in its log.
    static ServerProcess startForLoad(Plan plan, long stored, String... options)
            throws IOException, InterruptedException {
        List<String> all =
                new ArrayList<>(
                        List.of("--unlimited", "--no-discovery", "--no-lobby", "--keep-history"));
        all.addAll(List.of(options));
        ServerProcess server = start(plan, stored, all.toArray(String[]::new));
        try {
            server.awaitConnection();
            return server;
        } catch (IOException | RuntimeException | InterruptedException e) {
            server.close();
            throw e;
        }
    }

    /// One at which nobody listens.
    static int freePort() throws IOException {
        int offset = ThreadLocalRandom.current().nextInt(PORTS);
        for (int i = 0; i < PORTS; i++) {
            int port = FIRST_PORT + (offset + i) % PORTS;
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Taken; the next one.
            }
        }
        throw new IOException("no port is free");
    }

    @Override
    public int port() {
        return port;
    }

    /// By which it is told from others in the network.
    String name() {
        return name;
    }

    /// Where it is reached on this machine.
    Address address() {
        return new Address("127.0.0.1", port);
    }

    /// Waits until it accepts a connection.
    ///
    /// @return how long that took from its start
    Duration awaitConnection() throws IOException, InterruptedException {
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return sinceStart();
            } catch (IOException e) {
                if (!process.isAlive() || sinceStart().compareTo(START_WITHIN) > 0) {
                    throw new IOException("the server does not start:\n" + output(), e);
                }
                Thread.sleep(1);
            }
        }
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"), StandardCharsets.UTF_8);
    }

    /// Ends it at once, as a crash does, in the middle of whatever it is doing.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Starts it on the same port with what it has left behind.
    void startAgain() throws IOException {
        begun = System.nanoTime();
        process = builder.start();
    }

    /// How long ago it was started.
    Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Its resident memory, in bytes; 0 where the system does not say.
    long resident() throws IOException {
        return status("VmRSS:") * 1024;
    }

    /// How many threads it has; 0 where the system does not say.
    long threads() throws IOException {
        return status("Threads:");
    }

    private long status(String what) throws IOException {
        Path file = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(file)) {
            return 0;
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(what))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    /// How many files and sockets it has open; 0 where the system does not say.
    long descriptors() throws IOException {
        Path folder = Path.of("/proc", Long.toString(process.pid()), "fd");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
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
        Runtime.getRuntime().removeShutdownHook(kill);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
