package chatroom.client;

import java.io.IOException;
import java.util.Optional;

/// A server that was just connected to, as a person meets it: known from before, or for the first
/// time. Immutable; any thread.
///
/// @param first whether it is met for the first time, so that its identity is to be shown
public record Meeting(Client client, boolean first) {
    /// Connects, and remembers the server.
    ///
    /// @throws Namesake where it is new and goes by the name of one that is known, unless the
    ///   person typed its identity
    /// @throws IdentityChanged where what answers has another identity
    /// @throws IOException where nothing there leads to a server
    public static Meeting at(
            Target target, Options options, Listener listener, RememberedServers remembered)
            throws IOException {
        Client client =
                Client.connect(
                        target.addresses(), options.withIdentity(target.identity()), listener);
        String identity = client.identity().value();
        String name = client.server().server();
        Optional<RememberedServers.Server> known = remembered.namesake(name, identity);
        if (known.isPresent() && target.by() != Target.Known.TYPED) {
            client.close();
            throw new Namesake(known.get(), identity);
        }
        boolean first = remembered.find(identity).isEmpty();
        try {
            remembered.used(
                    new RememberedServers.Server(
                            identity, name, target.addresses(), System.currentTimeMillis()));
        } catch (IOException e) {
            // A folder that cannot be written to is no reason not to talk.
        }
        return new Meeting(client, first);
    }
}
