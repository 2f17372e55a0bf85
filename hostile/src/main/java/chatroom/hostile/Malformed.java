package chatroom.hostile;

import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Sends malformed inputs to each endpoint of a server, and after each asks something that must be
/// answered, or sees the connection closed. Used by one thread.
///
/// The same seed sends the same inputs, so that a fault can be seen again.
final class Malformed {
    /// Everybody who means harm is one source, and not that of the honest.
    private static final String FROM = "127.0.0.2";

    /// A connection that sends more nonsense than this is closed by the server.
    private static final int PER_CONNECTION = 95;

    private static final int FIRST_PROBE = 1_000_000;
    private static final int PROBE_PINGS_EVERY = 50;
    private static final int PING_MILLIS = 100;
    private static final int STAGES = 3;

    private final Way way;
    private final Corpora corpora;
    private final int count;
    private final Random random;

    /// What became of the inputs at one endpoint.
    ///
    /// @param answered how often the question after an input was answered
    /// @param closed how often the server closed the connection
    /// @param slowest milliseconds until either
    record Outcome(String endpoint, int sent, int answered, int closed, double slowest) {}

    /// @param count inputs to each endpoint
    Malformed(Way way, Corpora corpora, int count, long seed) {
        this.way = way;
        this.corpora = corpora;
        this.count = count;
        this.random = new Random(seed);
    }

    /// Something that takes a while and may end a connection.
    private interface Step {
        /// Whether a question after it was answered; otherwise the server closed.
        boolean answered() throws IOException;
    }

    private static final class Tally {
        private int answered;
        private int closed;
        private double slowest;

        boolean count(Step step) throws IOException {
            long begun = System.nanoTime();
            boolean open = step.answered();
            slowest = Math.max(slowest, (System.nanoTime() - begun) / 1e6);
            if (open) {
                answered++;
            } else {
                closed++;
            }
            return open;
        }

        Outcome outcome(String endpoint) {
            return new Outcome(endpoint, answered + closed, answered, closed, slowest);
        }
    }

    /// JSON in well-formed frames, to connections that have not said hello, that look at the list,
    /// and that are members.
    Outcome json() throws IOException {
        BadFrames bad = new BadFrames(corpora, random);
        Tally tally = new Tally();
        RawSocket socket = null;
        try {
            for (int i = 0; i < count; i++) {
                if (socket == null || i % PER_CONNECTION == 0) {
                    close(socket);
                    socket = connection(i);
                }
                RawSocket to = socket;
                long probe = (long) FIRST_PROBE + i;
                byte[] input = RawSocket.text(bad.payload());
                if (!tally.count(() -> probed(to, input, probe))) {
                    close(socket);
                    socket = null;
                }
            }
        } finally {
            close(socket);
        }
        return tally.outcome("WebSocket: JSON" + door());
    }

    private String door() {
        return way.encrypted() ? " inside TLS" : "";
    }

    /// A connection at one of its stages.
    private RawSocket connection(int i) throws IOException {
        if (i % STAGES == 0) {
            return RawSocket.upgraded(way, FROM);
        }
        RawSocket socket = Pair.greeted(way, FROM);
        if (i % STAGES == 2) {
            String name = "mal" + Long.toString(random.nextInt(Integer.MAX_VALUE), 36);
            socket.send(new Request.Join(1, "Lobby", name, null, null));
        }
        return socket;
    }

    private static void close(@Nullable RawSocket socket) {
        if (socket != null) {
            socket.close();
        }
    }

    private static boolean probed(RawSocket socket, byte[] input, long id) throws IOException {
        try {
            socket.send(input);
            socket.send(new Request.List(id));
        } catch (IOException e) {
            return false;
        }
        while (true) {
            Optional<Frame> frame = next(socket);
            if (frame.isEmpty()) {
                return false;
            }
            boolean answer =
                    switch (frame.get()) {
                        case Frame.Ok ok -> ok.id() == id;
                        case Frame.No no -> no.id() == id;
                        default -> false;
                    };
            if (answer) {
                return true;
            }
        }
    }

    /// A connection that was reset is closed, too; one that is silent hangs.
    private static Optional<Frame> next(RawSocket socket) throws IOException {
        try {
            return socket.next();
        } catch (IOException e) {
            if (RawSocket.ended(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// Frames that break the rules of frames, each on a connection of its own.
    Outcome frames() throws IOException {
        BadFrames bad = new BadFrames(corpora, random);
        Tally tally = new Tally();
        for (int i = 0; i < count; i++) {
            byte[] input = bad.broken();
            try (RawSocket socket = connection(i)) {
                tally.count(() -> drained(socket, input));
            }
        }
        return tally.outcome("WebSocket: frames" + door());
    }

    /// Requests, each on a connection of its own.
    Outcome http() throws IOException {
        BadRequests bad = new BadRequests(corpora, way.port(), random);
        Tally tally = new Tally();
        for (int i = 0; i < count; i++) {
            byte[] input = bad.next();
            try (RawSocket socket = RawSocket.open(way, FROM)) {
                tally.count(() -> drained(socket, input));
            }
        }
        return tally.outcome("HTTP" + door());
    }

    private static boolean drained(RawSocket socket, byte[] input) throws IOException {
        try {
            socket.send(input);
            return socket.drain() > 0;
        } catch (IOException e) {
            if (RawSocket.ended(e)) {
                return false; // closed in the middle of what was sent
            }
            throw e;
        }
    }

    /// Beginnings of the handshake by which the encrypted door is opened, each on a connection of
    /// its own.
    Outcome handshakes() throws IOException {
        BadHandshakes bad = new BadHandshakes(random);
        Tally tally = new Tally();
        for (int i = 0; i < count; i++) {
            byte[] input = bad.next();
            try (RawSocket socket = RawSocket.open(Way.plain(way.port()), FROM)) {
                tally.count(() -> drained(socket, input));
            }
        }
        return tally.outcome("TLS: handshakes");
    }

    /// Packets to a beacon. It answers nothing to nonsense, so a good ping between says whether it
    /// is there.
    Outcome packets(int beacon) throws IOException {
        Tally tally = new Tally();
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            socket.setSoTimeout(PING_MILLIS);
            InetSocketAddress to =
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), beacon);
            for (int i = 0; i < count; i++) {
                byte[] input = Pings.bad(random);
                socket.send(new DatagramPacket(input, input.length, to));
                if (i % PROBE_PINGS_EVERY == 0) {
                    tally.count(() -> pinged(socket, to));
                }
            }
        }
        Outcome pings = tally.outcome("");
        return new Outcome("UDP", count, pings.answered, pings.closed, pings.slowest);
    }

    /// Asks until there is an answer, since pings that happened to be good have used up what one
    /// source gets in a second.
    private boolean pinged(DatagramSocket socket, InetSocketAddress to) throws IOException {
        long nonce = random.nextLong();
        long patience = System.nanoTime() + RawSocket.PATIENCE_MILLIS * 1_000_000L;
        do {
            byte[] ping = Pings.good(nonce++, socket.getLocalPort());
            socket.send(new DatagramPacket(ping, ping.length, to));
            if (answered(socket, nonce - 1)) {
                return true;
            }
        } while (System.nanoTime() < patience);
        throw new IOException("the beacon does not answer any more");
    }

    private static boolean answered(DatagramSocket socket, long nonce) throws IOException {
        DatagramPacket in = new DatagramPacket(new byte[1_500], 1_500);
        try {
            do {
                socket.receive(in);
            } while (in.getLength() < 16 || ByteBuffer.wrap(in.getData()).getLong(8) != nonce);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
