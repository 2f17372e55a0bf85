package chatroom.discovery;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sockets a beacon hears pings on, and the groups they are in on every interface there is at
/// the time. Owned by the beacon's thread once it is open.
///
/// Two sockets, one for each protocol: an IPv6 socket hears IPv4 too, but cannot join IPv4 groups
/// on every system. The copies this makes are dropped with the other copies.
final class Ears implements AutoCloseable {
    private static final Logger OUTPUT = LoggerFactory.getLogger(Ears.class);

    /// An interface that comes back has another index.
    private record Place(StandardProtocolFamily family, int adapterIndex) {}

    private static final List<InetAddress> NEIGHBOURS =
            List.of(InetAddress.ofLiteral("127.255.255.255"), Groups.V4);

    private final int port;
    private final Selector selector;
    private final Map<Place, MembershipKey> joined = new HashMap<>();
    private final DatagramChannel v4;
    private final @Nullable DatagramChannel v6;

    /// @throws IOException where the port cannot be had: somebody has it and does not share
    Ears(int port, Selector selector) throws IOException {
        this.port = port;
        this.selector = selector;
        v4 = open(StandardProtocolFamily.INET);
        v6 = openV6();
    }

    private @Nullable DatagramChannel openV6() {
        try {
            return open(StandardProtocolFamily.INET6);
        } catch (IOException | UnsupportedOperationException e) {
            OUTPUT.debug("no IPv6 here, or its port is taken: {}", e.toString());
            return null;
        }
    }

    private DatagramChannel open(StandardProtocolFamily family) throws IOException {
        DatagramChannel channel = DatagramChannel.open(family);
        try {
            // Several servers on a machine share the port; which of the two options lets them is
            // the system's choice.
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            if (channel.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) {
                channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            channel.setOption(StandardSocketOptions.SO_BROADCAST, true); // for passing on
            channel.bind(new InetSocketAddress(port));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// Joins the groups on interfaces that are new, likeliest first (systems allow about 20), and
    /// leaves those that are gone. Failures are tried again at the next look: an interface that
    /// just came up may have no address yet.
    void follow(List<Adapter> adapters) {
        Set<Place> there = new HashSet<>();
        for (Adapter adapter : LocalAddresses.likeliestFirst(adapters)) {
            if (!adapter.multicast() && !adapter.loopback()) {
                continue;
            }
            if (adapter.v4().findAny().isPresent()) {
                there.add(join(v4, StandardProtocolFamily.INET, adapter));
            }
            if (v6 != null && adapter.v6().isPresent()) {
                there.add(join(v6, StandardProtocolFamily.INET6, adapter));
            }
        }
        for (Place gone : Set.copyOf(joined.keySet())) {
            if (!there.contains(gone)) {
                leave(joined.remove(gone));
            }
        }
    }

    private Place join(DatagramChannel ear, StandardProtocolFamily family, Adapter adapter) {
        Place place = new Place(family, adapter.index());
        NetworkInterface nic = adapter.nic().orElse(null);
        if (nic == null || joined.containsKey(place)) {
            return place;
        }
        boolean overV4 = family == StandardProtocolFamily.INET;
        try {
            joined.put(place, ear.join(overV4 ? Groups.V4 : Groups.V6, nic));
            if (overV4 && adapter.loopback()) {
                ear.setOption(StandardSocketOptions.IP_MULTICAST_IF, nic); // for passing on
            }
        } catch (IOException | RuntimeException e) {
            OUTPUT.debug("cannot hear {} on {} yet: {}", place, adapter.name(), e.toString());
        }
        return place;
    }

    private static void leave(@Nullable MembershipKey key) {
        try {
            if (key != null) {
                key.drop();
            }
        } catch (AssertionError e) {
            // How the JDK says that the system no longer knows an interface that is gone.
            OUTPUT.debug("leaving: {}", e.toString());
        }
    }

    /// Sends a ping to the other beacons of this machine, in every way that reaches all of them on
    /// some system: Linux broadcasts over loopback, macOS and Windows multicast.
    void passOn(ByteBuffer ping) {
        for (InetAddress neighbours : NEIGHBOURS) {
            send(ping.duplicate(), new InetSocketAddress(neighbours, port));
        }
    }

    void send(ByteBuffer packet, InetSocketAddress to) {
        DatagramChannel from = to.getAddress() instanceof Inet4Address || v6 == null ? v4 : v6;
        try {
            from.send(packet, to);
        } catch (IOException | RuntimeException e) {
            OUTPUT.debug("cannot send to {}: {}", to, e.toString());
        }
    }

    @Override
    public void close() {
        for (DatagramChannel channel : new DatagramChannel[] {v4, v6}) {
            try {
                if (channel != null) {
                    channel.close();
                }
            } catch (IOException e) {
                OUTPUT.debug("closing: {}", e.toString());
            }
        }
    }
}
