package chatroom.discovery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A local network in network namespaces: hosts joined by a bridge, none of it in the namespace the
/// tests run in. Owned by the test; closing it removes everything. Needs root, `ip`, `bridge` and
/// `nft`.
final class Lan implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String prefix =
            "chatroom-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    private final String wires = prefix + "-switch";
    private final List<String> namespaces = new ArrayList<>();
    private final List<Program> programs = new ArrayList<>();

    Lan() {
        namespace(wires);
        inside(wires, "ip link add bridge type bridge");
        inside(wires, "ip link set bridge up");
    }

    private void namespace(String name) {
        run("ip netns add " + name);
        namespaces.add(name);
        // Without duplicate address detection, IPv6 works as soon as an interface is up.
        inside(
                name,
                "sh -c 'for it in default all; do echo 0 > /proc/sys/net/ipv6/conf/$it/accept_dad;"
                        + " done'");
        inside(name, "ip link set lo up");
    }

    /// A host without a network.
    Host host(int number) {
        String name = prefix + "-" + number;
        namespace(name);
        return new Host(name, number);
    }

    /// A host on the bridge with the address 10.77.0.NUMBER and a link-local IPv6 one.
    Host joined(int number) {
        Host host = host(number);
        host.plugIn();
        return host;
    }

    final class Host {
        private final String name;
        private final int number;

        private Host(String name, int number) {
            this.name = name;
            this.number = number;
        }

        String address() {
            return "10.77.0." + number;
        }

        /// Gives it a cable to the bridge.
        void plugIn() {
            run(
                    "ip link add port%d netns %s type veth peer name eth0 netns %s"
                            .formatted(number, wires, name));
            inside(wires, "ip link set port%d master bridge up".formatted(number));
            sh("ip addr add %s/24 dev eth0".formatted(address()));
            sh("ip link set eth0 up");
        }

        /// Its interface vanishes, as a USB adapter that is pulled out.
        void plugOut() {
            sh("ip link del eth0");
        }

        /// The bridge carries nothing between this host and others that are isolated.
        void isolate() {
            inside(wires, "bridge link set dev port%d isolated on".formatted(number));
        }

        /// Adds a rule to what comes in (`input`) or goes out (`output`).
        void rule(String hook, String rule) {
            sh("nft add table inet test");
            sh(
                    "nft 'add chain inet test %1$s { type filter hook %1$s priority 0; }'"
                            .formatted(hook));
            sh("nft 'add rule inet test %s %s'".formatted(hook, rule));
        }

        void sh(String command) {
            inside(name, command);
        }

        /// Starts [DiscoveryMain] in its namespace.
        Program start(String... args) {
            List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", name));
            command.addAll(
                    List.of(
                            System.getProperty("java.home") + "/bin/java",
                            "-XX:TieredStopAtLevel=1"));
            command.addAll(
                    List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
            command.add(DiscoveryMain.class.getName());
            command.addAll(List.of(args));
            Program program = new Program(command);
            programs.add(program);
            return program;
        }

        Program serve(String... args) {
            List<String> all = new ArrayList<>(List.of("serve"));
            all.addAll(List.of(args));
            Program program = start(all.toArray(String[]::new));
            program.await("READY");
            return program;
        }

        /// Searches to the end and returns what it said.
        List<String> find(String... args) {
            List<String> all = new ArrayList<>(List.of("find"));
            all.addAll(List.of(args));
            return start(all.toArray(String[]::new)).toTheEnd();
        }
    }

    /// A process and the lines it says.
    static final class Program {
        private final Process process;
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final Thread reader;

        private Program(List<String> command) {
            try {
                process = new ProcessBuilder(command).redirectErrorStream(true).start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            reader =
                    Thread.ofVirtual()
                            .start(() -> {
                                try (BufferedReader said =
                                        process.inputReader(StandardCharsets.UTF_8)) {
                                    said.lines().forEach(lines::add);
                                } catch (IOException | UncheckedIOException e) {
                                    lines.add("ended: " + e.getMessage());
                                }
                            });
        }

        /// Waits for a line that begins so, for at most 20 seconds, and returns it.
        String await(String beginning) {
            List<String> others = new ArrayList<>();
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            try {
                while (System.nanoTime() - end < 0) {
                    String line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                    if (line != null && line.startsWith(beginning)) {
                        return line;
                    }
                    others.add(String.valueOf(line));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new AssertionError("no line begins with " + beginning + " in " + others);
        }

        private List<String> toTheEnd() {
            try {
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    throw new AssertionError("still running after saying " + lines);
                }
                reader.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.copyOf(lines);
        }

        void kill() {
            process.destroyForcibly().onExit().join();
        }
    }

    private static void inside(String namespace, String command) {
        run("ip netns exec " + namespace + " " + command);
    }

    private static void run(String command) {
        try {
            Process process =
                    new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        programs.forEach(Program::kill);
        namespaces.forEach(it -> run("ip netns del " + it)); // interfaces go with their namespace
    }
}
