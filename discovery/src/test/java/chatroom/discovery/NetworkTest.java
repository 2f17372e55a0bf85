package chatroom.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Finding over a real network: every host is a namespace of its own, every server and client a
/// process in it.
@Tag("netns")
class NetworkTest {
    private static final int CLIENT = 1;
    private static final int SERVER = 2;
    private static final int OTHER = 3;

    @SuppressWarnings("NullAway.Init")
    private Lan lan;

    @BeforeAll
    static void needs_root_and_its_tools() {
        assumeTrue(
                works("ip", "netns", "add", "chatroom-probe-" + ProcessHandle.current().pid()),
                "network namespaces need root and ip (package iproute2)");
        assumeTrue(
                works("ip", "netns", "del", "chatroom-probe-" + ProcessHandle.current().pid()),
                "ip netns del");
        assumeTrue(works("nft", "--version"), "blocking packets needs nft (package nftables)");
        assumeTrue(works("bridge", "-V"), "isolating ports needs bridge (package iproute2)");
    }

    private static boolean works(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @BeforeEach
    void build() {
        lan = new Lan();
    }

    @AfterEach
    void tear_down() {
        lan.close();
    }

    @Test
    void a_server_on_another_host_is_found_at_its_address_and_learns_that_it_was_reached() {
        Lan.Program server = lan.joined(SERVER).serve("one", "beacon");
        List<String> said = lan.joined(CLIENT).find("ping");
        assertThat(found(said)).singleElement().asString().startsWith("one [PING] 10.77.0.2");
        assertThat(said).contains("LIKELY []");
        assertThat(server.await("REACHED")).containsAnyOf("10.77.0.1", "fe80:");
    }

    @Test
    void two_servers_on_two_hosts_are_both_found() {
        lan.joined(SERVER).serve("one", "beacon");
        lan.joined(OTHER).serve("two", "beacon");
        assertThat(identities(lan.joined(CLIENT).find("ping")))
                .containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void three_servers_on_one_host_are_all_found_from_outside_and_from_that_host() {
        Lan.Host host = lan.joined(SERVER);
        host.serve("one", "beacon");
        host.serve("two", "beacon");
        host.serve("three", "beacon");
        assertThat(identities(lan.joined(CLIENT).find("ping")))
                .containsExactlyInAnyOrder("one", "two", "three");
        assertThat(identities(host.find("ping"))).containsExactlyInAnyOrder("one", "two", "three");
    }

    @Test
    void servers_that_only_a_ping_to_their_address_reaches_are_all_found() {
        Lan.Host host = lan.joined(SERVER);
        host.rule(
                "input", "udp dport 24280 meta pkttype { broadcast, multicast } iifname eth0 drop");
        host.serve("one", "beacon");
        host.serve("two", "beacon");
        assertThat(identities(lan.joined(CLIENT).find("ping", host.address())))
                .containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void a_server_is_found_where_a_third_of_all_packets_is_lost_both_ways() {
        Lan.Host host = lan.joined(SERVER);
        host.rule("input", "udp dport 24280 numgen random mod 100 < 30 drop");
        Lan.Host client = lan.joined(CLIENT);
        client.rule("input", "udp sport 24280 numgen random mod 100 < 30 drop");
        host.serve("one", "beacon");
        assertThat(identities(client.find("ping"))).containsExactly("one");
    }

    @Test
    void a_server_is_found_where_broadcast_is_blocked() {
        Lan.Host host = lan.joined(SERVER);
        host.rule("input", "udp dport 24280 meta pkttype broadcast drop");
        host.serve("one", "beacon");
        assertThat(identities(lan.joined(CLIENT).find("ping"))).containsExactly("one");
    }

    @Test
    void a_server_is_found_where_multicast_is_blocked() {
        Lan.Host host = lan.joined(SERVER);
        host.rule("input", "udp dport 24280 meta pkttype multicast drop");
        host.serve("one", "beacon");
        assertThat(identities(lan.joined(CLIENT).find("ping"))).containsExactly("one");
    }

    @Test
    void a_server_is_found_where_there_is_only_ipv6() {
        Lan.Host host = lan.joined(SERVER);
        host.sh("ip -4 addr flush dev eth0");
        Lan.Host client = lan.joined(CLIENT);
        client.sh("ip -4 addr flush dev eth0");
        host.serve("one", "beacon");
        assertThat(found(client.find("ping")))
                .singleElement()
                .asString()
                .matches("one \\[PING] fe80:.*%.+");
    }

    @Test
    void a_server_is_found_by_the_interfaces_that_come_after_it_started() {
        Lan.Host host = lan.host(SERVER);
        // Broadcast needs nothing of the server; only the groups have to be joined on the new
        // interface.
        host.rule("input", "udp dport 24280 meta pkttype broadcast drop");
        host.serve("one", "beacon");
        Lan.Program watch = lan.joined(CLIENT).start("watch");
        watch.await("WATCHING");
        host.plugIn();
        watch.await("FOUND one");

        host.plugOut();
        host.plugIn();
        Lan.Program again = lan.joined(OTHER).start("watch");
        assertThat(again.await("FOUND one")).contains("10.77.0.2");
    }

    @Test
    void
            a_client_finds_the_server_by_the_interface_it_gets_after_it_began_and_forgets_it_with_the_server() {
        Lan.Program server = lan.joined(SERVER).serve("one", "beacon");
        Lan.Host client = lan.host(CLIENT);
        Lan.Program watch = client.start("watch");
        watch.await("WATCHING");
        client.plugIn();
        watch.await("FOUND one");
        server.kill();
        watch.await("GONE one");
    }

    @Test
    void a_server_is_found_by_dns_sd_alone() {
        Lan.Host host = lan.joined(SERVER);
        host.rule("input", "udp dport 24280 drop");
        host.serve("one", "beacon", "announce");
        assertThat(found(lan.joined(CLIENT).find("dns-sd")))
                .singleElement()
                .asString()
                .startsWith("one [DNS_SD] 10.77.0.2");
    }

    @Test
    void an_announcement_follows_an_interface_that_comes_after_the_server_started() {
        Lan.Host host = lan.host(SERVER);
        host.serve("one", "announce");
        host.plugIn();
        assertThat(identities(lan.joined(CLIENT).find("dns-sd"))).containsExactly("one");
    }

    @Test
    void a_server_found_by_ping_and_dns_sd_is_one_server() {
        lan.joined(SERVER).serve("one", "beacon", "announce");
        assertThat(identities(lan.joined(CLIENT).find("ping", "dns-sd"))).containsExactly("one");
    }

    @Test
    void a_wifi_that_isolates_its_guests_is_among_the_likely_causes() {
        Lan.Host host = lan.joined(SERVER);
        Lan.Host client = lan.joined(CLIENT);
        host.isolate();
        client.isolate();
        host.serve("one", "beacon");
        assertThat(client.find("ping"))
                .contains("LIKELY [NO_SERVER_HERE, FIREWALL_THERE, ISOLATED_WIFI, FIREWALL_HERE]");
    }

    @Test
    void a_firewall_of_our_own_that_forbids_pings_is_named() {
        Lan.Host client = lan.joined(CLIENT);
        client.rule("output", "udp dport 24280 oifname eth0 drop");
        assertThat(client.find("ping")).contains("LIKELY [SENDING_FORBIDDEN]");
    }

    @Test
    void a_host_without_a_network_is_told_so() {
        assertThat(lan.host(CLIENT).find("ping")).contains("LIKELY [NO_NETWORK]");
    }

    private static List<String> found(List<String> said) {
        assertThat(said).as("the end").anyMatch(line -> line.startsWith("LIKELY"));
        return said.stream()
                .filter(line -> line.startsWith("FOUND "))
                .map(line -> line.substring("FOUND ".length()))
                .toList();
    }

    private static List<String> identities(List<String> said) {
        return found(said).stream().flatMap(line -> Stream.of(line.split(" ")).limit(1)).toList();
    }
}
