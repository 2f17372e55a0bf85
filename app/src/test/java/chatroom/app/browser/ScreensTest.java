package chatroom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.client.Client;
import chatroom.client.NewSession;
import chatroom.server.RealServer;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every screen, in both themes, on a desk and in a hand: for everybody to use, and to be looked at
/// in `web/target/screenshots`.
@Tag("e2e")
class ScreensTest {
    @RegisterExtension static final Browsers BROWSERS = new Browsers();

    /// Smaller ones a thumb does not hit (WCAG 2.2, 2.5.5), in pixels; text in a line aside.
    private static final int TARGET = 44;

    private final RealServer server = new RealServer("--name", "Room 12");
    private Client anna;

    @BeforeEach
    void somebodyTalks() throws Exception {
        anna = Client.connect(server.address(), _ -> {});
        anna.create(NewSession.of("Planets").withCode("12345"), "Anna");
        anna.say(
                "Good morning! Post your group's result here, one line each. Type /help if you are"
                        + " lost.");
    }

    @AfterEach
    void stop() {
        anna.close();
        server.close();
    }

    private Guest guest(Looks looks) {
        return BROWSERS.guest("http://" + server.address() + "/", looks);
    }

    /// Looks at the screen: with axe's rules, and into a file.
    static void look(Guest guest, String name, Looks looks) {
        String size = looks.phone() ? "phone" : "desktop";
        guest.photograph(name + "-" + size + "-" + (looks.dark() ? "dark" : "light"));
        if (looks.phone() != looks.dark()) {
            accessible(guest, name); // every theme and every size once; all of both takes long
        }
        assertThat(guest.page.evaluate("document.documentElement.scrollWidth"))
                .as("nothing is beside the window")
                .isEqualTo(looks.width());
        if (looks.phone()) {
            assertThat(small(guest)).as(name).isEmpty();
        }
    }

