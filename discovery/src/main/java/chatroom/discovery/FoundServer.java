package chatroom.discovery;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A server that says it is there. Immutable; any thread.
///
/// All of it is what somebody on the network claims: bounded and made printable, but not checked.
/// The addresses may be of several machines, where two claim one identity; whoever connects tries
/// them in order until one proves it.
///
/// @param name for people, printable, at most 63 bytes of UTF-8; may be empty
/// @param identity 1 to 64 visible ASCII characters
/// @param addresses 1 to 16, best first: those that answered, then those that were only told
/// @param port TCP port, 1 to 65535
/// @param protocol version of the chat protocol
/// @param sessions how many it has, if it answered a ping
/// @param members in all of them together, if it answered a ping
/// @param ways how it was found
/// @param roundTrip from ping to answer, the shortest seen, if it answered a ping
public record FoundServer(
        String name,
        String identity,
        List<InetAddress> addresses,
        int port,
        int protocol,
        OptionalInt sessions,
        OptionalInt members,
        Set<Way> ways,
        Optional<Duration> roundTrip) {
    /// How a server was found.
    public enum Way {
        /// It answered a ping.
        PING,
        /// It is announced by DNS-SD.
        DNS_SD
    }

    public FoundServer {
        addresses = List.copyOf(addresses);
        ways = Set.copyOf(ways);
    }
}
