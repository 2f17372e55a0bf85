package chatroom.discovery;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/// Values that several tests start from.
final class Examples {
    static final InetAddress ALICE = InetAddress.ofLiteral("192.168.1.20");
    static final InetAddress BOB = InetAddress.ofLiteral("192.168.1.21");
    static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    static final ServerInfo PLANETS = new ServerInfo("Planets", "5f3a", 24_280, 1, 3, 12);

    private Examples() {}

    static Ping ping(long nonce) {
        return new Ping(nonce, ALICE, 50_000, false, null);
    }

    static ServerInfo server(String identity) {
        return new ServerInfo("Server " + identity, identity, 24_280, 1, 0, 0);
    }

    static Adapter adapter(String name, int index, String... addresses) {
        List<Adapter.Bound> bound =
                Stream.of(addresses)
                        .map(InetAddress::ofLiteral)
                        .map(it -> new Adapter.Bound(it, 24, null))
                        .toList();
        boolean loopback = bound.stream().anyMatch(it -> it.address().isLoopbackAddress());
        return new Adapter(
                name, index, loopback, false, true, Adapter.isVirtual(name, name), bound);
    }

    static byte[] bytes(ByteBuffer packet) {
        byte[] bytes = new byte[packet.remaining()];
        packet.duplicate().get(bytes);
        return bytes;
    }
}
