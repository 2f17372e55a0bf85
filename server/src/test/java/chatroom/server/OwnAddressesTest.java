package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.discovery.LocalAddresses.LocalAddress;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnAddressesTest {
    private static final InetAddress OTHER = address("203.0.113.9");

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }

    private static OwnAddresses of(String... flags) {
        return of(RealServer.config(flags));
    }

    private static OwnAddresses of(Config config) {
        OwnAddresses own =
                new OwnAddresses(
                        config,
                        () ->
                                List.of(
                                        new LocalAddress(address("192.168.1.20"), "wlan0", false),
                                        new LocalAddress(address("10.0.0.7"), "eth0", false),
                                        new LocalAddress(address("fe80::1"), "eth0", false),
                                        new LocalAddress(address("172.17.0.1"), "docker0", true)));
        own.asked();
        return own;
    }

    @Test
    void the_likeliest_comes_first_and_those_that_nobody_can_type_are_left_out() {
        assertThat(of().origins(24280))
                .containsExactly(
                        "http://192.168.1.20:24280",
                        "http://10.0.0.7:24280",
                        "http://172.17.0.1:24280");
    }

    @Test
    void what_another_device_has_come_in_by_comes_before_all() throws Exception {
        OwnAddresses own = of("--host", "chat.example.org");
        assertThat(own.origins(1)).first().isEqualTo("http://chat.example.org:1");
        assertThat(own.reached()).isFalse();
        own.came(address("10.0.0.7"), InetAddress.getLoopbackAddress());
        own.came(address("10.0.0.7"), OTHER);
        Waiting.until(own::reached);
        assertThat(own.origins(1))
                .startsWith("http://10.0.0.7:1", "http://chat.example.org:1")
                .hasSize(4);
    }

    @Test
    void what_this_computer_asks_of_itself_does_not_count() throws Exception {
        OwnAddresses own = of();
        own.came(address("192.168.1.20"), InetAddress.getLoopbackAddress());
        own.came(address("10.0.0.7"), OTHER);
        Waiting.until(own::reached);
        assertThat(own.origins(1)).first().isEqualTo("http://10.0.0.7:1");
    }

    @Test
    void clients_are_told_where_else_it_is_but_of_one_that_nobody_is_to_find_only_its_names() {
        OwnAddresses hidden = of("--host", "chat.example.org:8080", "--host", "chat.local");
        assertThat(hidden.nodes(1)).containsExactly("chat.example.org:8080", "chat.local:1");
        OwnAddresses found = of(RealServer.found("--host", "chat.local"));
        assertThat(found.nodes(1)).containsExactly("chat.local:1", "192.168.1.20:1", "10.0.0.7:1");
    }

    @Test
    void a_port_of_the_operators_own_stays() {
        assertThat(of("--host", "chat.example.org:8080").origins(1))
                .startsWith("http://chat.example.org:8080", "http://192.168.1.20:1");
    }

    @Test
    void where_the_plain_door_is_closed_the_other_is_shown() {
        assertThat(of("--plain", "off").origins(1)).first().isEqualTo("https://192.168.1.20:1");
        assertThat(of("--cert", "c.pem", "--key", "k.pem", "--host", "chat.example.org").origins(1))
                .startsWith("https://chat.example.org:1", "http://192.168.1.20:1");
    }
}
