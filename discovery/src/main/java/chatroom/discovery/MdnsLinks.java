package chatroom.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import javax.jmdns.JmDNS;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Speaks multicast DNS on every interface there is, as they come and go. Owned by the thread that
/// calls [#follow]; JmDNS is opened and closed on virtual threads, because both may take seconds.
///
/// One JmDNS for each interface and not its own `JmmDNS`, which looks for interfaces only by static
/// state and a timer.
final class MdnsLinks {
    private static final Logger OUTPUT = LoggerFactory.getLogger(MdnsLinks.class);
    private static final Executor ASIDE =
            task -> Thread.ofVirtual().name("chatroom-dns-sd").start(task);

    /// What to do on an interface that has come, and after it went.
    interface Link {
        void open(JmDNS dns) throws IOException;

        default void closed() {}
    }

    /// Makes what is done on one interface.
    interface Links {
        Link on(Adapter adapter);
    }

    private record Place(int adapterIndex, InetAddress address) {}

    private record Open(CompletableFuture<Optional<JmDNS>> dns, Link link) {
        /// An interface that just came up may not be ready; the next look tries again.
        boolean failed() {
            return dns.isDone() && dns.join().isEmpty();
        }

        Thread close() {
            return Thread.ofVirtual()
                    .name("chatroom-dns-sd")
                    .start(() -> dns.join().ifPresent(MdnsLinks::close));
        }
    }

    private final Links links;
    private Map<Place, Open> open = new HashMap<>();

    MdnsLinks(Links links) {
        this.links = links;
    }

    /// Begins to speak where an interface has come and ends where one went. Returns at once.
    void follow(List<Adapter> adapters) {
        Map<Place, Open> before = new HashMap<>(open);
        Map<Place, Open> now = new LinkedHashMap<>();
        LocalAddresses.likeliestFirst(adapters).stream()
                .filter(adapter -> adapter.multicast() && !adapter.loopback())
                .limit(Bounds.DNS_SD_ADAPTERS)
                .forEach(adapter -> {
                    Place place = new Place(adapter.index(), address(adapter));
                    Open same = before.remove(place);
                    boolean works = same != null && !same.failed();
                    now.put(place, works ? same : start(adapter, place.address()));
                });
        before.values()
                .forEach(gone -> {
                    gone.link().closed();
                    gone.close();
                });
        open = now;
    }

    private static InetAddress address(Adapter adapter) {
        return adapter.v4().findFirst().or(adapter::v6).orElseThrow().address();
    }

    private Open start(Adapter adapter, InetAddress address) {
        Link link = links.on(adapter);
        return new Open(
                CompletableFuture.supplyAsync(() -> start(adapter.name(), address, link), ASIDE),
                link);
    }

    private static Optional<JmDNS> start(String adapter, InetAddress address, Link link) {
        // A host name of its own: asking the system for one may take seconds, and two of the same
        // name quarrel.
        String host =
                "chatroom-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        try {
            JmDNS dns = JmDNS.create(address, host);
            try {
                link.open(dns);
            } catch (IOException | RuntimeException e) {
                close(dns);
                throw e;
            }
            return Optional.of(dns);
        } catch (IOException | RuntimeException e) {
            OUTPUT.debug("no DNS-SD on {}: {}", adapter, e.toString());
            return Optional.empty();
        }
    }

    private static void close(JmDNS dns) {
        try {
            dns.close();
        } catch (IOException | RuntimeException e) {
            OUTPUT.debug("closing DNS-SD: {}", e.toString());
        }
    }

    /// Ends on all interfaces and waits until all have said goodbye, but no longer than this.
    void close(Duration patience) {
        List<Thread> closing = open.values().stream().map(Open::close).toList();
        open = Map.of();
        try {
            long end = System.nanoTime() + patience.toNanos();
            for (Thread thread : closing) {
                thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
