package chatroom.desktop.entrance;

import chatroom.client.Client;
import chatroom.client.Mirror;
import chatroom.client.Places;

/// Somebody is in a session: what a chat window begins with, and owns from then on.
///
/// @param client the connection of this session alone
/// @param places where the place is written down
/// @param first the session as it was on coming in
/// @param door opened by who shows the conversation; until then all news wait there
public record Stay(Server server, Client client, Places places, Mirror first, Doorway door) {
    /// The name of the session, from the network.
    public String session() {
        return first.session().terms().name().value();
    }
}
