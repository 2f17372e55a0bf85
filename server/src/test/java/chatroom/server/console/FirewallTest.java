package chatroom.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FirewallTest {
    private static final String JAVA = "/opt/jdk/bin/java";

    @Test
    void on_linux_the_one_that_drives_the_others_is_asked() {
        assertThat(Firewall.of("Linux", Set.of("ufw", "nft", "iptables")::contains))
                .isEqualTo(Firewall.UFW);
        assertThat(Firewall.of("Linux", Set.of("firewall-cmd", "nft")::contains))
                .isEqualTo(Firewall.FIREWALLD);
        assertThat(Firewall.of("Linux", Set.of("nft", "iptables")::contains))
                .isEqualTo(Firewall.NFTABLES);
        assertThat(Firewall.of("Linux", Set.of("iptables")::contains)).isEqualTo(Firewall.IPTABLES);
        assertThat(Firewall.of("Linux", _ -> false)).isEqualTo(Firewall.NONE_KNOWN);
    }

    @Test
    void other_systems_have_their_own() {
        assertThat(Firewall.of("Mac OS X", _ -> true)).isEqualTo(Firewall.MACOS);
        assertThat(Firewall.of("Windows 11", _ -> true)).isEqualTo(Firewall.WINDOWS);
    }

    @Test
    void the_rules_open_the_port_and_let_people_find_it() {
        assertThat(Firewall.UFW.commands(24280, JAVA)).containsExactly("sudo ufw allow 24280");
        assertThat(Firewall.UFW.commands(9000, JAVA))
                .containsExactly("sudo ufw allow 9000/tcp", "sudo ufw allow 24280/udp");
        assertThat(Firewall.FIREWALLD.commands(9000, JAVA))
                .containsExactly(
                        "sudo firewall-cmd --add-port=9000/tcp",
                        "sudo firewall-cmd --add-port=24280/udp");
        assertThat(Firewall.NFTABLES.commands(9000, JAVA))
                .containsExactly(
                        "sudo nft insert rule inet filter input tcp dport 9000 accept",
                        "sudo nft insert rule inet filter input udp dport 24280 accept");
        assertThat(Firewall.IPTABLES.commands(9000, JAVA))
                .containsExactly(
                        "sudo iptables -I INPUT -p tcp --dport 9000 -j ACCEPT",
                        "sudo iptables -I INPUT -p udp --dport 24280 -j ACCEPT");
        assertThat(Firewall.WINDOWS.commands(9000, JAVA))
                .containsExactly(
                        "New-NetFirewallRule -DisplayName Chatroom -Protocol tcp -LocalPort 9000",
                        "New-NetFirewallRule -DisplayName Chatroom -Protocol udp -LocalPort 24280");
        assertThat(Firewall.MACOS.commands(9000, JAVA))
                .containsExactly(
                        "sudo /usr/libexec/ApplicationFirewall/socketfilterfw --add '" + JAVA + "'",
                        "sudo /usr/libexec/ApplicationFirewall/socketfilterfw --unblockapp '"
                                + JAVA
                                + "'");
    }

    @Test
    void the_advice_is_words_and_then_what_to_type() {
        assertThat(Reached.advice(Firewall.UFW, 24280, JAVA))
                .isEqualTo(
                        List.of(
                                "No other device has reached me yet. If people cannot find this"
                                        + " server",
                                "or connect to it, a firewall may be in the way. In a terminal of"
                                        + " this",
                                "computer:",
                                "  sudo ufw allow 24280"));
    }

    @ParameterizedTest
    @EnumSource
    void words_fit_a_terminal(Firewall firewall) {
        assertThat(Reached.advice(firewall, 24280, JAVA))
                .filteredOn(line -> !line.startsWith("  "))
                .allMatch(line -> line.length() <= 70);
    }
}
