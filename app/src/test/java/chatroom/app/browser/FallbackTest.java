package chatroom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.server.RealServer;
import chatroom.server.Wire;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A browser that does not get a WebSocket through.
@Tag("e2e")
class FallbackTest {
    @RegisterExtension static final Browsers BROWSERS = new Browsers();

    private final RealServer server = new RealServer("--name", "Room 12");
    private final Wire wire = new Wire(server.port());

    @AfterEach
    void stop() {
        wire.close();
        server.close();
    }

    /// @param webSocket what the browser has in its place
    private Guest without(String webSocket) {
        Guest guest = BROWSERS.guest("http://" + wire.address() + "/");
        guest.page.addInitScript("window.WebSocket = " + webSocket);
        guest.page.reload();
        return guest;
    }

    private static final String FORBIDDEN =
            "class { constructor() { throw new Error('blocked') } }";

    private static final String REFUSED =
            "class { constructor() { setTimeout(() => this.onclose?.({ code: 1006 })) } close() {}"
                    + " }";

    private Guest ben() {
        return BROWSERS.guest("http://" + server.address() + "/");
    }

    @ParameterizedTest
    @ValueSource(strings = {FORBIDDEN, REFUSED})
    void it_talks_all_the_same(String webSocket) {
        Guest anna = without(webSocket);
        anna.create("Planets", "Anna", "12345");
        Guest ben = ben();
        ben.join("Planets", "Ben", "12345");
        anna.seesLine("Ben joined.");
        for (int i = 0; i < 5; i++) {
            anna.say("question " + i);
            ben.seesMessage("question " + i);
            ben.say("answer " + i);
            anna.seesMessage("answer " + i);
        }
        assertThat(anna.page.locator(".bubble").allInnerTexts())
                .isEqualTo(ben.page.locator(".bubble").allInnerTexts());
        anna.say("/kick Ben");
        ben.sees(".notice", "You were removed from Planets.");
    }

    @Test
    void after_a_cut_it_says_what_waited_once_and_hears_what_it_missed() {
        Guest anna = without(FORBIDDEN);
        anna.create("Planets", "Anna", "");
        Guest ben = ben();
        ben.join("Planets", "Ben", "");
        anna.seesLine("Ben joined.");
        Guests.talkThroughACut(anna, ben, wire);
    }

    @Test
    void one_that_has_a_web_socket_uses_nothing_else_even_after_a_cut() {
        Guest anna = BROWSERS.guest("http://" + wire.address() + "/");
        List<String> asked = new CopyOnWriteArrayList<>();
        anna.page.onRequest((Request request) -> asked.add(request.url()));
        anna.join("Lobby", "Anna", "");
        wire.cut();
        anna.sees(".bar", "Connecting again");
        wire.mend();
        PlaywrightAssertions.assertThat(anna.page.locator(".bar")).hasCount(0);
        anna.say("back");
        anna.seesMessage("back");
        assertThat(asked).noneMatch(url -> url.contains("/chat/"));
    }

    @Test
    void no_token_and_no_code_is_in_an_address() {
        Guest anna = without(FORBIDDEN);
        List<String> asked = new CopyOnWriteArrayList<>();
        anna.page.onRequest((Request request) -> asked.add(request.url()));
        anna.create("Planets", "Anna", "12345");
        anna.say("hello");
        anna.seesMessage("hello");
        assertThat(asked)
                .anyMatch(url -> url.endsWith("/chat/send"))
                .noneMatch(url -> url.contains("12345") || url.contains("?"));
    }
}
