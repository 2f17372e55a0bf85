package chatroom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.server.RealServer;
import chatroom.server.Wire;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.WebSocketFrame;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server that has two addresses, one of which goes away: the page that came from it goes on at
/// the other.
@Tag("e2e")
class OtherAddressesTest {
    @RegisterExtension static final Browsers BROWSERS = new Browsers();

    private final int port = free();
    private final Wire first = new Wire("127.0.0.2", port);
    private final List<AutoCloseable> servers = new CopyOnWriteArrayList<>();

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private RealServer server(String other) {
        RealServer server =
                new RealServer(
                        "--name",
                        "Room 12",
                        "--port",
                        Integer.toString(port),
                        "--host",
                        first.address(),
                        "--host",
                        other);
        servers.add(server);
        return server;
    }

    @AfterEach
    void stop() throws Exception {
        first.close();
        for (AutoCloseable server : servers) {
            server.close();
        }
    }

    private Guest guest(String scheme) {
        return BROWSERS.guest(scheme + "://" + first.address() + "/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void who_is_cut_off_at_one_goes_on_at_the_other_by_the_same_door(String scheme) {
        RealServer server = server("127.0.0.3");
        Guest anna = guest(scheme);
        List<String> sockets = new CopyOnWriteArrayList<>();
        anna.page.onWebSocket((WebSocket socket) -> sockets.add(socket.url()));
        anna.page.reload();
        anna.join("Lobby", "Anna", "");
        Guest ben = BROWSERS.guest("http://" + server.address() + "/");
        ben.join("Lobby", "Ben", "");
        anna.seesLine("Ben joined.");
        String before = anna.page.url();
        first.cut();
        ben.say("did you hear");
        anna.seesMessage("did you hear");
        anna.say("by another way");
        ben.seesMessage("by another way");
        String there = scheme.replace("http", "ws") + "://127.0.0.3:" + port + "/chat";
        assertThat(sockets).contains(there);
        assertThat(anna.page.url()).isEqualTo(before);
        assertThat(ben.page.locator(".quiet").allInnerTexts())
                .noneMatch(line -> line.contains("lost") || line.contains("left"));
        asksBeforeItIsLoadedAgain(anna, ben);
    }

    /// From an address at which nothing is any more.
    private static void asksBeforeItIsLoadedAgain(Guest anna, Guest ben) {
        anna.page.evaluate("setTimeout(() => location.reload())");
        anna.page.waitForCondition(() -> !anna.complaints.isEmpty());
        assertThat(anna.complaints).hasSize(1).allMatch(it -> it.contains("opened a dialog"));
        anna.complaints.clear(); // they stay
        ben.say("still here?");
        anna.seesMessage("still here?");
    }

    @Test
    void another_server_at_that_address_is_told_nothing() {
        RealServer other = new RealServer("--host", first.address());
        servers.add(other);
        RealServer server = server(other.address());
        Guest anna = guest("http");
        List<String> told = new CopyOnWriteArrayList<>();
        anna.page.onWebSocket((WebSocket socket) -> {
            if (socket.url().contains(other.address())) {
                socket.onFrameSent((WebSocketFrame frame) -> told.add(frame.text()));
                socket.onClose(_ -> told.add("gone"));
            }
        });
        anna.page.reload();
        anna.join("Lobby", "Anna", "");
        Guest ben = BROWSERS.guest("http://" + server.address() + "/");
        ben.join("Lobby", "Ben", "");
        anna.seesLine("Ben joined.");
        first.cut();
        anna.sees(".bar", "Connecting again");
        anna.page.waitForCondition(() -> told.contains("gone"));
        first.mend();
        ben.say("did you hear");
        anna.seesMessage("did you hear");
        assertThat(told)
                .contains("{\"t\":\"hello\",\"v\":1,\"client\":\"Web\"}")
                .allMatch(frame -> frame.equals("gone") || frame.contains("\"client\":\"Web\"}"));
    }
}
