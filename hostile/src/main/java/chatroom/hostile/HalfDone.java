package chatroom.hostile;

import chatroom.wire.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Connections that are begun and never finished, that take for ever, or that ask a million things
/// at once. Used by one thread.
final class HalfDone {
    private static final int PER_SECOND = 5_000;

    /// Half a head.
    static final byte[] HEAD =
            "GET /chat HTTP/1.1\r\nHost: a\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] BODY =
            "POST /chat HTTP/1.1\r\nContent-Length: 8000\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final int AT_ONCE = 1_000;

    /// Bytes that the system keeps for us in each direction. Left to itself it keeps megabytes, and
    /// what the server holds back does not show.
    private static final int ROOM = 16 * 1024;

    /// Those of a flood that are kept open at a time.
    private static final int OPEN = 4_000;

    private final Way way;

    HalfDone(Way way) {
        this.way = way;
    }

    /// Begins so many connections a second and finishes none.
    ///
    /// @param sources from how many addresses
    /// @param beginning what each sends
    /// @return how many were begun
    int flood(int sources, byte[] beginning, Duration time) throws IOException {
        Deque<SocketChannel> open = new ArrayDeque<>();
        long begun = System.nanoTime();
        int count = 0;
        try {
            while (System.nanoTime() - begun < time.toNanos()) {
                long due = (System.nanoTime() - begun) * PER_SECOND / 1_000_000_000L;
                for (; count < due; count++) {
                    open.add(
                            connect(
                                    "127.0.%d.%d"
                                            .formatted(
                                                    1 + count % sources / 250,
                                                    1 + count % sources % 250)));
                    if (open.size() > OPEN) {
                        reset(open.remove());
                    } else if (open.size() > 50) {
                        write(open.peekLast(), beginning); // for those that were let in
                    }
                }
                LockSupport.parkNanos(1_000_000);
            }
            return count;
        } finally {
            open.forEach(HalfDone::reset);
        }
    }

    private SocketChannel connect(String from) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, ROOM);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, ROOM);
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        channel.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), way.port()));
        return channel;
    }

    private static boolean write(SocketChannel channel, byte[] bytes) {
        try {
            return channel.finishConnect() && channel.write(ByteBuffer.wrap(bytes)) >= 0;
        } catch (IOException e) {
            return false; // closed, which is what is hoped for
        }
    }

    private static void reset(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone in any case.
        }
    }

    /// Sends heads and bodies a byte at a time, or handshakes where the door is the encrypted one.
    ///
    /// @param count connections, ten from a source
    /// @return how long the server bore the last of them
    Duration slow(int count, Duration most) throws IOException {
        byte[][] what =
                way.encrypted() ? new byte[][] {BadHandshakes.hello()} : new byte[][] {HEAD, BODY};
        List<SocketChannel> open = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SocketChannel channel = connect("127.0.2." + (1 + i / 10));
            open.add(channel);
        }
        long begun = System.nanoTime();
        int at = 0;
        while (!open.isEmpty() && System.nanoTime() - begun < most.toNanos()) {
            int step = at++;
            open.removeIf(channel -> !trickle(channel, what, step));
            LockSupport.parkNanos(100_000_000);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        open.forEach(HalfDone::reset);
        return took;
    }

    /// The next byte, and whether the server still stands it.
    private static boolean trickle(SocketChannel channel, byte[][] all, int step) {
        byte[] what = all[Math.floorMod(channel.hashCode(), all.length)];
        byte next = step < what.length ? what[step] : (byte) 'x';
        try {
            return write(channel, new byte[] {next}) && channel.read(ByteBuffer.allocate(512)) >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /// Asks without reading one answer, and with no room for answers of its own.
    ///
    /// @param length of a request, in bytes
    /// @param count requests, if the server takes so many
    /// @return how many it took before it stopped reading or closed
    int pipelined(int length, int count, Duration most) throws IOException {
        byte[] many = asked(length).repeat(AT_ONCE).getBytes(StandardCharsets.US_ASCII);
        long total = (long) count * length;
        long sent = 0;
        long begun = System.nanoTime();
        try (SocketChannel channel = connect("127.0.3.1")) {
            while (!channel.finishConnect()) {
                LockSupport.parkNanos(1_000_000);
            }
            while (sent < total && System.nanoTime() - begun < most.toNanos()) {
                int at = (int) (sent % many.length);
                int taken = channel.write(ByteBuffer.wrap(many, at, many.length - at));
                sent += taken;
                if (taken == 0) {
                    LockSupport.parkNanos(1_000_000);
                }
            }
        } catch (IOException e) {
            // The server has closed: that bounds it too.
        }
        return (int) (sent / length);
    }

    private static String asked(int length) {
        String begin = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nA: ";
        String end = "\r\n\r\n";
        return begin + "a".repeat(length - begin.length() - end.length()) + end;
    }

    /// Comes in as a newcomer does.
    ///
    /// @return how long that took
    Duration join(String name) throws IOException {
        long begun = System.nanoTime();
        try (RawSocket socket = Pair.greeted(way, "127.0.0.1")) {
            socket.send(new Request.Join(1, "Lobby", name, null, null));
            Pair.answered(socket, 1);
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }
}
