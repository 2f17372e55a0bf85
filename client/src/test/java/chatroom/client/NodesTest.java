package chatroom.client;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.server.RealServer;
import chatroom.server.Wire;
import chatroom.wire.Frame;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A server that tells where else it is.
@Timeout(60)
class NodesTest {
    private final int port = free();
    private final Wire wire = new Wire("127.0.0.2", port);

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        wire.close();
    }

    private RealServer server(String node) {
        return new RealServer("--port", Integer.toString(port), "--host", node);
    }

    private Client connect(Listener listener) throws IOException {
        Options options = Options.of("test").withPace(ResumeTest.QUICK);
        return Client.connect(List.of(Address.parse(wire.address())), options, listener);
    }

    private static long said(Client client, String text) throws InterruptedException {
        return client.say(text) instanceof Frame.Body.Seq seq ? seq.seq() : 0;
    }

    @Test
    void who_is_cut_off_goes_on_at_an_address_that_the_server_told() throws Exception {
        Heard heard = new Heard();
        try (RealServer _ = server("127.0.0.3");
                Client anna = connect(heard)) {
            assertThat(anna.server().nodes()).containsExactly("127.0.0.3:" + port);
            anna.join("Lobby", "Anna", null);
            wire.cut();
            heard.until(News.Back.class);
            assertThat(said(anna, "still here")).isPositive();
        }
    }

    @Test
    void another_server_at_such_an_address_is_no_alarm() throws Exception {
        Heard heard = new Heard();
        try (RealServer other = new RealServer();
                RealServer _ = server(other.address());
                Client anna = connect(heard)) {
            anna.join("Lobby", "Anna", null);
            wire.cut();
            heard.until(News.Away.class);
            // Both addresses are tried before the first is again.
            int before = wire.accepted();
            while (wire.accepted() < before + 2) {
                Thread.sleep(5);
            }
            wire.mend();
            heard.until(News.Back.class);
            assertThat(heard.all()).noneMatch(News.Over.class::isInstance);
            assertThat(said(anna, "still here")).isPositive();
        }
    }
}
