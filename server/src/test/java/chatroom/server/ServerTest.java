package chatroom.server;

import java.time.Instant;
import chatroom.server.sessions.Plain;
import chatroom.server.identity.SelfIssued;
import chatroom.server.identity.OwnKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.core.Past;
import chatroom.log.MemoryLog;
import chatroom.server.gateway.Pages;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServerTest {
    private final BlockingQueue<InetAddress> reached = new LinkedBlockingQueue<>();

    private Server start(int port, boolean given) throws CannotStart {
        Config config =
                new Config(
                        port,
                        given,
                        "Test",
                        Path.of("unused"),
                        true,
                        List.of(),
                        true,
                        false,
                        240_000,
                        100,
                        Past.ALL,
                        600_000,
                        List.of(),
                        false,
                        1,
                        false, Plain.TALK, null);
        Pages pages =
                new Pages() {
                    @Override
                    public String front() {
                        return "";
                    }

                    @Override

                    public String policy() {

                        return "";

                    }


                    @Override

                    public String metrics() {
                        return "";
                    }
                };
        return Server.start(config, new MemoryLog(), new SelfIssued(OwnKey.drawn(), List.of(), List::of, Instant::now), _ -> {}, _ -> pages, reached::add);
    }

    @Test
    void where_the_usual_port_is_taken_the_next_free_one_is_used() throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                Server server = start(taken.getLocalPort(), false)) {
            assertThat(server.port()).isGreaterThan(taken.getLocalPort());
        }
    }

    @Test
    void a_port_that_was_asked_for_is_used_or_none() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> start(taken.getLocalPort(), true))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(
                            "Port %d is taken. Stop what uses it, or choose another with --port."
                                    .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void whoever_connects_is_told_of() throws Exception {
        try (Server server = start(0, true);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            assertThat(socket.isConnected()).isTrue();
            InetAddress from = reached.poll(10, TimeUnit.SECONDS);
            assertThat(from).isNotNull();
            assertThat(from.isLoopbackAddress()).isTrue();
        }
    }
}
