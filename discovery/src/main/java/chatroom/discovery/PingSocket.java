package chatroom.discovery;

import chatroom.discovery.Diagnosis.Attempt;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Speaks from one address of this machine: pings go out by its interface, and answers to it come
/// back. Owned by the hunt's thread.
///
/// It is bound to that address, so that the ping names the true host, broadcasts leave by the right
/// interface, and nobody is answered who did not ask.
final class PingSocket implements AutoCloseable {
    private final String adapter;
    private final boolean virtual;
    private final int adapterIndex;
    private final InetAddress local;
    private final int port;
    private final List<PingGoal> goals;
    private final @Nullable DatagramChannel channel;

    private PingSocket(
            String adapter,
            boolean virtual,
            int adapterIndex,
            InetAddress local,
            int port,
            List<PingGoal> goals,
            Selector selector) {
        this.adapter = adapter;
        this.virtual = virtual;
        this.adapterIndex = adapterIndex;
        this.local = local;
        this.port = port;
        this.goals = goals;
        DatagramChannel opened = null;
        try {
            opened = open(selector);
        } catch (IOException | UnsupportedOperationException e) {
            goals.forEach(goal -> goal.failed(e));
        }
        this.channel = opened;
    }

    /// Speaks to everybody the interface of this address leads to, on this UDP port.
    static PingSocket toEverybody(
            Adapter adapter, Adapter.Bound bound, int port, Selector selector) {
        return new PingSocket(
                adapter.name(),
                adapter.virtual(),
                adapter.index(),
                bound.address(),
                port,
                PingGoal.all(adapter, bound),
                selector);
    }

    /// Speaks to one address, which may be behind routers; empty where there is no way today.
    static Optional<PingSocket> toOne(InetAddress to, int port, Selector selector) {
        List<PingGoal> goals = List.of(PingGoal.oneAddress(to));
        return sourceTowards(new InetSocketAddress(to, port))
                .map(from -> new PingSocket("", false, 0, from, port, goals, selector));
    }

    /// Which address of ours the system would speak from. Connecting a UDP socket sends nothing.
    private static Optional<InetAddress> sourceTowards(InetSocketAddress to) {
        try (DatagramChannel probe = DatagramChannel.open()) {
            probe.connect(to);
            return probe.getLocalAddress() instanceof InetSocketAddress from
                    ? Optional.of(from.getAddress())
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private DatagramChannel open(Selector selector) throws IOException {
        boolean v4 = local instanceof Inet4Address;
        DatagramChannel opened =
                DatagramChannel.open(
                        v4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        try {
            opened.setOption(StandardSocketOptions.SO_BROADCAST, true);
            NetworkInterface nic =
                    adapterIndex > 0 ? NetworkInterface.getByIndex(adapterIndex) : null;
            if (nic != null) {
                opened.setOption(StandardSocketOptions.IP_MULTICAST_IF, nic);
            }
            opened.bind(new InetSocketAddress(local, 0));
            opened.configureBlocking(false);
            opened.register(selector, SelectionKey.OP_READ, this);
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /// Asks everybody once.
    void ping(long nonce) {
        if (channel == null) {
            return;
        }
        int answerTo = channel.socket().getLocalPort();
        for (PingGoal goal : goals) {
            Ping ping = new Ping(nonce, local, answerTo, goal.isOneAddress(), null);
            try {
                channel.send(ping.write(), new InetSocketAddress(goal.to(), port));
                goal.sent();
            } catch (IOException | RuntimeException e) {
                goal.failed(e);
            }
        }
    }

    /// Whether pings leave by it; if not, the reason is in the attempts.
    boolean isOpen() {
        return channel != null && channel.isOpen();
    }

    int adapterIndex() {
        return adapterIndex;
    }

    List<Attempt> attempts() {
        return goals.stream().map(goal -> goal.attempt(adapter, virtual, local)).toList();
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            goals.forEach(goal -> goal.failed(e));
        }
    }
}
