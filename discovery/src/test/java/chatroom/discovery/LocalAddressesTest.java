package chatroom.discovery;

import static chatroom.discovery.Examples.adapter;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalAddressesTest {
    @Test
    void private_ipv4_comes_first_then_public_then_ipv6_then_link_local_and_virtual_ones_last() {
        List<Adapter> adapters =
                List.of(
                        adapter("lo", 1, "127.0.0.1", "::1"),
                        adapter("docker0", 2, "172.17.0.1", "fe80::2"),
                        adapter("tailscale0", 3, "100.64.1.1"),
                        adapter(
                                "eth0",
                                4,
                                "fe80::4",
                                "2001:db8::4",
                                "169.254.7.7",
                                "203.0.113.4",
                                "192.168.1.4"),
                        adapter("wlan0", 5, "10.0.0.5"));
        assertThat(LocalAddresses.rank(adapters))
                .extracting(it -> it.address().getHostAddress())
                .containsExactly(
                        "192.168.1.4",
                        "10.0.0.5",
                        "203.0.113.4",
                        "2001:db8:0:0:0:0:0:4",
                        "169.254.7.7",
                        "fe80:0:0:0:0:0:0:4",
                        "172.17.0.1",
                        "100.64.1.1",
                        "fe80:0:0:0:0:0:0:2");
    }

    @Test
    void wifi_and_ethernet_come_before_what_has_a_name_nobody_knows() {
        List<Adapter> adapters =
                List.of(adapter("xyz0", 1, "192.168.9.1"), adapter("enp3s0", 2, "10.1.1.1"));
        assertThat(LocalAddresses.rank(adapters))
                .extracting(LocalAddresses.LocalAddress::adapter)
                .containsExactly("enp3s0", "xyz0");
    }

    @Test
    void a_machine_without_a_network_has_no_addresses() {
        assertThat(LocalAddresses.rank(List.of(adapter("lo", 1, "127.0.0.1")))).isEmpty();
        assertThat(LocalAddresses.rank(List.of())).isEmpty();
    }

    @Test
    void the_addresses_of_this_machine_can_be_asked_for() {
        assertThat(LocalAddresses.now()).noneMatch(it -> it.address().isLoopbackAddress());
    }

    @ParameterizedTest
    @CsvSource({
        "docker0, docker0, true",
        "veth12ab, veth12ab, true",
        "br-0a1b2c, br-0a1b2c, true",
        "virbr0, virbr0, true",
        "vmnet8, vmnet8, true",
        "vboxnet0, vboxnet0, true",
        "tun0, tun0, true",
        "tap0, tap0, true",
        "utun3, utun3, true",
        "wg0, wg0, true",
        "ztabc, ztabc, true",
        "tailscale0, tailscale0, true",
        "eth7, Hyper-V Virtual Ethernet Adapter, true",
        "eth3, VMware Virtual Ethernet Adapter for VMnet8, true",
        "net4, WireGuard Tunnel, true",
        "eth5, TAP-Windows Adapter V9, true",
        "eth0, Intel(R) Ethernet Connection I219-V, false",
        "wlan1, Intel(R) Wi-Fi 6 AX201 160MHz, false",
        "en0, en0, false",
        "br0, br0, false",
        "bond0, bond0, false",
    })
    void virtual_adapters_are_told_by_their_names(
            String name, String displayName, boolean virtual) {
        assertThat(Adapter.isVirtual(name, displayName)).isEqualTo(virtual);
    }

    @Test
    void a_broadcast_address_nobody_set_is_the_last_of_the_network() {
        InetAddress nobodySetIt = InetAddress.ofLiteral("0.0.0.0");
        InetAddress address = InetAddress.ofLiteral("10.1.2.3");
        assertThat(Adapter.broadcast(address, 20, nobodySetIt))
                .isEqualTo(InetAddress.ofLiteral("10.1.15.255"));
        assertThat(Adapter.broadcast(address, 20, Examples.BOB)).isEqualTo(Examples.BOB);
        assertThat(Adapter.broadcast(address, 32, null)).isNull();
    }

    @Test
    void an_address_is_on_link_where_the_prefix_is_the_same() {
        Adapter.Bound bound = new Adapter.Bound(InetAddress.ofLiteral("10.1.2.3"), 20, null);
        assertThat(bound.isOnLink(InetAddress.ofLiteral("10.1.15.255"))).isTrue();
        assertThat(bound.isOnLink(InetAddress.ofLiteral("10.1.16.0"))).isFalse();
        assertThat(bound.isOnLink(InetAddress.ofLiteral("::1"))).isFalse();
    }
}
