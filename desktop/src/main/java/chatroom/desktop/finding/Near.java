package chatroom.desktop.finding;

import chatroom.client.Address;
import chatroom.client.RememberedServers;
import chatroom.client.Target;
import chatroom.discovery.FoundServer;
import java.util.OptionalInt;

/// A server to choose: one that answered, or one that was used before. Immutable; any thread.
///
/// @param name from the network
/// @param answers whether it has answered in this search
/// @param known whether it was used before
/// @param namesake whether it goes by the name of one that was used before, and is another
public record Near(
        String name,
        String identity,
        Target target,
        OptionalInt sessions,
        OptionalInt members,
        boolean answers,
        boolean known,
        boolean namesake) {
    static Near of(FoundServer server, RememberedServers remembered) {
        return new Near(
                server.name(),
                server.identity(),
                Target.of(server),
                server.sessions(),
                server.members(),
                true,
                remembered.find(server.identity()).isPresent(),
                remembered.namesake(server.name(), server.identity()).isPresent());
    }

    static Near of(RememberedServers.Server server) {
        return new Near(
                server.name(),
                server.identity(),
                Target.of(server),
                OptionalInt.empty(),
                OptionalInt.empty(),
                false,
                true,
                false);
    }

    Near silent() {
        return new Near(
                name,
                identity,
                target,
                OptionalInt.empty(),
                OptionalInt.empty(),
                false,
                known,
                namesake);
    }

    public Address address() {
        return target.addresses().getFirst();
    }
}
