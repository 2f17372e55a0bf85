package chatroom.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Stands between clients and a server and cuts connections in the middle of whatever they say, at
/// bytes that a seed decides. Any thread.
final class CuttingProxy implements AutoCloseable {
    private static final int HANDSHAKE = 2_500;
    private final ServerSocket listening;
    private final int server;
    private final Random random;
    private final int between;
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile boolean cutting = true;

    /// @param between bytes that pass in one direction before a cut, on average; more than the
    ///   state of the session, or nobody ever comes in
    CuttingProxy(int server, long seed, int between) {
        this.server = server;
        this.between = between;
        this.random = new Random(seed);
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    Address address() {
        return new Address("127.0.0.1", listening.getLocalPort());
    }

    int cuts() {
        return cuts.get();
    }

    /// From now on connections live.
    void mercy() {
        cutting = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
                client.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                Thread.startVirtualThread(() -> pass(client, upstream, budget()));
                Thread.startVirtualThread(() -> pass(upstream, client, budget()));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private AtomicLong budget() {
        synchronized (random) {
            return new AtomicLong(HANDSHAKE + random.nextInt(2 * between));
        }
    }

    private void pass(Socket from, Socket to, AtomicLong budget) {
        byte[] bytes = new byte[4096];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int got = in.read(bytes); got > 0; got = in.read(bytes)) {
                long left = cutting ? budget.addAndGet(-got) : 0;
                out.write(bytes, 0, (int) (left < 0 ? Math.max(0, got + left) : got));
                out.flush();
                if (left < 0) {
                    cuts.incrementAndGet();
                    return;
                }
            }
        } catch (IOException e) {
            // One side went; so does the other.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
