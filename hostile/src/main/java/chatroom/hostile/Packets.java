package chatroom.hostile;

import chatroom.discovery.Beacon;
import chatroom.discovery.Finder;
import chatroom.discovery.Finding;
import chatroom.discovery.Search;
import chatroom.discovery.ServerInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Measures what floods of packets do to a beacon, and fake servers to a client's list; all on
/// loopback addresses, each of which counts as a source of its own. Stateless.
final class Packets {
    private static final int PER_SECOND = 20_000;
    private static final int FAKES = 5_000;
    private static final int LISTED = 256;
    private static final String REMEMBERED = "r".repeat(26);
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private Packets() {}

    static List<Row> measure(Plan plan) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>(garbage(plan.time().dividedBy(2), plan.seed()).rows());
        rows.addAll(fakes(FAKES).rows());
        return rows;
    }

    /// What a flood of garbage cost.
    ///
    /// @param seen packets that reached the beacon as garbage
    /// @param share of one core that the beacon's thread used
    /// @param answered whether somebody who asked in the middle of it was answered
    record Garbage(int sent, long seen, double share, boolean answered) {
        List<Row> rows() {
            return List.of(
                    Row.promised(
                            "20,000 garbage packets/s at a beacon: share of one core",
                            "<= 10 %",
                            "%.1f %%; %,d sent, %,d seen".formatted(100 * share, sent, seen),
                            share <= 0.1),
                    Row.promised(
                            "… somebody who asks meanwhile is answered",
                            "yes",
                            answered ? "yes" : "no",
                            answered));
        }
    }

    static Garbage garbage(Duration time, long seed) throws IOException {
        byte[][] kinds = kinds(new Random(seed));
        int port = freePort();
        ServerInfo info = new ServerInfo("Hostile", "a".repeat(26), 1, 1, 0, 0);
        try (DatagramSocket flood = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.2"));
                DatagramSocket honest = new DatagramSocket(0, HERE);
                Beacon beacon = Beacon.open(port, () -> info, _ -> {})) {
            long before = beaconNanos();
            long begun = System.nanoTime();
            int sent = 0;
            while (System.nanoTime() - begun < time.toNanos()) {
                long due = (System.nanoTime() - begun) * PER_SECOND / 1_000_000_000L;
                for (; sent < due; sent++) {
                    send(flood, kinds[sent % kinds.length], new InetSocketAddress(HERE, port));
                }
                LockSupport.parkNanos(1_000_000);
            }
            send(honest, Pings.good(1, honest.getLocalPort()), new InetSocketAddress(HERE, port));
            double share = (beaconNanos() - before) / (double) (System.nanoTime() - begun);
            boolean answered = received(honest) != null;
            return new Garbage(sent, beacon.counts().garbage(), share, answered);
        }
    }

    private static byte[][] kinds(Random random) {
        byte[][] kinds = new byte[1_000][];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = i % 2 == 0 ? Pings.noise(512, random) : Pings.bad(random);
        }
        return kinds;
    }

    /// What the beacon's thread has used so far.
    private static long beaconNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("chatroom-beacon"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.threadId()))
                .sum();
    }

    /// What a client sees where thousands of servers answer that are none.
    ///
    /// @param listed how many are in its list
    /// @param remembered whether the one it knows is among them, which answered when the list was
    ///   full
    record Fakes(int answers, int listed, boolean remembered, Duration took) {
        List<Row> rows() {
            return List.of(
                    Row.promised(
                            "5,000 fake servers, each from an address of its own: listed",
                            "<= " + LISTED,
                            "%d; %,d answers; %,d ms".formatted(listed, answers, took.toMillis()),
                            listed <= LISTED),
                    Row.promised(
                            "… a remembered server that answers when the list is full",
                            "yes",
                            remembered ? "yes" : "no",
                            remembered));
        }
    }

    static Fakes fakes(int count) throws IOException, InterruptedException {
        try (DatagramSocket ear = new DatagramSocket(0, HERE)) {
            AtomicInteger answers = new AtomicInteger();
            ear.setSoTimeout(RawSocket.PATIENCE_MILLIS);
            Thread liar = Thread.ofPlatform().daemon().start(() -> lie(ear, count, answers));
            long begun = System.nanoTime();
            Finding finding =
                    Finder.find(
                            Search.USUAL
                                    .withPort(ear.getLocalPort())
                                    .onThisMachineOnly()
                                    .withGather(Duration.ofSeconds(3))
                                    .withKept(REMEMBERED::equals));
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            liar.join();
            return new Fakes(
                    answers.get(),
                    finding.servers().size(),
                    finding.servers().stream().anyMatch(s -> s.identity().equals(REMEMBERED)),
                    took);
        }
    }

    private static void lie(DatagramSocket ear, int count, AtomicInteger answers) {
        try {
            DatagramPacket ping = received(ear);
            if (ping == null) {
                return;
            }
            long nonce = ByteBuffer.wrap(ping.getData()).getLong(8);
            byte[] ours = Pings.answer(nonce, "Ours", REMEMBERED, 24_280);
            for (int i = 0; i < count; i++) {
                String from = "127.1.%d.%d".formatted(i / 250, 1 + i % 250);
                try (DatagramSocket fake = new DatagramSocket(0, InetAddress.ofLiteral(from))) {
                    byte[] answer = Pings.answer(nonce, "Fake " + i, "fake" + i, 1 + i);
                    send(fake, answer, (InetSocketAddress) ping.getSocketAddress());
                    answers.incrementAndGet();
                }
                if (i % 500 == 499) {
                    send(ear, ours, (InetSocketAddress) ping.getSocketAddress());
                }
                LockSupport.parkNanos(50_000); // what is sent faster is lost on the way
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(DatagramSocket socket, byte[] bytes, InetSocketAddress to)
            throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private static @Nullable DatagramPacket received(DatagramSocket socket) throws IOException {
        DatagramPacket in = new DatagramPacket(new byte[1_500], 1_500);
        socket.setSoTimeout(RawSocket.PATIENCE_MILLIS);
        try {
            socket.receive(in);
            return in;
        } catch (SocketTimeoutException e) {
            return null;
        }
    }

    /// A UDP port that nobody listens on.
    static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
