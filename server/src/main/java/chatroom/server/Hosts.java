package chatroom.server;

import chatroom.discovery.LocalAddresses;
import chatroom.discovery.LocalAddresses.LocalAddress;
import chatroom.server.console.Facts.Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The addresses of this computer as people type them. Stateless.
final class Hosts {
    private static final Pattern ZEROS = Pattern.compile("\\b0(?::0)+\\b");

    /// Behind a name, or an IPv6 address in brackets.
    private static final Pattern PORT = Pattern.compile("(?<=^[^:]{1,253}|]):\\d+$");

    private Hosts() {}

    /// Those of this moment, likeliest first.
    static List<Address> now() {
        return typed(LocalAddresses.now());
    }

    /// Link-local IPv6 is left out: to be typed, it needs the name of the other computer's own
    /// interface.
    static List<Address> typed(List<LocalAddress> addresses) {
        return addresses.stream()
                .filter(it ->
                        !(it.address() instanceof Inet6Address six && six.isLinkLocalAddress()))
                .map(it -> new Address(typed(it.address()), it.adapter(), it.virtual()))
                .toList();
    }

    /// A name or address, and the port where it says none of its own.
    static String with(int port, String host) {
        return PORT.matcher(host).find() ? host : host + ":" + port;
    }

    /// What stands before the port.
    static String without(String host) {
        return PORT.matcher(host).replaceFirst("");
    }

    /// IPv6 in brackets and shortened (RFC 5952: the longest run of zeros, the first of the
    /// longest).
    static String typed(InetAddress address) {
        String full = address.getHostAddress();
        if (!(address instanceof Inet6Address)) {
            return full;
        }
        String bare = full.replaceFirst("%.*", "");
        Matcher zeros = ZEROS.matcher(bare);
        int start = 0;
        int end = 0;
        for (MatchResult run : zeros.results().toList()) {
            if (run.end() - run.start() > end - start) {
                start = run.start();
                end = run.end();
            }
        }
        if (end == 0) {
            return "[" + bare + "]";
        }
        String before = bare.substring(0, Math.max(0, start - 1));
        String after = bare.substring(Math.min(bare.length(), end + 1));
        return "[" + before + "::" + after + "]";
    }
}
