package chatroom.desktop.entrance;

import chatroom.client.Address;
import chatroom.client.Target;
import chatroom.wire.ServerIdentity;
import java.util.List;

/// The server whose sessions one looks at: where it is, and what it has proved to be. Each session
/// that one is in has a connection of its own to it. Immutable; any thread.
///
/// @param name as it calls itself, from the network
/// @param plain whether its page opens by `http` too
public record Server(String name, List<Address> addresses, ServerIdentity identity, boolean plain) {
    public Server {
        addresses = List.copyOf(addresses);
    }

    /// The way there, for one more connection: to this server and to no other.
    public Target target() {
        return new Target(addresses, identity.value(), Target.Known.REMEMBERED);
    }

    /// Where it is, as people type it.
    public String address() {
        return addresses.getFirst().toString();
    }
}
