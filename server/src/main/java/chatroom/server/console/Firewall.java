package chatroom.server.console;

import chatroom.card.Card;
import chatroom.discovery.Beacon;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What may keep other devices out, and the exact words that let them in. Immutable; any thread.
public enum Firewall {
    UFW("In a terminal of this computer:"),
    FIREWALLD("In a terminal of this computer, until its next start:"),
    NFTABLES("In a terminal of this computer, where its table is named as usual:"),
    IPTABLES("In a terminal of this computer, until its next start:"),
    MACOS("In a terminal of this computer:"),
    WINDOWS("In a PowerShell that was started as administrator:"),
    NONE_KNOWN(
            "This computer has none of the usual ones; then look at the router, or whether the"
                    + " Wi-Fi keeps its guests from each other.");

    private static final List<String> PLACES =
            List.of("/usr/sbin", "/sbin", "/usr/bin", "/bin", "/usr/local/sbin");

    private final String says;

    Firewall(String says) {
        this.says = says;
    }

    /// The one of this computer.
    static Firewall here() {
        return of(
                System.getProperty("os.name", ""),
                tool ->
                        PLACES.stream()
                                .anyMatch(place -> Files.isExecutable(Path.of(place, tool))));
    }

    /// What the join card says of the one of this computer.
    ///
    /// @param port the TCP port
    /// @param java the program that runs the server
    public static Card.Firewall advice(int port, String java) {
        Firewall here = here();
        return new Card.Firewall(here.says(), here.commands(port, java));
    }

    /// @param installed whether the computer has that command
    static Firewall of(String system, Predicate<String> installed) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return WINDOWS;
        }
        if (os.startsWith("mac")) {
            return MACOS;
        }
        // The friendlier ones drive those after them, so where one is there it is the one to ask.
        if (installed.test("ufw")) {
            return UFW;
        }
        if (installed.test("firewall-cmd")) {
            return FIREWALLD;
        }
        if (installed.test("nft")) {
            return NFTABLES;
        }
        return installed.test("iptables") ? IPTABLES : NONE_KNOWN;
    }

    /// Where to type what [#commands] gives, or what else to look at.
    String says() {
        return says;
    }

    /// What lets people in by TCP at `port`, and lets them find the server by UDP at [Beacon#PORT];
    /// as it is typed.
    ///
    /// @param java the program that runs the server, by which macOS knows it
    List<String> commands(int port, String java) {
        return switch (this) {
            case UFW ->
                    port == Beacon.PORT
                            ? List.of("sudo ufw allow " + port)
                            : each(port, "sudo ufw allow %2$d/%1$s");
            case FIREWALLD -> each(port, "sudo firewall-cmd --add-port=%2$d/%1$s");
            case NFTABLES ->
                    each(port, "sudo nft insert rule inet filter input %1$s dport %2$d accept");
            case IPTABLES -> each(port, "sudo iptables -I INPUT -p %1$s --dport %2$d -j ACCEPT");
            case MACOS -> {
                String tool = "sudo /usr/libexec/ApplicationFirewall/socketfilterfw";
                yield List.of(
                        "%s --add '%s'".formatted(tool, java),
                        "%s --unblockapp '%s'".formatted(tool, java));
            }
            case WINDOWS ->
                    each(
                            port,
                            "New-NetFirewallRule -DisplayName Chatroom -Protocol %1$s -LocalPort"
                                    + " %2$d");
            case NONE_KNOWN -> List.of();
        };
    }

    private static List<String> each(int port, String command) {
        return Stream.of(command.formatted("tcp", port), command.formatted("udp", Beacon.PORT))
                .toList();
    }
}
