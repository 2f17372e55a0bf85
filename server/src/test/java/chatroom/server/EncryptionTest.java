package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.server.identity.BadKey;
import chatroom.server.identity.Certificates;
import chatroom.server.identity.Credentials;
import chatroom.server.identity.OwnKey;
import chatroom.server.identity.SelfIssued;
import chatroom.server.sessions.Plain;
import chatroom.wire.Request;
import chatroom.wire.ServerIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Security;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The encrypted door: what is agreed to in a handshake, and by which certificate.
class EncryptionTest {
    private final TwoDoors doors = new TwoDoors();

    private static SSLSocket tls(Server server, @Nullable String version, @Nullable String suite)
            throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        SSLSocket tls =
                (SSLSocket)
                        Anybody.context()
                                .getSocketFactory()
                                .createSocket(socket, "localhost", server.port(), true);
        if (version != null) {
            tls.setEnabledProtocols(new String[] {version});
        }
        if (suite != null) {
            tls.setEnabledCipherSuites(new String[] {suite});
        }
        tls.startHandshake();
        return tls;
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void it_speaks_these_versions_and_http_1_1(String version) throws Exception {
        try (Server server = doors.start(Plain.TALK);
                SSLSocket tls = tls(server, version, null)) {
            assertThat(tls.getSession().getProtocol()).isEqualTo(version);
            assertThat(ServerIdentity.of(tls.getSession().getPeerCertificates()[0].getPublicKey()))
                    .isEqualTo(server.identity());
            tls.getOutputStream()
                    .write(
                            "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(tls.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200 OK")
                    .endsWith("ok\n");
        }
    }

    @Test
    void it_speaks_no_older_version() throws Exception {
        String before = Security.getProperty("jdk.tls.disabledAlgorithms");
        Security.setProperty("jdk.tls.disabledAlgorithms", "");
        try (Server server = doors.start(Plain.TALK)) {
            for (String version : List.of("TLSv1", "TLSv1.1")) {
                assertThatThrownBy(() -> tls(server, version, null).close())
                        .isInstanceOf(SSLException.class);
            }
        } finally {
            Security.setProperty("jdk.tls.disabledAlgorithms", before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
                "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"
            })
    void it_agrees_to_nothing_without_authentication(String suite) throws Exception {
        try (Server server = doors.start(Plain.TALK)) {
            assertThatThrownBy(() -> tls(server, "TLSv1.2", suite).close())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void handshakes_that_stop_half_way_are_bounded_and_disturb_nobody() throws Exception {
        try (Server server = doors.start(Plain.TALK);
                Peer member = new Peer("wss://127.0.0.1:" + server.port(), "")) {
            member.send(new Request.Join(1, "Lobby", "Member", null, null));
            member.ok(1);
            List<Socket> half = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1, 0, 1, -4});
                half.add(socket);
            }
            long begun = System.nanoTime();
            try (Peer late = new Peer("wss://127.0.0.1:" + server.port(), "")) {
                late.send(new Request.Join(1, "Lobby", "Late", null, null));
                late.ok(1);
            }
            member.send(new Request.Say(2, "still here"));
            member.ok(2);
            for (Socket socket : half) {
                byte[] alert = socket.getInputStream().readAllBytes();
                assertThat(alert.length).isLessThan(64);
                socket.close();
            }
            assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(15));
            member.send(new Request.Say(3, "and still"));
            member.ok(3);
        }
    }

    @Test
    void garbage_instead_of_a_handshake_ends_that_connection_alone() throws Exception {
        try (Server server = doors.start(Plain.TALK);
                Peer member = new Peer("wss://127.0.0.1:" + server.port(), "")) {
            for (int seed = 0; seed < 200; seed++) {
                byte[] garbage = new byte[seed * 7 % 300 + 1];
                new java.util.Random(seed).nextBytes(garbage);
                garbage[0] = 22;
                try (Socket socket = new Socket()) {
                    socket.connect(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
                    socket.getOutputStream().write(garbage);
                }
            }
            member.send(new Request.List(1));
            member.ok(1);
        }
    }

    // Certificates.

    /// Has something new when a test says so.
    private static final class Given implements Certificates {
        private final Credentials first;
        private final BlockingQueue<Optional<Credentials>> next = new LinkedBlockingQueue<>();

        Given(Credentials first) {
            this.first = first;
        }

        @Override
        public Credentials first() {
            return first;
        }

        @Override
        public Optional<Credentials> changed() throws BadKey {
            Optional<Credentials> now = next.poll();
            if (now == null) {
                return Optional.empty();
            }
            if (now.isEmpty()) {
                throw new BadKey("The file is bad.");
            }
            return now;
        }
    }

    @Test
    void a_changed_certificate_is_shown_to_who_comes_next_and_a_bad_one_is_told() throws Exception {
        KeyPair key = OwnKey.drawn();
        Given given = new Given(issued(key));
        try (Server server = doors.start(Plain.TALK, given);
                Peer member = new Peer("wss://127.0.0.1:" + server.port(), "")) {
            ServerIdentity before = server.identity();
            given.next.add(Optional.empty());
            given.next.add(Optional.of(issued(OwnKey.drawn())));
            assertThat(said("The file is bad."))
                    .endsWith("The certificate used so far stays in use.");
            String line = said("The certificate has another key");
            assertThat(server.identity()).isNotEqualTo(before);
            assertThat(line).contains(server.identity().shown());
            try (SSLSocket tls = tls(server, null, null)) {
                assertThat(
                                ServerIdentity.of(
                                        tls.getSession().getPeerCertificates()[0].getPublicKey()))
                        .isEqualTo(server.identity());
            }
            try (Peer next = new Peer("wss://127.0.0.1:" + server.port(), "")) {
                next.send(new Request.List(1));
                next.ok(1);
            }
            member.send(new Request.List(1));
            member.ok(1);
        }
    }

    private String said(String beginning) throws InterruptedException {
        while (true) {
            String line = doors.output.poll(20, TimeUnit.SECONDS);
            assertThat(line).as("a line that begins with '%s'", beginning).isNotNull();
            if (line.startsWith(beginning)) {
                return line;
            }
        }
    }

    private static Credentials issued(KeyPair key) throws BadKey {
        return new SelfIssued(key, List.of(), List::of, Instant::now).first();
    }
}
