package chatroom.server;

import chatroom.card.Wifi;
import chatroom.core.Past;
import chatroom.log.nats.Cluster;
import chatroom.server.sessions.Plain;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the operator chose. Times in milliseconds.
///
/// @param port TCP port; with `portGiven` no other will do, else the next free one is taken where
///   it is not free
/// @param name what people read in the list of servers
/// @param data folder of the log and the key
/// @param ephemeral whether nothing is kept on disk but the key
/// @param sessions standing sessions beside the lobby
/// @param lobby whether there is the standing session `Lobby`
/// @param keepHistory whether texts of a standing session outlive its last member
/// @param inactivity the longest inactivity time of a session, 0 for none at all
/// @param history how many messages a newcomer is shown
/// @param past what newcomers may read where the creator does not say
/// @param hold how long a place is held
/// @param hosts names by which people reach this server, beside its addresses; with the port where
///   that is another, as behind a router that passes it on
/// @param unlimited whether limits on flooding, sources and sessions are lifted, for load tests
/// @param loops how many threads serve connections
/// @param found whether the server answers those who look for one, and announces itself
/// @param plain what people may do without encryption
/// @param certificate the operator's own, null where the server issues its own
/// @param cluster where sessions are kept together with other servers, null for on this computer
/// @param wifi what the join card says of the Wi-Fi, null for nothing
public record Config(
        int port,
        boolean portGiven,
        String name,
        Path data,
        boolean ephemeral,
        List<String> sessions,
        boolean lobby,
        boolean keepHistory,
        long inactivity,
        int history,
        Past past,
        long hold,
        List<String> hosts,
        boolean unlimited,
        int loops,
        boolean found,
        Plain plain,
        @Nullable CertificateFiles certificate,
        @Nullable Cluster cluster,
        @Nullable Wifi wifi) {
    /// The name of the standing session that every server has, unless told otherwise.
    public static final String LOBBY = "Lobby";

    /// Longest name of a server in UTF-8: what a DNS-SD instance name holds (RFC 6763).
    static final int NAME_BYTES = 63;

    /// A certificate in PEM, those that vouch for it behind it, and its key.
    public record CertificateFiles(Path certificate, Path key) {}

    public Config {
        sessions = List.copyOf(sessions);
        hosts = List.copyOf(hosts);
    }

    /// All standing sessions.
    List<String> standing() {
        return lobby ? Stream.concat(Stream.of(LOBBY), sessions.stream()).toList() : sessions;
    }
}
