package chatroom.discovery;

import java.net.InetAddress;

/// The multicast groups that servers listen on. Immutable; any thread.
final class Groups {
    /// Administratively scoped to the site (RFC 2365, 239.255.0.0/16), the rest is the port 24280
    /// as two bytes: sent with a time to live of 1, it stays on the link.
    static final InetAddress V4 = InetAddress.ofLiteral("239.255.94.216");

    /// Link-local scope, not assigned by IANA and so with the "transient" flag (RFC 4291 section
    /// 2.7: `ff12`, not `ff02`), the group's number from the range anybody may take (RFC 3307
    /// section 4.3), again with the port in it.
    static final InetAddress V6 = InetAddress.ofLiteral("ff12::8000:5ed8");

    private Groups() {}
}
