package chatroom.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The network between clients and a server, which can be cut and mended. For tests of the server
/// and of its clients. Any thread.
public final class Wire implements AutoCloseable {
    private final ServerSocket listening;
    private final int server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Socket> frozen = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile boolean whole = true;

    public Wire(int server) {
        this("127.0.0.1", server);
    }

    /// @param host the address of loopback at which the server is met through it
    public Wire(String host, int server) {
        this.server = server;
        try {
            listening = new ServerSocket(0, 50, InetAddress.ofLiteral(host));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    /// Where the server is met through it, as `HOST:PORT`.
    public String address() {
        return listening.getInetAddress().getHostAddress() + ":" + listening.getLocalPort();
    }

    /// How many connections clients have made.
    public int accepted() {
        return accepted.get();
    }

    /// Every connection breaks, and no other is made.
    public void cut() {
        whole = false;
        sockets.forEach(Wire::end);
    }

    /// The connections of now stay, and nothing comes through them any more.
    public void freeze() {
        frozen.addAll(sockets);
    }

    public void mend() {
        whole = true;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                accepted.incrementAndGet();
                sockets.add(client);
                if (whole) {
                    Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
                    sockets.add(upstream);
                    Thread.startVirtualThread(() -> pass(client, upstream));
                    Thread.startVirtualThread(() -> pass(upstream, client));
                } else {
                    end(client);
                }
            }
        } catch (IOException e) {
            sockets.forEach(Wire::end); // the test is over
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8_192];
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                if (!frozen.contains(from)) {
                    out.write(bytes, 0, n);
                }
            }
        } catch (IOException e) {
            // One of both ended; the other does now.
        } finally {
            sockets.remove(from);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
