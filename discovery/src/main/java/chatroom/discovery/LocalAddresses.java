package chatroom.discovery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;

/// The addresses people can reach this machine at, likeliest first. Holds no state; any thread.
public final class LocalAddresses {
    /// An address of this machine.
    ///
    /// @param address link-local IPv6 with its scope
    /// @param adapter the system's name of the interface that has it
    /// @param virtual it leads to containers, virtual machines or a VPN, so most people cannot use
    ///   it
    public record LocalAddress(InetAddress address, String adapter, boolean virtual) {}

    /// Kinds of addresses, the likeliest to be reached by others first.
    private enum Kind {
        IPV4_PRIVATE,
        IPV4_PUBLIC,
        IPV6_WIDE,
        IPV4_LINK_LOCAL,
        IPV6_LINK_LOCAL;

        static Kind of(InetAddress address) {
            if (address instanceof Inet4Address) {
                return address.isSiteLocalAddress()
                        ? IPV4_PRIVATE
                        : address.isLinkLocalAddress() ? IPV4_LINK_LOCAL : IPV4_PUBLIC;
            }
            return address.isLinkLocalAddress() ? IPV6_LINK_LOCAL : IPV6_WIDE;
        }
    }

    /// The order in which addresses that did answer are tried: the same machine, then by kind.
    static final Comparator<InetAddress> LIKELIEST_FIRST =
            Comparator.comparing((InetAddress address) -> !address.isLoopbackAddress())
                    .thenComparing(Kind::of);

    private LocalAddresses() {}

    /// As they are now: private IPv4 on Wi-Fi and Ethernet, other IPv4, IPv6, link-local, and all
    /// of virtual adapters last. Never loopback; empty where no network is up.
    public static List<LocalAddress> now() {
        return rank(Adapter.allUp());
    }

    static List<LocalAddress> rank(List<Adapter> adapters) {
        return likeliestFirst(adapters).stream()
                .filter(adapter -> !adapter.loopback())
                .flatMap(adapter ->
                        adapter.addresses().stream()
                                .map(bound ->
                                        new LocalAddress(
                                                bound.address(),
                                                adapter.name(),
                                                adapter.virtual())))
                .sorted(
                        Comparator.comparing(LocalAddress::virtual)
                                .thenComparing(it -> Kind.of(it.address())))
                .toList();
    }

    /// Loopback, then Wi-Fi and Ethernet, then what has neither's name, then tunnels, then virtual
    /// ones; among equals as the system numbers them.
    static List<Adapter> likeliestFirst(List<Adapter> adapters) {
        return adapters.stream()
                .sorted(
                        Comparator.comparing((Adapter adapter) -> !adapter.loopback())
                                .thenComparing(Adapter::virtual)
                                .thenComparing(Adapter::pointToPoint)
                                .thenComparing(adapter ->
                                        !adapter.name().matches("(?i)(en|eth|wl|em|wi-?fi).*"))
                                .thenComparingInt(Adapter::index))
                .toList();
    }
}
