package chatroom.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;

/// A server for tests on a port of its own, loopback only, with a key of its own: each connection
/// is a script on a thread of its own. Any thread.
final class Peer implements AutoCloseable {
    /// What a connection does; when it returns or throws, the connection is cut.
    interface Script {
        void run(PeerSocket socket) throws IOException, InterruptedException;
    }

    private final ServerSocket listening;
    private final Script script;
    private final Supplier<PeerKey> keys;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    Peer(Script script) {
        this(new PeerKey(), script);
    }

    Peer(PeerKey key, Script script) {
        this(() -> key, script);
    }

    /// A connection after the other may show another key.
    Peer(Supplier<PeerKey> keys, Script script) {
        this.keys = keys;
        this.script = script;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    /// Accepts on that script after the opening handshake.
    static Peer shaken(Script script) {
        return new Peer(socket -> {
            socket.shake();
            script.run(socket);
        });
    }

    String address() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.startVirtualThread(() -> run(socket));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void run(Socket socket) {
        try (socket) {
            Socket encrypted =
                    keys.get()
                            .context()
                            .getSocketFactory()
                            .createSocket(socket, null, socket.getPort(), false);
            ((SSLSocket) encrypted).setUseClientMode(false);
            script.run(new PeerSocket(encrypted));
        } catch (IOException | InterruptedException e) {
            // The client went, or the test cut it.
        } finally {
            open.remove(socket);
        }
    }

    /// Accepts no more, and cuts every connection there is.
    void gone() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        gone();
    }
}
