package chatroom.desktop.entrance;

import chatroom.client.Client;
import chatroom.client.Meeting;
import chatroom.client.Mirror;
import chatroom.client.NewSession;
import chatroom.client.Places;
import chatroom.desktop.ground.Ground;
import chatroom.wire.Frame;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Comes into sessions of one server, each by a connection of its own. Calls block; any thread. Who
/// interrupts one closes its connection.
public record Entrance(Ground ground, Server server) {
    private interface In {
        Mirror by(Client client, Places places) throws InterruptedException;
    }

    /// Joins. A place that a program of the same person held and left is taken again, and the role
    /// of the admin with it.
    ///
    /// @param code null for none
    /// @param waiting told when somebody inside has to let them in; see [Doorway]
    /// @throws chatroom.client.Refused where the server says no
    /// @throws IOException where the server cannot be reached
    public Stay join(Frame.Listed session, String name, @Nullable String code, LongConsumer waiting)
            throws IOException, InterruptedException {
        return enter(
                waiting,
                (client, places) -> {
                    Optional<Mirror> held = places.again(session, name);
                    return held.isPresent()
                            ? held.get()
                            : joined(client, places, session, name, code);
                });
    }

    private static Mirror joined(
            Client client, Places places, Frame.Listed session, String name, @Nullable String code)
            throws InterruptedException {
        Mirror mirror = client.join(session.id().value(), name, code, places.role(session, name));
        places.hold(mirror, name);
        return mirror;
    }

    /// Creates a session and is in it as its admin.
    ///
    /// @throws chatroom.client.Refused where the server says no
    /// @throws IOException where the server cannot be reached
    public Stay create(NewSession wanted, String name) throws IOException, InterruptedException {
        return enter(
                _ -> {},
                (client, places) -> {
                    Mirror mirror = client.create(wanted, name);
                    places.hold(mirror, name);
                    return mirror;
                });
    }

    private Stay enter(LongConsumer waiting, In in) throws IOException, InterruptedException {
        Doorway door = new Doorway(waiting);
        Client client =
                Meeting.at(server.target(), ground.options(), door, ground.remembered()).client();
        try {
            Places places = new Places(client, ground.profile());
            return new Stay(server, client, places, in.by(client, places), door);
        } catch (RuntimeException | InterruptedException e) {
            door.open(_ -> {}); // or its closing would wait for somebody to hear
            client.close();
            throw e;
        }
    }
}
