package chatroom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.server.RealServer;
import chatroom.server.Wire;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Who goes, by their own wish or not, and who comes back.
@Tag("e2e")
class ComingBackTest {
    @RegisterExtension static final Browsers BROWSERS = new Browsers();

    /// Says so many things faster than anybody can, and faster than the server takes them.
    private static final String MANY_AT_ONCE =
            """
            count => {
              const area = document.querySelector('textarea');
              for (let i = 0; i < count; i++) {
                area.value = 'one of too many ' + i;
                area.dispatchEvent(new InputEvent('input', { bubbles: true }));
                area.dispatchEvent(
                  new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
              }
            }
            """;

    /// Tapped twice before the page is drawn anew, as hasty people do.
    private static final String SEND_ONE_AGAIN =
            """
            () => {
              const again = [...document.querySelectorAll('.waiting button')].find(
                button => button.textContent.trim() === 'Send again');
              again?.click();
              again?.click();
            }
            """;

    private final RealServer server = new RealServer("--name", "Room 12");
    private final Wire wire = new Wire(server.port());

    @AfterEach
    void stop() {
        wire.close();
        server.close();
    }

    private Guest guest() {
        return BROWSERS.guest("http://" + wire.address() + "/");
    }

    @Test
    void one_browser_loaded_again_is_the_same_person_and_two_are_two() {
        Guest anna = guest();
        anna.create("Planets", "Anna", "12345");
        anna.say("before");
        anna.seesMessage("before");
        Guest other = guest();
        other.session("Planets").click();
        other.dialog().getByLabel("Your name").fill("Anna");
        other.dialog().getByLabel("Code").fill("12345");
        other.inDialog("Join").click();
        other.sees("dialog .wrong", "The name Anna is taken.");
        other.dialog().getByLabel("Your name").fill("Anne");
        other.inDialog("Join").click();
        other.seesMessage("before");
        for (int i = 0; i < 3; i++) {
            anna.page.reload();
            anna.sees("header h1", "Planets");
            anna.seesMessage("before");
        }
        anna.say("after");
        other.seesMessage("after");
        anna.sees("aside li", "Anna");
        PlaywrightAssertions.assertThat(anna.page.locator("aside li")).hasCount(2);
        assertThat(other.page.locator(".quiet").allInnerTexts())
                .noneMatch(line -> line.contains("lost") || line.contains("back"));
        anna.say("/kick Anne");
        other.sees(".notice", "You were removed from Planets. You can come back at");
    }

    @Test
    void a_person_whose_browser_keeps_nothing_can_talk() {
        Guest anna = guest();
        anna.page.addInitScript(
                "for (const name of ['sessionStorage', 'localStorage'])"
                    + " Object.defineProperty(window, name, { get() { throw new Error('kept from"
                    + " you'); } });");
        anna.page.reload();
        anna.join("Lobby", "Anna", "");
        anna.say("here");
        anna.seesMessage("here");
    }

    @Test
    void what_is_said_while_the_network_is_gone_is_sent_once_and_what_was_missed_is_shown() {
        Guest anna = guest();
        anna.create("Planets", "Anna", "");
        Guest ben = BROWSERS.guest("http://" + server.address() + "/");
        ben.join("Planets", "Ben", "");
        anna.seesLine("Ben joined.");
        Guests.talkThroughACut(anna, ben, wire);
    }

    @Test
    void what_waits_to_be_sent_outlives_the_page_and_is_sent_once() {
        Guest anna = guest();
        anna.create("Planets", "Anna", "");
        Guest ben = BROWSERS.guest("http://" + server.address() + "/");
        ben.join("Planets", "Ben", "");
        anna.seesLine("Ben joined.");
        anna.say("heard");
        ben.seesMessage("heard");
        wire.freeze(); // what is said goes out, and no answer comes
        anna.say("said to nobody");
        anna.sees(".waiting", "said to nobody");
        anna.say("/quote");
        anna.page.reload();
        ben.seesMessage("said to nobody");
        anna.seesMessage("said to nobody");
        anna.page.locator(".waiting").waitFor(Guest.GONE);
        anna.page.reload();
        anna.say("after");
        ben.seesMessage("after");
        for (Guest guest : List.of(anna, ben)) {
            guest.seesMessage("after");
            assertThat(guest.page.locator(".bubble").allInnerTexts())
                    .containsExactly("heard", "said to nobody", "after");
        }
    }

