package chatroom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.server.RealServer;
import chatroom.server.Wire;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A class behind one address, whose phones all scan the code in the same second.
@Tag("e2e")
class ManyAtOnceTest {
    @RegisterExtension static final Browsers BROWSERS = new Browsers();

    private static final int PHONES = 30;

    /// Thirty browsers share this machine with the server, and are most of what takes time.
    private static final Locator.WaitForOptions PATIENCE =
            new Locator.WaitForOptions().setTimeout(3 * Guest.PATIENCE);

    /// Twice what Chromium opens to one host at most, and the WebSocket: where the machine is slow,
    /// some are closed as idle and opened again.
    private static final int CONNECTIONS = 13;

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void thirty_pages_are_loaded_at_once_from_one_address(String scheme) {
        try (RealServer server = new RealServer("--name", "Room 12")) {
            List<Guest> phones =
                    IntStream.range(0, PHONES)
                            .mapToObj(_ -> BROWSERS.guest("about:blank", Looks.PHONE))
                            .toList();
            phones.forEach(phone ->
                    phone.page.evaluate(
                            "address => setTimeout(() => { location = address; })",
                            scheme + "://" + server.address() + "/"));
            phones.forEach(phone -> phone.page.locator("button.session").first().waitFor(PATIENCE));
        }
    }

    @Test
    void a_page_opens_few_connections() {
        try (RealServer server = new RealServer();
                Wire wire = new Wire(server.port())) {
            Guest anna = BROWSERS.guest("http://" + wire.address() + "/");
            anna.sees("button.session", "Lobby");
            assertThat(wire.accepted()).isLessThanOrEqualTo(CONNECTIONS);
        }
    }
}
