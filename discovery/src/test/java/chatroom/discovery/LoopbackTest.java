package chatroom.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Finding over 127.0.0.1 alone, on every system. Real sockets, a port of our own, and nothing
/// leaves the machine.
class LoopbackTest {
    private final int port = freePort();
    private final Search here = Search.USUAL.withPort(port).onThisMachineOnly();
    private final BlockingQueue<Beacon> open = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        open.forEach(Beacon::close);
    }

    @Test
    void a_server_on_this_machine_is_found_with_all_it_says() throws Exception {
        serve("one");
        Finding finding = Finder.find(here);
        assertThat(finding.servers()).hasSize(1);
        FoundServer server = finding.servers().getFirst();
        assertThat(server.identity()).isEqualTo("one");
        assertThat(server.name()).isEqualTo("Server one");
        assertThat(server.addresses().getFirst()).isEqualTo(Examples.LOOPBACK);
        assertThat(server.roundTrip()).hasValueSatisfying(it -> assertThat(it).isPositive());
        assertThat(finding.diagnosis().likely()).isEmpty();
    }

    @Test
    void every_one_of_three_servers_on_this_machine_is_found() throws Exception {
        serve("one");
        serve("two");
        serve("three");
        assertThat(Finder.find(here).servers())
                .extracting(FoundServer::identity)
                .containsExactlyInAnyOrder("one", "two", "three");
    }

    @Test
    void a_ping_to_one_address_is_answered_by_all_servers_of_that_machine() throws Exception {
        serve("one");
        serve("two");
        serve("three");
        try (DatagramSocket socket =
                new DatagramSocket(new InetSocketAddress(Examples.LOOPBACK, 0))) {
            socket.setSoTimeout(2_000);
            byte[] ping =
                    Examples.bytes(
                            new Ping(9, Examples.LOOPBACK, socket.getLocalPort(), true, null)
                                    .write());
            socket.send(new DatagramPacket(ping, ping.length, Examples.LOOPBACK, port));
            assertThat(List.of(answer(socket), answer(socket), answer(socket)))
                    .containsExactlyInAnyOrder("one", "two", "three");
        }
    }

    private static String answer(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[1_500], 1_500);
        socket.receive(packet);
        assertThat(packet.getLength()).isLessThanOrEqualTo(512);
        Answer answer = Answer.read(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
        assertThat(answer).isNotNull();
        return answer.info().identity();
    }

    @Test
    void where_nothing_answers_it_says_so_when_its_patience_ends() throws Exception {
        Finding finding =
                Finder.find(
                        here.withGather(Duration.ofMillis(100))
                                .withPatience(Duration.ofSeconds(1)));
        assertThat(finding.servers()).isEmpty();
        assertThat(finding.diagnosis().likely()).containsExactly(Diagnosis.Cause.NO_NETWORK);
        assertThat(finding.diagnosis().rounds()).isGreaterThanOrEqualTo(2);
        assertThat(finding.diagnosis().attempts()).isNotEmpty();
    }

    @Test
    void an_answer_nobody_asked_for_is_ignored() throws Exception {
        try (DatagramSocket liar =
                new DatagramSocket(new InetSocketAddress(Examples.LOOPBACK, port))) {
            Thread.ofVirtual().start(() -> answerWithAnotherNonce(liar));
            Finding finding = Finder.find(here.withPatience(Duration.ofMillis(900)));
            assertThat(finding.servers()).isEmpty();
            assertThat(finding.diagnosis().unreadable()).isPositive();
        }
    }

    /// Until the socket is closed.
    private static void answerWithAnotherNonce(DatagramSocket liar) {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[1_500], 1_500);
                liar.receive(packet);
                Ping ping = Ping.read(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
                long another = ping == null ? 0 : ping.nonce() + 1;
                byte[] lie =
                        Examples.bytes(new Answer(another, Examples.PLANETS, List.of()).write());
                liar.send(new DatagramPacket(lie, lie.length, packet.getSocketAddress()));
            }
        } catch (IOException closed) {
            return;
        }
    }

    @Test
    void a_watch_tells_of_servers_that_come_and_of_what_changes() throws Exception {
        BlockingQueue<FoundServer> found = new LinkedBlockingQueue<>();
        try (Watch watch = Finder.watch(here, found::add)) {
            assertThat(found.poll(200, TimeUnit.MILLISECONDS)).isNull();
            serve("one");
            watch.again();
            assertThat(found.poll(5, TimeUnit.SECONDS))
                    .extracting(FoundServer::identity)
                    .isEqualTo("one");
            serve("two");
            watch.again();
            assertThat(found.poll(5, TimeUnit.SECONDS))
                    .extracting(FoundServer::identity)
                    .isEqualTo("two");
        }
    }

    @Test
    void a_listener_that_fails_does_not_end_the_watch() throws Exception {
        serve("one");
        BlockingQueue<FoundServer> found = new LinkedBlockingQueue<>();
        FinderListener fails =
                server -> {
                    found.add(server);
                    throw new IllegalStateException("a fault in the list window");
                };
        try (Watch watch = Finder.watch(here, fails)) {
            assertThat(found.poll(5, TimeUnit.SECONDS)).isNotNull();
            serve("two");
            watch.again();
            assertThat(found.poll(5, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void an_interrupted_search_ends_at_once() throws Exception {
        BlockingQueue<Throwable> ended = new LinkedBlockingQueue<>();
        Thread search =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                Finder.find(here.withPatience(Duration.ofHours(1)));
                            } catch (InterruptedException e) {
                                ended.add(e);
                            }
                        });
        search.interrupt();
        assertThat(ended.poll(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void a_ping_of_our_own_is_no_other_device() throws Exception {
        BlockingQueue<InetAddress> reached = new LinkedBlockingQueue<>();
        open.add(Beacon.open(port, () -> Examples.server("one"), reached::add));
        Finder.find(here);
        assertThat(reached).isEmpty();
    }

    @Test
    void a_beacon_outlives_garbage_and_a_server_that_fails_to_say_who_it_is() throws Exception {
        BlockingQueue<String> once = new LinkedBlockingQueue<>(List.of("fails"));
        open.add(
                Beacon.open(
                        port,
                        () -> {
                            if (once.poll() != null) {
                                throw new IllegalStateException("not ready");
                            }
                            return Examples.server("one");
                        },
                        address -> {}));
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < 100; i++) {
                socket.send(new DatagramPacket(new byte[i * 20], i * 20, Examples.LOOPBACK, port));
            }
        }
        assertThat(Finder.find(here).servers()).hasSize(1);
        assertThat(open.element().counts().garbage()).isPositive();
        assertThat(open.element().counts().answered()).isPositive();
    }

    @Test
    void a_closed_beacon_answers_no_more_and_its_port_is_free() throws Exception {
        serve("one");
        open.element().close();
        Finding finding =
                Finder.find(
                        here.withGather(Duration.ofMillis(100))
                                .withPatience(Duration.ofMillis(200)));
        assertThat(finding.servers()).isEmpty();
        new DatagramSocket(port).close();
    }

    @Test
    void a_port_that_is_not_shared_cannot_be_had() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(null)) {
            taken.setReuseAddress(false);
            taken.bind(new InetSocketAddress(port));
            assertThatThrownBy(() -> serve("one")).isInstanceOf(BindException.class);
        }
    }

    private void serve(String identity) throws IOException {
        open.add(Beacon.open(port, () -> Examples.server(identity), address -> {}));
    }

    private static int freePort() {
        try (DatagramSocket socket = new DatagramSocket()) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
