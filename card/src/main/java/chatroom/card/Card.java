package chatroom.card;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a join card says. Immutable; any thread.
///
/// @param server the server's name
/// @param session the session that it is for, null where it is for all of them
/// @param addresses where the server is, likeliest first: scheme, host and port
/// @param wifi the Wi-Fi that people need, null where the operator has not said
/// @param reached whether any other device has come through to the server
/// @param firewall what may be in the way as long as none has
public record Card(
        String server,
        @Nullable Room session,
        List<String> addresses,
        @Nullable Wifi wifi,
        boolean reached,
        Firewall firewall) {

    /// A session as the card shows it.
    ///
    /// @param members how many are in it now
    /// @param coded whether people need a code
    /// @param code the code, null where it is not to be shown or there is none
    public record Room(String name, int members, boolean coded, @Nullable String code) {
        /// Without the code, so that none gets into output.
        @Override
        public String toString() {
            return "Room[" + name + "]";
        }
    }

    /// How other devices are let in.
    ///
    /// @param says in which kind of terminal to type the commands, or what else to look at
    /// @param commands as they are typed
    public record Firewall(String says, List<String> commands) {
        public Firewall {
            commands = List.copyOf(commands);
        }
    }

    public Card {
        addresses = List.copyOf(addresses);
    }

    /// What stands in large letters on it.
    public String title() {
        return session == null ? server : session.name();
    }

    /// Where its QR code leads.
    ///
    /// @param which of the addresses, from 0; after the last comes the first again
    public JoinLink link(int which) {
        String origin = addresses.get(which % addresses.size());
        return session == null
                ? new JoinLink(origin, null, null)
                : new JoinLink(origin, session.name(), session.code());
    }
}
