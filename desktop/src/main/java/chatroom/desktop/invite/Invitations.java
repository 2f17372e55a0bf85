package chatroom.desktop.invite;

import chatroom.card.Card;
import chatroom.client.Address;
import chatroom.core.Printable;
import chatroom.desktop.entrance.Server;
import chatroom.desktop.hosting.Hosting;
import chatroom.discovery.LocalAddresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Knows what stands on join cards: of a server in this program what that says itself, of another
/// one how this program got to it. For the thread that draws.
///
/// @param hosting the server in this program, if there is one
public record Invitations(Hosting hosting) {
    private static final Card.Firewall NO_ADVICE = new Card.Firewall("", List.of());

    /// A card for one of its sessions, or for all of them.
    public Card to(Server server, Card.@Nullable Room room) {
        Hosting.Running here = hosting.running().get();
        if (here != null && here.identity().equals(server.identity().shown())) {
            Card own = here.card();
            return new Card(
                    own.server(), room, own.addresses(), own.wifi(), own.reached(), own.firewall());
        }
        return new Card(
                Printable.of(server.name()),
                room,
                origins(server, LocalAddresses.now()),
                null,
                true,
                NO_ADVICE);
    }

    /// Where others open the page of a server: encrypted only where there is no other door, since
    /// no browser trusts a certificate for an address.
    ///
    /// @param own addresses of this computer: they count where the server runs on it
    static List<String> origins(Server server, List<LocalAddresses.LocalAddress> own) {
        List<Address> reached = server.addresses();
        List<Address> far = reached.stream().filter(address -> !local(address.host())).toList();
        Stream<Address> all =
                far.isEmpty() && !reached.isEmpty()
                        ? own.stream()
                                .filter(mine -> !mine.virtual() && !near(mine.address()))
                                .map(mine ->
                                        new Address(
                                                mine.address().getHostAddress(),
                                                reached.getFirst().port()))
                        : far.stream();
        String scheme = server.plain() ? "http://" : "https://";
        return all.map(address -> scheme + address).distinct().toList();
    }

    /// Whether it leads to this computer, or to the next one by a name that only this one has.
    private static boolean local(String host) {
        try {
            InetAddress address = InetAddress.ofLiteral(host);
            return address.isLoopbackAddress() || near(address);
        } catch (IllegalArgumentException e) {
            return host.equalsIgnoreCase("localhost");
        }
    }

    private static boolean near(InetAddress address) {
        return address instanceof Inet6Address && address.isLinkLocalAddress();
    }
}
