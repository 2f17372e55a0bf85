package chatroom.discovery;

import java.time.Duration;

/// Every limit of finding and being found, each with its reason. Immutable; any thread.
final class Bounds {
    /// Bytes of a ping, and so the most an answer may have. With its headers it passes every link
    /// that carries IP (RFC 791 asks for 576) in one piece.
    static final int PACKET = 512;

    /// Bytes of the longest packet that is looked at: later versions may grow to what IPv6 carries
    /// in one piece (RFC 8200: 1,280 with headers).
    static final int LONGEST_PACKET = 1_200;

    /// UTF-8 bytes of a server's name: a line in a list.
    static final int NAME_BYTES = 63;

    /// Of these, what is announced: a DNS label has 63 (RFC 1035), and JmDNS may have to add "
    /// (2)".
    static final int ANNOUNCED_NAME_BYTES = 56;

    /// Characters of an identity: a SHA-256 in hexadecimal.
    static final int IDENTITY_CHARS = 64;

    /// Addresses told and kept of one server. More is not a machine that people look for.
    static final int ADDRESSES = 16;

    /// Answers in any one second of the beacon's clock. A hall of 100 that starts at once needs
    /// fewer, and it is 100 kB/s at most.
    static final int ANSWERS_PER_SECOND = 200;

    /// Of these, the most one source gets: a client asks four times in its first second.
    static final int ANSWERS_PER_SOURCE = 20;

    /// Sources told apart within one second; those after it share one place.
    static final int SOURCES = 1_024;

    /// Pings remembered so that the copies of one (broadcast, multicast, both protocols) get one
    /// answer.
    static final int RECENT_PINGS = 1_024;

    /// Packets taken from one socket before the others and the clock get their turn.
    static final int PACKETS_PER_TURN = 64;

    /// Servers in one list. A list that people read is shorter; a flood of fakes is longer.
    static final int SERVERS = 256;

    /// Of these, the most that one address answers for: several servers on a machine are honest,
    /// hundreds are not.
    static final int SERVERS_PER_SOURCE = 16;

    /// Entries under one identity that is always kept. More ports than this under one key is
    /// somebody else.
    static final int SERVERS_PER_KEPT_IDENTITY = 4;

    /// Adapters pinged from, likeliest first. A machine full of containers has hundreds.
    static final int ADAPTERS = 32;

    /// IPv4 addresses pinged from on one adapter.
    static final int ADDRESSES_PER_ADAPTER = 4;

    /// Addresses pinged directly beside the search.
    static final int ALSO = 32;

    /// Rounds of pings whose answers are still taken.
    static final int ROUNDS = 32;

    /// DNS-SD sightings waiting for the finder, and names it resolves in one search; what is more
    /// is lost.
    static final int SIGHTINGS = 256;

    /// Adapters on which DNS-SD is spoken: each costs three threads.
    static final int DNS_SD_ADAPTERS = 8;

    /// How often the interfaces are looked at for those that came and went. Joining a Wi-Fi takes
    /// people longer.
    static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private Bounds() {}
}
