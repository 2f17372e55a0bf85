package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServerTest {
    private final BlockingQueue<InetAddress> reached = new LinkedBlockingQueue<>();

    private Server start(String... flags) throws CannotStart {
        return RealServer.start(RealServer.config(flags), reached::add);
    }

    /// As when nobody asks for a port, with this one instead of the product's.
    private Server startWithUsualPort(int port) throws CannotStart {
        Config usual = RealServer.config();
        return RealServer.start(
                new Config(
                        port,
                        false,
                        usual.name(),
                        usual.data(),
                        usual.ephemeral(),
                        usual.sessions(),
                        usual.lobby(),
                        usual.keepHistory(),
                        usual.inactivity(),
                        usual.history(),
                        usual.past(),
                        usual.hold(),
                        usual.hosts(),
                        usual.unlimited(),
                        usual.loops(),
                        usual.found(),
                        usual.plain(),
                        usual.certificate(),
                        usual.cluster(),
                        usual.wifi()),
                reached::add);
    }

    @Test
    void where_the_usual_port_is_taken_the_next_free_one_is_used() throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                Server server = startWithUsualPort(taken.getLocalPort())) {
            assertThat(server.port()).isGreaterThan(taken.getLocalPort());
        }
    }

    @Test
    void a_port_that_was_asked_for_is_used_or_none() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> start("--port", "" + taken.getLocalPort()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(
                            "Port %d is taken. Stop what uses it, or choose another with --port."
                                    .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void whoever_connects_is_told_of() throws Exception {
        try (Server server = start();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            assertThat(socket.isConnected()).isTrue();
            InetAddress from = reached.poll(10, TimeUnit.SECONDS);
            assertThat(from).isNotNull();
            assertThat(from.isLoopbackAddress()).isTrue();
        }
    }
}
