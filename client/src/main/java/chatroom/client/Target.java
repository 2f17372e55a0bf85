package chatroom.client;

import chatroom.discovery.FoundServer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a server is, and what it must prove to be. Immutable; any thread.
///
/// @param addresses the likeliest first
/// @param identity the server's identity or its beginning, null for whichever server answers
/// @param by from where that is known
public record Target(List<Address> addresses, @Nullable String identity, Known by) {
    /// From where it is known what a server must prove to be.
    public enum Known {
        /// Somebody typed it, beside the address.
        TYPED,
        /// It was used before.
        REMEMBERED,
        /// It says so of itself on the network.
        ANNOUNCED,
        /// It is not known.
        NOT
    }

    public Target {
        addresses = List.copyOf(addresses);
    }

    /// A server that was found, which must be what it announced.
    public static Target of(FoundServer server) {
        return new Target(Address.of(server), server.identity(), Known.ANNOUNCED);
    }

    /// A server that was used before, where it was then.
    public static Target of(RememberedServers.Server server) {
        return new Target(server.addresses(), server.identity(), Known.REMEMBERED);
    }

    /// What somebody typed. What they said about its identity counts, else what is remembered of
    /// the address.
    public static Target of(Destination typed, RememberedServers remembered) {
        List<Address> addresses = List.of(typed.address());
        if (typed.identity() != null) {
            return new Target(addresses, typed.identity(), Known.TYPED);
        }
        return remembered
                .at(typed.address())
                .map(server -> new Target(addresses, server.identity(), Known.REMEMBERED))
                .orElse(new Target(addresses, null, Known.NOT));
    }

    /// Where it is, as people type it.
    public String address() {
        return addresses.getFirst().toString();
    }
}
