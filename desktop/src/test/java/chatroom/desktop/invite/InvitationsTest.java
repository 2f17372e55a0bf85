package chatroom.desktop.invite;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.client.Address;
import chatroom.desktop.entrance.Server;
import chatroom.discovery.LocalAddresses.LocalAddress;
import chatroom.wire.ServerIdentity;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InvitationsTest {
    private static final List<LocalAddress> OWN =
            List.of(
                    own("192.0.2.20", false),
                    own("172.17.0.1", true),
                    own("fe80::1", false),
                    own("2001:db8::20", false));

    private static final ServerIdentity IDENTITY = new ServerIdentity("a".repeat(52));

    private static LocalAddress own(String address, boolean virtual) {
        return new LocalAddress(InetAddress.ofLiteral(address), "some0", virtual);
    }

    private static List<String> origins(String... reached) {
        return Invitations.origins(server(true, reached), OWN);
    }

    private static Server server(boolean plain, String... reached) {
        List<Address> addresses = Stream.of(reached).map(Address::parse).toList();
        return new Server("Room 12", addresses, IDENTITY, plain);
    }

    @Test
    void where_the_plain_door_is_closed_the_page_opens_encrypted() {
        assertThat(Invitations.origins(server(false, "192.0.2.7"), OWN))
                .containsExactly("https://192.0.2.7:24280");
    }

    @Test
    void others_get_to_a_server_as_this_program_did() {
        assertThat(origins("192.0.2.7", "[2001:db8::7]:2000", "school.local"))
                .containsExactly(
                        "http://192.0.2.7:24280",
                        "http://[2001:db8::7]:2000",
                        "http://school.local:24280");
    }

    @Test
    void what_leads_nowhere_from_elsewhere_is_left_out() {
        assertThat(origins("127.0.0.1", "[fe80::7]", "192.0.2.7"))
                .containsExactly("http://192.0.2.7:24280");
    }

    @Test
    void a_server_on_this_computer_has_this_computers_addresses() {
        assertThat(origins("localhost:3000"))
                .containsExactly("http://192.0.2.20:3000", "http://[2001:db8:0:0:0:0:0:20]:3000");
    }
}
