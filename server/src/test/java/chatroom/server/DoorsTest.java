package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import chatroom.discovery.LocalAddresses;
import chatroom.log.MemoryLog;
import chatroom.server.gateway.Pages;
import chatroom.server.identity.BadKey;
import chatroom.server.identity.Certificates;
import chatroom.server.identity.Credentials;
import chatroom.server.identity.OwnKey;
import chatroom.server.identity.SelfIssued;
import chatroom.server.sessions.Plain;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import chatroom.wire.ServerIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Security;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The two doors on one port, from outside.
class DoorsTest {
    private static final Pages PAGES =
            new Pages() {
                @Override
                public String front() {
                    return "front";
                }

                @Override
                public String policy() {
                    return "style-src 'sha256-x'";
                }

                @Override
                public String metrics() {
                    return "metrics";
                }
            };

    private final BlockingQueue<String> output = new LinkedBlockingQueue<>();

    private Server start(Plain plain) throws CannotStart {
        return start(plain, RealServer.issued());
    }

    private Server start(Plain plain, Certificates certificates, String... flags)
            throws CannotStart {
        List<String> all = new ArrayList<>(List.of(flags));
        all.addAll(List.of("--loops", "2", "--plain", plain.name().toLowerCase(Locale.ROOT)));
        return Server.start(
                RealServer.config(all.toArray(String[]::new)),
                new MemoryLog(),
                certificates,
                output::add,
                _ -> PAGES,
                _ -> {});
    }

    /// An address of this computer that is not loopback, so that one comes from outside.
    private static String outside() {
        List<InetAddress> all =
                LocalAddresses.now().stream()
                        .map(LocalAddresses.LocalAddress::address)
                        .filter(address -> address.getAddress().length == 4)
                        .toList();
        assumeFalse(all.isEmpty(), "this computer is in no network");
        return all.getFirst().getHostAddress();
    }

    private static Peer peer(String scheme, Server server) {
        return new Peer(scheme + "://" + outside() + ":" + server.port(), "");
    }

    private static HttpResponse<String> get(String url) throws Exception {
        try (HttpClient http = HttpClient.newBuilder().sslContext(Anybody.context()).build()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        }
    }

    private static Request.Create create(long id, String session, @Nullable Boolean encrypted) {
        return new Request.Create(id, session, "Creator", null, null, null, null, encrypted);
    }

    private static Request.Join join(long id, String session, String name) {
        return new Request.Join(id, session, name, null, null);
    }

    // What may be done by which door.

    @Test
    void by_the_plain_door_one_talks_and_has_no_power() throws Exception {
        try (Server server = start(Plain.TALK);
                Peer plain = peer("ws", server);
                Peer encrypted = peer("wss", server)) {
            encrypted.send(create(1, "Planets", null));
            encrypted.ok(1);
            assertThat(encrypted.await(Frame.Push.Admin.class).token()).isNotEmpty();

            plain.send(create(1, "Moons", null));
            assertThat(plain.no(1)).isEqualTo("encryption-needed");
            plain.send(new Request.Exit(2, server.exitCode()));
            assertThat(plain.no(2)).isEqualTo("encryption-needed");
            plain.send(join(3, "Planets", "Plain"));
            plain.ok(3);
            plain.send(new Request.Say(4, "hello"));
            plain.ok(4);

            encrypted.send(new Request.Say(2, "/admin Plain"));
            assertThat(encrypted.no(2)).isEqualTo("encryption-needed");
            encrypted.send(new Request.Leave(3, null));
            encrypted.ok(3);
            plain.send(new Request.Say(5, "/close"));
            assertThat(plain.no(5)).isEqualTo("not-admin");
        }
    }

