package chatroom.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.discovery.FoundServer;
import chatroom.server.RealServer;
import chatroom.wire.ServerIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// To whom a client talks, and to whom it does not.
@Timeout(60)
class TrustTest {
    private static Options expecting(String identity) {
        return Options.of("secret-program").withIdentity(identity).withPace(ResumeTest.QUICK);
    }

    /// Somebody in the middle, with a key of their own: what reaches them through their TLS, and
    /// every byte beside it.
    private static final class Middle implements AutoCloseable {
        final PeerKey key = new PeerKey();
        final BlockingQueue<String> understood = new LinkedBlockingQueue<>();
        private final ServerSocket listening;

        Middle(String... versions) throws IOException {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.startVirtualThread(() -> accept(versions));
        }

        Address address() {
            return new Address("127.0.0.1", listening.getLocalPort());
        }

        private void accept(String... versions) {
            try {
                while (true) {
                    Socket socket = listening.accept();
                    understood.add(understood(socket, versions));
                }
            } catch (IOException e) {
                // The test is over.
            }
        }

        private String understood(Socket socket, String... versions) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            try (socket) {
                SSLSocket tls =
                        (SSLSocket)
                                key.context()
                                        .getSocketFactory()
                                        .createSocket(socket, null, socket.getPort(), false);
                tls.setUseClientMode(false);
                if (versions.length > 0) {
                    tls.setEnabledProtocols(versions);
                }
                InputStream in = tls.getInputStream();
                for (int octet = in.read(); octet >= 0; octet = in.read()) {
                    all.write(octet);
                }
            } catch (IOException e) {
                // The client has ended the handshake, in order or not.
            }
            return all.toString(StandardCharsets.ISO_8859_1);
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void who_stands_in_the_middle_with_another_key_gets_not_a_byte(String version)
            throws Exception {
        String known = new PeerKey().identity().value();
        try (Middle middle = new Middle(version)) {
            assertThatThrownBy(() ->
                            Client.connect(
                                    List.of(middle.address()), expecting(known), Listener.NOBODY))
                    .isInstanceOfSatisfying(
                            IdentityChanged.class,
                            e -> {
                                assertThat(e.expected()).isEqualTo(known);
                                assertThat(e.met()).isEqualTo(middle.key.identity());
                            });
            assertThat(middle.understood.poll(10, TimeUnit.SECONDS)).isEqualTo("");
        }
    }

    @Test
    void a_server_that_announces_the_identity_of_another_gets_not_a_byte() throws Exception {
        try (Middle middle = new Middle()) {
            FoundServer lie =
                    new FoundServer(
                            "Physics",
                            new PeerKey().identity().value(),
                            List.of(InetAddress.getLoopbackAddress()),
                            middle.address().port(),
                            1,
                            OptionalInt.empty(),
                            OptionalInt.empty(),
                            Set.of(),
                            Optional.empty());
            assertThatThrownBy(() -> Client.connect(lie, Listener.NOBODY))
                    .isInstanceOf(IdentityChanged.class);
            assertThat(middle.understood.poll(10, TimeUnit.SECONDS)).isEqualTo("");
        }
    }

    @Test
    void a_server_that_does_not_encrypt_is_none_of_ours() throws Exception {
        BlockingQueue<Integer> first = new LinkedBlockingQueue<>();
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try (Socket socket = plain.accept()) {
                    first.add(socket.getInputStream().read());
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    first.add(-1);
                }
            });
            Address address = new Address("127.0.0.1", plain.getLocalPort());
            assertThatThrownBy(() ->
                            Client.connect(List.of(address), Options.of("test"), Listener.NOBODY))
                    .isInstanceOf(ProtocolException.class);
            assertThat(first.poll(10, TimeUnit.SECONDS)).isEqualTo(22);
        }
    }

    @Test
    void where_one_address_leads_to_another_server_the_next_is_tried() throws Exception {
        try (Middle middle = new Middle();
                RealServer server = new RealServer()) {
            Address right = new Address("127.0.0.1", server.port());
            try (Client client =
                    Client.connect(
                            List.of(middle.address(), right),
                            expecting(server.identity().value()),
                            Listener.NOBODY)) {
                assertThat(client.list()).hasSize(1);
                assertThat(client.identity()).isEqualTo(server.identity());
                assertThat(client.server().identity()).isEqualTo(server.identity().value());
            }
            assertThat(middle.understood.poll(10, TimeUnit.SECONDS)).isEqualTo("");
        }
    }

    @Test
    void an_address_may_be_typed_with_what_people_compare() throws Exception {
        try (RealServer server = new RealServer()) {
            String typed = "127.0.0.1:" + server.port() + "#";
            String shown = server.identity().shown();
            try (Client client = Client.connect(typed + shown, Listener.NOBODY)) {
                assertThat(client.identity()).isEqualTo(server.identity());
            }
            String wrong =
                    shown.startsWith("a") ? "b" + shown.substring(1) : "a" + shown.substring(1);
            assertThatThrownBy(() -> Client.connect(typed + wrong, Listener.NOBODY))
                    .isInstanceOf(IdentityChanged.class);
            for (String nonsense : List.of("", "abcd", shown.substring(1), "0189-" + shown)) {
                assertThatThrownBy(() -> Client.connect(typed + nonsense, Listener.NOBODY))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    // What is remembered.

    @Test
    void two_servers_of_one_name_are_two(@TempDir Path folder) throws Exception {
        RememberedServers servers = new RememberedServers(folder, _ -> {});
        ServerIdentity first = new PeerKey().identity();
        ServerIdentity second = new PeerKey().identity();
        Address there = Address.parse("10.0.0.1");
        servers.used(new RememberedServers.Server(first.value(), "Physics", List.of(there), 1));
        assertThat(servers.namesake("physics ", second.value()))
                .hasValueSatisfying(s -> assertThat(s.identity()).isEqualTo(first.value()));
        assertThat(servers.namesake("Physics", first.value())).isEmpty();
        assertThat(servers.namesake("Chemistry", second.value())).isEmpty();
        servers.used(
                new RememberedServers.Server(
                        second.value(), "Physics", List.of(Address.parse("10.0.0.2")), 2));
        assertThat(servers.namesake("Physics", second.value())).isEmpty();
        assertThat(servers.all()).hasSize(2);
        assertThat(servers.at(there)).hasValueSatisfying(s -> assertThat(s.used()).isEqualTo(1));
    }

    @Test
    void what_is_forgotten_is_met_for_the_first_time(@TempDir Path folder) throws Exception {
        RememberedServers servers = new RememberedServers(folder, _ -> {});
        String identity = new PeerKey().identity().value();
        Address there = Address.parse("10.0.0.1:5");
        for (String by : List.of("PHYSICS", "10.0.0.1:5")) {
            servers.used(new RememberedServers.Server(identity, "Physics", List.of(there), 1));
            assertThat(servers.forget("10.0.0.1")).isEmpty();
            assertThat(servers.forget(by)).hasSize(1);
            assertThat(servers.at(there)).isEmpty();
            assertThat(servers.all()).isEmpty();
        }
    }
}
