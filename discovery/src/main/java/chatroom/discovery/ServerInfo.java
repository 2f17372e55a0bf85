package chatroom.discovery;

/// What a server tells everybody who asks. Immutable; any thread.
///
/// @param name what people read in the list; made printable and cut to 63 bytes of UTF-8 on the way
///   out
/// @param identity opaque and the same at every start; 1 to 64 visible ASCII characters. A claim:
///   only the key proves it
/// @param port TCP port, 1 to 65535
/// @param protocol version of the chat protocol, 1 to 65535
/// @param sessions how many there are
/// @param members in all sessions together
public record ServerInfo(
        String name, String identity, int port, int protocol, int sessions, int members) {
    /// @throws IllegalArgumentException for an identity, port or number outside of what is said
    ///   above
    public ServerInfo {
        if (!isIdentity(identity)) {
            throw new IllegalArgumentException("an identity has 1 to 64 visible ASCII characters");
        }
        if (!isPort(port) || !isPort(protocol)) {
            throw new IllegalArgumentException(
                    "port and protocol are 1 to 65535: " + port + ", " + protocol);
        }
        if (sessions < 0 || members < 0) {
            throw new IllegalArgumentException(
                    "there cannot be fewer than none: " + sessions + ", " + members);
        }
        name = Printable.of(name, Bounds.NAME_BYTES);
    }

    static boolean isPort(long port) {
        return port >= 1 && port <= 0xFFFF;
    }

    static boolean isIdentity(String identity) {
        return !identity.isEmpty()
                && identity.length() <= Bounds.IDENTITY_CHARS
                && identity.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }
}