    @Test
    void where_all_is_open_one_leads_by_the_plain_door_too() throws Exception {
        try (Server server = start(Plain.ALL);
                Peer plain = peer("ws", server)) {
            plain.send(create(1, "Moons", null));
            plain.ok(1);
            assertThat(plain.await(Frame.Push.Admin.class).token()).isNotEmpty();
            plain.send(new Request.Say(2, "/close"));
            plain.ok(2);
            plain.send(new Request.Exit(3, server.exitCode()));
            plain.ok(3);
        }
    }

    @Test
    void where_it_is_closed_the_plain_door_says_where_the_other_is() throws Exception {
        try (Server server = start(Plain.OFF)) {
            for (String host : List.of("127.0.0.1", outside())) {
                String there = host + ":" + server.port();
                HttpResponse<String> no = get("http://" + there + "/");
                assertThat(no.statusCode()).isEqualTo(426);
                assertThat(no.body()).contains("https://" + there + "/");
                assertThatThrownBy(() -> new Peer("ws://" + there, "").close())
                        .hasCauseInstanceOf(java.net.http.WebSocketHandshakeException.class);
                assertThat(get("https://" + there + "/").body()).isEqualTo("front");
                new Peer("wss://" + there, "").close();
            }
        }
    }

    @Test
    void an_encrypted_only_session_and_the_label_of_the_others() throws Exception {
        try (Server server = start(Plain.TALK);
                Peer plain = peer("ws", server);
                Peer encrypted = peer("wss", server)) {
            encrypted.send(create(1, "Planets", true));
            encrypted.ok(1);
            plain.send(join(1, "Planets", "Plain"));
            assertThat(plain.no(1)).isEqualTo("encrypted-only");
            assertThat(listed(plain, 2, "Lobby").encrypted()).isTrue();
            plain.send(join(3, "Lobby", "Plain"));
            plain.ok(3);
            assertThat(listed(plain, 4, "Lobby").encrypted()).isFalse();
            assertThat(listed(plain, 5, "Planets").encrypted()).isTrue();
        }
    }

    private static Frame.Listed listed(Peer peer, long id, String name) {
        peer.send(new Request.List(id));
        if (peer.ok(id).body() instanceof Frame.Body.Sessions(var all)) {
            return all.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
        }
        throw new AssertionError("no list");
    }

    @Test
    void over_loopback_the_plain_door_is_as_good_as_the_other() throws Exception {
        try (Server server = start(Plain.TALK);
                Peer local = new Peer(server.port(), "")) {
            local.send(create(1, "Planets", true));
            local.ok(1);
            assertThat(local.await(Frame.Push.Admin.class).token()).isNotEmpty();
        }
    }

