package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.discovery.LocalAddresses.LocalAddress;
import chatroom.server.console.Facts.Address;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsTest {
    @ParameterizedTest
    @CsvSource({
        "192.168.1.23, 192.168.1.23",
        "fd00::2, [fd00::2]",
        "2001:db8:0:0:1:0:0:1, [2001:db8::1:0:0:1]",
        "2001:db8:1:2:3:4:5:6, [2001:db8:1:2:3:4:5:6]",
        "2001:db8:0:2:0:0:0:0, [2001:db8:0:2::]",
        "fd00:0:0:10:20:0:0:0, [fd00:0:0:10:20::]"
    })
    void an_address_is_written_as_it_is_typed(String address, String typed) throws Exception {
        assertThat(Hosts.typed(InetAddress.getByName(address))).isEqualTo(typed);
    }

    @Test
    void link_local_ipv6_is_left_out_since_nobody_can_type_it() throws Exception {
        List<LocalAddress> addresses =
                List.of(
                        new LocalAddress(InetAddress.getByName("10.0.0.5"), "eth0", false),
                        new LocalAddress(InetAddress.getByName("fe80::1"), "eth0", false),
                        new LocalAddress(InetAddress.getByName("172.17.0.1"), "docker0", true));
        assertThat(Hosts.typed(addresses))
                .containsExactly(
                        new Address("10.0.0.5", "eth0", false),
                        new Address("172.17.0.1", "docker0", true));
    }
}