    private static void noneWaits(Guest guest) {
        PlaywrightAssertions.assertThat(
                        guest.page.locator(".waiting .state:has-text('waits to be sent')"))
                .hasCount(0);
    }

    @Test
    void what_was_refused_outlives_the_page_and_is_said_once_when_it_is_tried_again() {
        Guest anna = guest();
        anna.create("Planets", "Anna", "");
        Guest ben = BROWSERS.guest("http://" + server.address() + "/");
        ben.join("Planets", "Ben", "");
        anna.seesLine("Ben joined.");
        int said = 50;
        anna.page.evaluate(MANY_AT_ONCE, said);
        anna.sees(".waiting .wrong", "");
        noneWaits(anna);
        List<String> refused = anna.page.locator(".waiting .bubble").allInnerTexts();
        anna.page.reload();
        PlaywrightAssertions.assertThat(anna.page.locator(".waiting .wrong"))
                .hasCount(refused.size());
        assertThat(anna.page.locator(".waiting .bubble").allInnerTexts()).isEqualTo(refused);
        Locator waiting = anna.page.locator(".waiting");
        while (waiting.count() > 0) {
            anna.page.evaluate(SEND_ONE_AGAIN);
            noneWaits(anna);
        }
        anna.page.reload();
        anna.say("after");
        ben.seesMessage("after");
        // Ben may see it before the answer to who said it is drawn.
        PlaywrightAssertions.assertThat(waiting).hasCount(0);
        assertThat(ben.page.locator(".bubble").allInnerTexts())
                .hasSize(said + 1)
                .doesNotHaveDuplicates()
                .containsAll(refused);
    }

    @Test
    void a_connection_that_died_without_a_word_is_noticed_when_somebody_looks_again() {
        Guest anna = guest();
        anna.join("Lobby", "Anna", "");
        Guest ben = BROWSERS.guest("http://" + server.address() + "/");
        ben.join("Lobby", "Ben", "");
        anna.seesLine("Ben joined.");
        wire.freeze();
        ben.say("did you hear");
        ben.seesMessage("did you hear");
        anna.page.evaluate("dispatchEvent(new Event('online'))");
        anna.seesMessage("did you hear");
    }

    @Test
    void the_exit_code_stops_the_server_and_everybody_is_told() throws Exception {
        Guest anna = guest();
        Guest ben = guest();
        ben.join("Lobby", "Ben", "");
        anna.sees("button.session", "Lobby");
        anna.page.getByPlaceholder("exit code").fill("1234");
        anna.button("Stop the server").click();
        anna.sees(".wrong", "The exit code has eight digits.");
        anna.page
                .getByPlaceholder("exit code")
                .fill("00000000".equals(server.exitCode()) ? "00000001" : "00000000");
        anna.button("Stop the server").click();
        anna.sees("dialog", "1 person will be disconnected.");
        anna.inDialog("Stop the server").click();
        anna.sees("dialog .wrong", "That is not the exit code of this server.");
        anna.inDialog("Cancel").click();
        // As long as the dialog is there, the button of that name is its own.
        PlaywrightAssertions.assertThat(anna.dialog()).hasCount(0);
        anna.page.getByPlaceholder("exit code").fill(server.exitCode());
        anna.button("Stop the server").click();
        anna.inDialog("Stop the server").click();
        server.awaitStop();
        server.close();
        anna.sees(".notice", "The server was stopped.");
        ben.sees(".notice", "The server was stopped.");
    }
}
