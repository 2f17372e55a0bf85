package chatroom.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The way between somebody and the server, which a test can pull and plug in again. Any thread.
final class Cable implements AutoCloseable {
    private final ServerSocket listening;
    private final int server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean pulled;

    Cable(int server) {
        this.server = server;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    String address() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    /// Nothing passes any more.
    void pull() throws IOException {
        pulled = true;
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    void plugIn() {
        pulled = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                if (pulled) {
                    client.close();
                    continue;
                }
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
                open.addAll(List.of(client, upstream));
                Thread.startVirtualThread(() -> pass(client, upstream));
                Thread.startVirtualThread(() -> pass(upstream, client));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side went; so does the other.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        pull();
    }
}