    private static void accessible(Guest guest, String name) {
        assertThat(new AxeBuilder(guest.page).analyze().getViolations())
                .as(name)
                .map(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .isEmpty();
    }

    private static List<?> small(Guest guest) {
        return (List<?>)
                guest.page.evaluate(
                        """
                        least => [...document.querySelectorAll('button, input, select, textarea, summary')]
                          .filter(e => e.checkVisibility() && !e.matches('.pill, [type=checkbox]'))
                          .filter(e => e.getBoundingClientRect().height < least || e.getBoundingClientRect().width < least)
                          .map(e => e.outerHTML)
                        """,
                        TARGET);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void on_a_desk(boolean dark) throws Exception {
        all(Looks.DESKTOP.dark(dark));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void in_a_hand(boolean dark) throws Exception {
        all(Looks.PHONE.dark(dark));
    }

    private void all(Looks looks) throws Exception {
        try (Client ben = Client.connect(server.address(), _ -> {});
                Client linus = Client.connect(server.address(), _ -> {})) {
            ben.join("Planets", "Ben", "12345");
            linus.join("Planets", "Linus", "12345");
            linus.say("Group 2: the period is 11.9 years");
            linus.say("…and we have a plot: https://example.org/plot.png");
            Guest noa = guest(looks);
            noa.sees("button.session", "Planets");
            look(noa, "list", looks);
            noa.button("About Chatroom").click();
            look(noa, "about", looks);
            noa.inDialog("Close").click();
            creates(noa, looks);
            joins(noa, looks);
            talks(noa, looks);
            menus(noa, looks);
        }
    }

    private static void creates(Guest noa, Looks looks) {
        noa.button("New session").click();
        noa.dialog().getByLabel("Name of the session").fill("2 much");
        noa.dialog().getByText("More choices").click();
        look(noa, "create", looks);
        noa.inDialog("Cancel").click();
    }

    private static void joins(Guest noa, Looks looks) {
        noa.session("Planets").click();
        noa.dialog().getByLabel("Your name").fill("נועה");
        noa.dialog().getByLabel("Code").fill("123");
        look(noa, "join", looks);
        noa.dialog().getByLabel("Code").fill("12345");
        noa.inDialog("Join").click();
    }

    private void talks(Guest noa, Looks looks) throws InterruptedException {
        noa.seesMessage("plot");
        noa.say("קבוצה 3: בערך 12 שנים, אבל לא בטוחים לגבי השגיאה");
        noa.say("Group 1 agrees with 11.9, error 0.1");
        noa.seesMessage("agrees");
        noa.say("/time");
        noa.sees(".aside", "The server's time is");
        anna.say("Thank you all.");
        noa.seesMessage("Thank you all.");
        look(noa, "chat", looks);
        noa.page.locator("textarea").fill("/");
        noa.sees(".completions", "/help");
        look(noa, "completion", looks);
        noa.page.locator("textarea").fill("");
    }

    private void menus(Guest noa, Looks looks) throws InterruptedException {
        anna.say("/admin נועה");
        noa.seesLine("You are the admin now.");
        if (looks.phone()) {
            noa.button("Members").click();
        }
        noa.sees("people-list li", "Linus");
        look(noa, "members", looks);
        noa.page.getByLabel("What to do about \u2068Ben\u2069").click();
        look(noa, "member-menu", looks);
        noa.inDialog("Remove").click();
        look(noa, "kick", looks);
        noa.inDialog("Cancel").click();
        if (looks.phone()) {
            noa.page.locator(".people-head").getByLabel("Close").click();
        }
        noa.button("Session menu").click();
        look(noa, "session-menu", looks);
        noa.inDialog("Change the code").click();
        look(noa, "code", looks);
        noa.inDialog("Cancel").click();
        noa.button("Leave").first().click();
        look(noa, "leave", looks);
    }

    @Test
    void at_320_pixels_nothing_is_beside_the_window_and_the_message_box_is_in_sight() {
        Looks small = Looks.PHONE.wide(320);
        Guest ben = guest(small);
        ben.sees("button.session", "Planets");
        assertThat(ben.page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        ben.join("Planets", "Ben", "12345");
        ben.say("https://example.org/" + "long".repeat(60));
        ben.seesMessage("longlong");
        assertThat(ben.page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        ben.photograph("chat-320-light");
        // As high as a phone's window is when its keyboard is up.
        ben.page.setViewportSize(320, 260);
        PlaywrightAssertions.assertThat(ben.page.locator("textarea")).isInViewport();
        PlaywrightAssertions.assertThat(ben.page.locator(".bubble").last()).isInViewport();
    }

    @Test
    void everything_can_be_done_with_keys_alone() throws Exception {
        Guest ben = guest(Looks.DESKTOP);
        ben.sees("button.session", "Planets");
        tabTo(ben, "button.session >> text=Planets");
        ben.page.keyboard().press("Enter");
        ben.sees("dialog", "Join Planets");
        ben.page.keyboard().type("Ben");
        ben.page.keyboard().press("Tab");
        ben.page.keyboard().type("12345");
        ben.page.keyboard().press("Enter");
        ben.sees("header h1", "Planets");
        PlaywrightAssertions.assertThat(ben.page.locator("textarea")).isFocused();
        ben.page.keyboard().type("/ec");
        ben.sees(".completions", "/echo text");
        ben.page.keyboard().press("Tab");
        ben.page.keyboard().type("hello");
        ben.page.keyboard().press("Enter");
        ben.sees(".aside", "hello");
        ben.page.keyboard().press("ArrowUp");
        PlaywrightAssertions.assertThat(ben.page.locator("textarea")).hasValue("/echo hello");
        ben.page.keyboard().press("Control+A");
        ben.page.keyboard().type("first");
        ben.page.keyboard().press("Shift+Enter");
        ben.page.keyboard().type("second");
        ben.page.keyboard().press("Enter");
        ben.seesMessage("first\nsecond");
        anna.say("/admin Ben");
        ben.seesLine("You are the admin now.");
        tabTo(ben, "[aria-label='Session menu']");
        ben.page.keyboard().press("Enter");
        ben.sees("dialog", "Change the code");
        ben.page.keyboard().press("Escape");
        PlaywrightAssertions.assertThat(ben.page.locator("dialog[open]")).hasCount(0);
        PlaywrightAssertions.assertThat(ben.button("Session menu")).isFocused();
    }

    private static void tabTo(Guest guest, String selector) {
        for (int i = 0; i < 30; i++) {
            guest.page.keyboard().press("Tab");
            Object there =
                    guest.page
                            .locator(selector)
                            .evaluate(
                                    "e => e.contains(document.activeElement) ||"
                                            + " document.activeElement.contains(e)  &&"
                                            + " document.activeElement !== document.body");
            if (Boolean.TRUE.equals(there)) {
                return;
            }
        }
        throw new AssertionError(selector + " is not reached by Tab");
    }
}
