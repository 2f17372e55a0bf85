package chatroom.desktop.entrance;

import chatroom.client.Client;
import chatroom.client.Meeting;
import chatroom.client.Target;
import chatroom.desktop.ground.Ground;
import chatroom.wire.Frame;
import java.io.IOException;

/// Somebody has got to a server and is in none of its sessions: what the list begins with, and owns
/// from then on.
///
/// @param first whether it is met for the first time, so that its identity is to be shown
/// @param door opened by who shows the list; until then all news wait there
public record Arrival(Server server, Client client, boolean first, Doorway door) {
    /// Connects, and remembers the server. Blocks; any thread.
    ///
    /// @throws chatroom.client.IdentityChanged where it is another than the one meant
    /// @throws chatroom.client.Namesake where it goes by the name of another
    /// @throws IOException where nothing there leads to a server
    public static Arrival at(Target target, Ground ground) throws IOException {
        Doorway door = new Doorway(_ -> {});
        Meeting met = Meeting.at(target, ground.options(), door, ground.remembered());
        Client client = met.client();
        Frame.Welcome welcome = client.server();
        Server server =
                new Server(
                        welcome.server(), target.addresses(), client.identity(), welcome.plain());
        return new Arrival(server, client, met.first(), door);
    }

    /// Ends it, where nobody is to show the list any more. Blocks.
    public void close() {
        door.open(_ -> {}); // or its closing would wait for somebody to hear
        client.close();
    }
}
