package chatroom.server;

import chatroom.discovery.LocalAddresses;
import chatroom.discovery.LocalAddresses.LocalAddress;
import chatroom.server.sessions.Plain;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Where this server can be reached, likeliest first: what others have come in by, then the names
/// that the operator gave, then what the computer has. Any thread. What it gives may be some
/// seconds old, because asking for the interfaces takes long on a machine with many.
final class OwnAddresses {
    /// More than this help nobody.
    private static final int MOST = 6;

    private static final long FRESH = TimeUnit.SECONDS.toNanos(5);

    private final Config config;
    private final Supplier<List<LocalAddress>> now;
    private final Set<InetAddress> used = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile List<LocalAddress> known = List.of();
    private volatile long askedAt;

    OwnAddresses(Config config) {
        this(config, LocalAddresses::now);
        ask();
    }

    OwnAddresses(Config config, Supplier<List<LocalAddress>> now) {
        this.config = config;
        this.now = now;
        this.askedAt = System.nanoTime() - FRESH;
    }

    /// Somebody came in at `by`, from `from`. What this computer asks of itself does not count.
    void came(InetAddress by, InetAddress from) {
        if (!from.isLoopbackAddress() && !used.contains(by)) {
            Thread.startVirtualThread(() -> {
                if (!ofThisComputer(from)) {
                    used.add(by);
                }
            });
        }
    }

    private static boolean ofThisComputer(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true;
        }
    }

    /// Whether any other device has come in.
    boolean reached() {
        return !used.isEmpty();
    }

    /// As a browser opens them. A name with a certificate of the operator's own is opened
    /// encrypted; an address only where there is no other door, since no browser trusts a
    /// certificate for it.
    List<String> origins(int port) {
        boolean closed = config.plain() == Plain.OFF;
        boolean trusted = config.certificate() != null;
        return hosts(known()).stream()
                .limit(MOST)
                .map(host -> {
                    boolean secure = closed || (trusted && config.hosts().contains(host));
                    return (secure ? "https://" : "http://") + Hosts.with(port, host);
                })
                .toList();
    }

    /// Where clients that know one of them find the server as well, as `host:port`: the names that
    /// the operator gave, and what the computer has, unless nobody is to find it. Without virtual
    /// adapters: other computers have the same addresses.
    List<String> nodes(int port) {
        List<LocalAddress> told =
                config.found()
                        ? known().stream().filter(local -> !local.virtual()).toList()
                        : List.of();
        return hosts(told).stream().limit(MOST).map(host -> Hosts.with(port, host)).toList();
    }

    private List<String> hosts(List<LocalAddress> locals) {
        List<String> hosts = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (LocalAddress local : locals) {
            InetAddress address = local.address();
            if (!(address instanceof Inet6Address six && six.isLinkLocalAddress())) {
                (used.contains(address) ? hosts : others).add(Hosts.typed(address));
            }
        }
        hosts.addAll(config.hosts());
        hosts.addAll(others);
        return hosts;
    }

    private List<LocalAddress> known() {
        if (System.nanoTime() - askedAt > FRESH) {
            ask();
        }
        return known;
    }

    private void ask() {
        if (!asking.getAndSet(true)) {
            Thread.startVirtualThread(this::asked);
        }
    }

    /// Looks at what the computer has.
    void asked() {
        known = now.get();
        askedAt = System.nanoTime();
        asking.set(false);
    }
}
