package chatroom.desktop;

import chatroom.discovery.Beacon;
import chatroom.discovery.ServerInfo;
import chatroom.server.RealServer;
import chatroom.wire.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;

/// A real server that is found on this machine, on a port where no other test's is.
public final class Announced implements AutoCloseable {
    private final RealServer server;
    private final Beacon beacon;
    private final int port;

    public Announced(String name, String... flags) {
        this(freePort(), name, flags);
    }

    public Announced(int port, String name, String... flags) {
        this.port = port;
        server = new RealServer(flags);
        try {
            beacon =
                    Beacon.open(
                            port,
                            () ->
                                    new ServerInfo(
                                            name,
                                            server.identity().value(),
                                            server.port(),
                                            Protocol.VERSION,
                                            1,
                                            0),
                            _ -> {});
        } catch (IOException e) {
            server.close();
            throw new UncheckedIOException(e);
        }
    }

    public static int freePort() {
        try (DatagramSocket socket = new DatagramSocket()) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RealServer server() {
        return server;
    }

    /// Where it is found, of UDP.
    public int port() {
        return port;
    }

    @Override
    public void close() {
        beacon.close();
        server.close();
    }
}
