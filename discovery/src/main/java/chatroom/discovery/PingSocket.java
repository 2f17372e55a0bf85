package chatroom.discovery;

import chatroom.discovery.Diagnosis.Attempt;
import chatroom.discovery.Diagnosis.Failure;
import chatroom.discovery.Diagnosis.Target;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Speaks from one address of this machine: pings go out by its interface, and answers to it come
/// back. Owned by the hunt's thread.
///
/// It is bound to that address, so that the ping names the true host, broadcasts leave by the right
/// interface, and nobody is answered who did not ask.
final class PingSocket implements AutoCloseable {
    private static final InetAddress EVERYBODY = InetAddress.ofLiteral("255.255.255.255");
    private static final InetAddress EVERYBODY_HERE = InetAddress.ofLiteral("127.255.255.255");

    /// Where the pings of one socket go, and how that went so far.
    private static final class Goal {
        final Target target;
        final InetAddress to;
        int sent;
        int failed;
        @Nullable Failure failure;
        String reason = "";

        Goal(Target target, InetAddress to) {
            this.target = target;
            this.to = to;
        }

        void failed(Exception e) {
            failed++;
            failure = failure(e);
            reason = Printable.of(String.valueOf(e.getMessage()), 100);
        }
    }

    private final String adapter;
    private final boolean virtual;
    private final int adapterIndex;
    private final InetAddress local;
    private final int port;
    private final List<Goal> goals;
    private final @Nullable DatagramChannel channel;

    private PingSocket(
            String adapter,
            boolean virtual,
            int adapterIndex,
            InetAddress local,
            int port,
            List<Goal> goals,
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
                goals(adapter, bound),
                selector);
    }

    /// Speaks to one address, which may be behind routers.
    static Optional<PingSocket> toOne(InetAddress to, int port, Selector selector) {
        try (DatagramChannel probe = DatagramChannel.open()) {
            probe.connect(
                    new InetSocketAddress(
                            to, port)); // sends nothing; the system says where we would speak from
            return probe.getLocalAddress() instanceof InetSocketAddress local
                    ? Optional.of(
                            new PingSocket(
                                    "",
                                    false,
                                    0,
                                    local.getAddress(),
                                    port,
                                    List.of(new Goal(Target.ONE_ADDRESS, to)),
                                    selector))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // no way there today; the next look tries again
        }
    }

    private static List<Goal> goals(Adapter adapter, Adapter.Bound bound) {
        List<Goal> goals = new ArrayList<>();
        boolean v4 = bound.address() instanceof Inet4Address;
        if (adapter.loopback()) {
            // By broadcast on Linux and by multicast elsewhere all servers hear it; by the address,
            // one that passes it on.
            goals.add(new Goal(Target.ONE_ADDRESS, bound.address()));
            goals.add(new Goal(Target.BROADCAST, EVERYBODY_HERE));
        } else if (v4 && bound.broadcast() != null) {
            goals.add(new Goal(Target.BROADCAST, bound.broadcast()));
            goals.add(
                    new Goal(
                            Target.BROADCAST,
                            EVERYBODY)); // heard by those with another idea of the network's size
        }
        if (v4 && (adapter.multicast() || adapter.loopback())) {
            goals.add(new Goal(Target.MULTICAST, Groups.V4));
        } else if (adapter.multicast()) {
            goals.add(new Goal(Target.MULTICAST, Packet.scoped(Groups.V6, adapter.index())));
        }
        return goals;
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
        for (Goal goal : goals) {
            try {
                boolean direct = goal.target == Target.ONE_ADDRESS;
                int answerTo = channel.socket().getLocalPort();
                Ping ping = new Ping(nonce, local, answerTo, direct, null);
                channel.send(ping.write(), new InetSocketAddress(goal.to, port));
                goal.sent++;
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
        return goals.stream()
                .map(it ->
                        new Attempt(
                                adapter,
                                virtual,
                                local,
                                it.target,
                                it.to,
                                it.sent,
                                it.failed,
                                it.failure,
                                it.reason))
                .toList();
    }

    /// Java tells what went wrong only in the system's words, which may be in the user's language:
    /// then it is OTHER.
    private static Failure failure(Exception e) {
        String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("unreachable")
                || words.contains("no route")
                || words.contains("network is down")) {
            return Failure.UNREACHABLE;
        }
        if (words.contains("not permitted") || words.contains("permission denied")) {
            return Failure.FORBIDDEN;
        }
        return words.contains("assign requested address") ? Failure.NO_ADDRESS : Failure.OTHER;
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
