package chatroom.client;

import chatroom.discovery.FoundServer;
import chatroom.wire.Protocol;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// Where a server is reached: a name or a numeric address, and a TCP port. Immutable; any thread.
///
/// @param host without brackets where it is an IPv6 address
/// @param port 1 to 65535
public record Address(String host, int port) {
    /// @throws IllegalArgumentException for a host that cannot be one, or a port out of range
    public Address {
        boolean named = !host.isEmpty() && host.chars().allMatch(c -> c > ' ' && c != 0x7F);
        if (!named || host.length() > 255 || port < 1 || port > 0xFFFF) {
            throw new IllegalArgumentException("not an address: " + host + " " + port);
        }
    }

    /// Reads `HOST`, `HOST:PORT`, `[IPv6]`, `[IPv6]:PORT` or a bare IPv6 address; without a port it
    /// is [Protocol#PORT].
    ///
    /// @throws IllegalArgumentException where it is none of these
    public static Address parse(String typed) {
        String text = typed.strip();
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            String host = end < 0 ? "" : text.substring(1, end);
            return new Address(host, port(text.substring(end + 1)));
        }
        int colon = text.indexOf(':');
        return colon < 0 || colon != text.lastIndexOf(':')
                ? new Address(text, Protocol.PORT)
                : new Address(text.substring(0, colon), port(text.substring(colon)));
    }

    /// Where a server was found, the best address first.
    public static List<Address> of(FoundServer server) {
        return server.addresses().stream()
                .map(a -> new Address(a.getHostAddress(), server.port()))
                .toList();
    }

    /// The host as a numeric address, without asking anybody; empty where it is a name.
    Optional<InetAddress> numeric() {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int port(String tail) {
        if (tail.isEmpty()) {
            return Protocol.PORT;
        }
        String digits = tail.substring(1);
        if (!tail.startsWith(":") || digits.isEmpty() || digits.length() > 5) {
            throw new IllegalArgumentException("not a port: " + tail);
        }
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("not a port: " + tail);
        }
        return Integer.parseInt(digits);
    }

    /// As it is typed: the port always, brackets around IPv6.
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
