package chatroom.discovery;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// Where and for how long to look for servers. Immutable; any thread.
///
/// @param port UDP port the beacons listen on
/// @param gather how long after the first ping answers are gathered, however many there are
/// @param patience how long to go on where nothing at all has answered
/// @param thisMachineOnly ask over loopback and nowhere else, without DNS-SD
/// @param dnsSd whether to browse DNS-SD beside the pings
/// @param also addresses that are pinged beside everybody, such as those of remembered servers
///   behind a router; the first 32
/// @param kept identities that are never pushed out of the list by others, such as those of
///   remembered servers
public record Search(
        int port,
        Duration gather,
        Duration patience,
        boolean thisMachineOnly,
        boolean dnsSd,
        List<InetAddress> also,
        Predicate<String> kept) {
    /// Everywhere, for 800 ms, and for 3 s where nothing answers.
    public static final Search USUAL =
            new Search(
                    Beacon.PORT,
                    Duration.ofMillis(800),
                    Duration.ofSeconds(3),
                    false,
                    true,
                    List.of(),
                    id -> false);

    public Search {
        also = also.stream().limit(Bounds.ALSO).toList();
    }

    public Search withPort(int port) {
        return new Search(port, gather, patience, thisMachineOnly, dnsSd, also, kept);
    }

    public Search withGather(Duration gather) {
        return new Search(port, gather, patience, thisMachineOnly, dnsSd, also, kept);
    }

    public Search withPatience(Duration patience) {
        return new Search(port, gather, patience, thisMachineOnly, dnsSd, also, kept);
    }

    public Search onThisMachineOnly() {
        return new Search(port, gather, patience, true, false, also, kept);
    }

    public Search withoutDnsSd() {
        return new Search(port, gather, patience, thisMachineOnly, false, also, kept);
    }

    public Search withAlso(List<InetAddress> also) {
        return new Search(port, gather, patience, thisMachineOnly, dnsSd, also, kept);
    }

    public Search withKept(Predicate<String> kept) {
        return new Search(port, gather, patience, thisMachineOnly, dnsSd, also, kept);
    }
}
