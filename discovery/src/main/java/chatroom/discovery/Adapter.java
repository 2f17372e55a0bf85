package chatroom.discovery;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A network interface as it was at one moment. Immutable; any thread.
///
/// @param index the system's number for it, which an interface that goes and comes back does not
///   keep
/// @param virtual leads to containers, virtual machines or a VPN, judged by its name
record Adapter(
        String name,
        int index,
        boolean loopback,
        boolean pointToPoint,
        boolean multicast,
        boolean virtual,
        List<Bound> addresses) {
    /// An address of an adapter, the length of its network's prefix, and how to reach everybody in
    /// it, if one can.
    record Bound(InetAddress address, int prefix, @Nullable InetAddress broadcast) {
        boolean isOnLink(InetAddress other) {
            byte[] ours = address.getAddress();
            byte[] theirs = other.getAddress();
            if (ours.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < prefix && bit < ours.length * 8; bit++) {
                if (((ours[bit / 8] ^ theirs[bit / 8]) & (0x80 >> bit % 8)) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /// Names given by Linux and macOS, before a number or the rest.
    private static final List<String> VIRTUAL_NAMES =
            List.of(
                    "docker",
                    "veth",
                    "br-",
                    "virbr",
                    "vnet",
                    "vmnet",
                    "vboxnet",
                    "tun",
                    "tap",
                    "utun",
                    "wg",
                    "zt",
                    "tailscale",
                    "lxc",
                    "lxd",
                    "cni",
                    "flannel",
                    "cali",
                    "kube",
                    "podman",
                    "bridge",
                    "awdl",
                    "llw",
                    "anpi",
                    "gif",
                    "stf",
                    "ppp",
                    "ipsec",
                    "nordlynx",
                    "proton",
                    "ham",
                    "dummy",
                    "ifb");

    /// Words in what Windows calls them; there, the names are eth0, eth1 and so on.
    private static final List<String> VIRTUAL_WORDS =
            List.of(
                    "virtual",
                    "vmware",
                    "hyper-v",
                    "vethernet",
                    "tap-",
                    "tunnel",
                    "wireguard",
                    "wintun",
                    "tailscale",
                    "zerotier",
                    "openvpn",
                    "vpn",
                    "docker",
                    "bluetooth",
                    "npcap");

    Adapter {
        addresses = List.copyOf(addresses);
    }

    static boolean isVirtual(String name, String displayName) {
        String words = displayName.toLowerCase(Locale.ROOT);
        return VIRTUAL_NAMES.stream().anyMatch(name.toLowerCase(Locale.ROOT)::startsWith)
                || VIRTUAL_WORDS.stream().anyMatch(words::contains);
    }

    /// All that are up and have an address, now; empty where the system will not say. Takes a few
    /// milliseconds, on Windows up to a hundred.
    static List<Adapter> allUp() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(nic -> read(nic).stream()).toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    private static Optional<Adapter> read(NetworkInterface nic) {
        try {
            List<Bound> addresses =
                    nic.getInterfaceAddresses().stream()
                            .filter(Objects::nonNull)
                            .map(Adapter::bound)
                            .toList();
            if (!nic.isUp() || addresses.isEmpty()) {
                return Optional.empty();
            }
            String displayName = Objects.requireNonNullElse(nic.getDisplayName(), nic.getName());
            return Optional.of(
                    new Adapter(
                            nic.getName(),
                            nic.getIndex(),
                            nic.isLoopback(),
                            nic.isPointToPoint(),
                            nic.supportsMulticast(),
                            isVirtual(nic.getName(), displayName),
                            addresses));
        } catch (SocketException e) {
            return Optional.empty(); // it went while we looked
        }
    }

    private static Bound bound(InterfaceAddress address) {
        int prefix = address.getNetworkPrefixLength();
        return new Bound(
                address.getAddress(),
                prefix,
                broadcast(address.getAddress(), prefix, address.getBroadcast()));
    }

    /// The broadcast address as the system tells it. Linux says 0.0.0.0 where nobody set one; then
    /// it is the last of the network, which works all the same.
    static @Nullable InetAddress broadcast(
            InetAddress address, int prefix, @Nullable InetAddress told) {
        if (told == null || !told.isAnyLocalAddress()) {
            return told;
        }
        byte[] bytes = address.getAddress();
        for (int bit = prefix; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] |= (byte) (0x80 >> bit % 8);
        }
        return Packet.address(bytes);
    }

    /// The interface this was read from, if it is still there under the same number.
    Optional<NetworkInterface> nic() {
        try {
            return Optional.ofNullable(NetworkInterface.getByIndex(index));
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    Stream<Bound> v4() {
        return addresses.stream().filter(bound -> bound.address() instanceof Inet4Address);
    }

    /// The one IPv6 address to speak from: every interface has a link-local one, and its groups are
    /// link-local.
    Optional<Bound> v6() {
        Predicate<Bound> linkLocal = bound -> bound.address().isLinkLocalAddress();
        List<Bound> all =
                addresses.stream()
                        .filter(bound -> bound.address() instanceof Inet6Address)
                        .toList();
        return all.stream().filter(linkLocal).findFirst().or(() -> all.stream().findFirst());
    }
}