    /// What is written once for all is not disturbed by what TLS makes of it for each.
    @Test
    void many_by_the_encrypted_door_hear_all_in_one_order() throws Exception {
        int people = 8;
        int messages = 60;
        try (Server server = start(Plain.TALK, RealServer.issued(), "--unlimited");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Peer> peers = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                Peer peer = new Peer("wss://127.0.0.1:" + server.port(), "");
                peer.send(join(1, "Lobby", "Person" + (char) ('a' + i)));
                peer.ok(1);
                peers.add(peer);
            }
            List<Future<List<String>>> heard = new ArrayList<>();
            for (Peer peer : peers) {
                heard.add(threads.submit(() -> conversation(peer, people, messages)));
            }
            List<String> first = heard.getFirst().get();
            assertThat(first).hasSize(people * messages).doesNotHaveDuplicates();
            for (Future<List<String>> each : heard) {
                assertThat(each.get()).isEqualTo(first);
            }
            peers.forEach(Peer::close);
        }
    }

    private static List<String> conversation(Peer peer, int people, int messages) {
        for (int i = 0; i < messages; i++) {
            // Of all lengths, so that records of TLS begin and end anywhere.
            peer.send(new Request.Say(2 + i, i + " " + "x".repeat(i * 37 % 900)));
            peer.ok(2 + i);
        }
        List<String> all = new ArrayList<>();
        while (all.size() < people * messages) {
            Frame.Told told = peer.await(Frame.Told.class);
            if (told.entry().event() instanceof chatroom.core.Event.Said said) {
                all.add(told.entry().seq() + " " + said.member() + " " + said.text());
            }
        }
        return all;
    }

    // TLS.

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
        try (Server server = start(Plain.TALK);
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
        try (Server server = start(Plain.TALK)) {
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
        try (Server server = start(Plain.TALK)) {
            assertThatThrownBy(() -> tls(server, "TLSv1.2", suite).close())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void handshakes_that_stop_half_way_are_bounded_and_disturb_nobody() throws Exception {
        try (Server server = start(Plain.TALK);
                Peer member = new Peer("wss://127.0.0.1:" + server.port(), "")) {
            member.send(join(1, "Lobby", "Member"));
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
                late.send(join(1, "Lobby", "Late"));
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
        try (Server server = start(Plain.TALK);
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
        try (Server server = start(Plain.TALK, given);
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
            String line = output.poll(20, TimeUnit.SECONDS);
            assertThat(line).as("a line that begins with '%s'", beginning).isNotNull();
            if (line.startsWith(beginning)) {
                return line;
            }
        }
    }

    private static Credentials issued(KeyPair key) throws BadKey {
        return new SelfIssued(key, List.of(), List::of, Instant::now).first();
    }

    // Hygiene.

    private static String raw(Server server, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void other_sites_get_neither_pages_nor_the_web_socket() throws Exception {
        String socket =
                String.join(
                        "\r\n",
                        "Connection: Upgrade",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                        "Sec-WebSocket-Protocol: chatroom.v1",
                        "",
                        "");
        try (Server server = start(Plain.TALK)) {
            String own = "localhost:" + server.port();
            for (String page : List.of("/", "/healthz", "/metrics", "/nothing")) {
                assertThat(raw(server, "GET " + page + " HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
                        .startsWith("HTTP/1.1 421 ");
                assertThat(
                                raw(
                                        server,
                                        "GET %s HTTP/1.1\r\nHost: %s\r\nOrigin: http://evil.example\r\n\r\n"
                                                .formatted(page, own)))
                        .startsWith("HTTP/1.1 403 ");
            }
            assertThat(raw(server, "GET /chat HTTP/1.1\r\nHost: evil.example\r\n" + socket))
                    .startsWith("HTTP/1.1 421 ");
            assertThat(
                            raw(
                                    server,
                                    "GET /chat HTTP/1.1\r\nHost: %s\r\nOrigin: http://evil.example\r\n%s"
                                            .formatted(own, socket)))
                    .startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void every_answer_says_what_a_page_may_not() throws Exception {
        try (Server server = start(Plain.TALK)) {
            for (String page : List.of("/", "/nothing", "/metrics", "/chat")) {
                HttpResponse<String> answer = get("http://localhost:" + server.port() + page);
                assertThat(answer.headers().map())
                        .containsEntry("x-content-type-options", List.of("nosniff"))
                        .containsEntry("x-frame-options", List.of("DENY"))
                        .containsEntry("referrer-policy", List.of("no-referrer"))
                        .containsEntry("cache-control", List.of("no-store"))
                        .doesNotContainKey("set-cookie");
                String policy =
                        answer.headers().firstValue("content-security-policy").orElseThrow();
                assertThat(policy)
                        .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                        .doesNotContain("unsafe");
                assertThat(policy.contains("style-src 'sha256-x'")).isEqualTo(page.equals("/"));
            }
        }
    }

    @Test
    void a_request_may_come_in_pieces() throws Exception {
        try (Server server = start(Plain.TALK);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(10_000);
            String request =
                    "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            for (String piece : request.split("(?<=\\G.{7})", -1)) {
                socket.getOutputStream().write(piece.getBytes(StandardCharsets.US_ASCII));
                Thread.sleep(2); // so that the pieces do not travel together
            }
            assertThat(
                            new String(
                                    socket.getInputStream().readAllBytes(),
                                    StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200 OK");
        }
    }
}
