package chatroom.app.browser;

import chatroom.server.RealServer;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Who is silent is warned, taken out, and comes back by one press.
@Tag("e2e")
class SilenceTest {
    @RegisterExtension static final Browsers BROWSERS = new Browsers();

    @Test
    void who_is_silent_is_warned_and_stays_by_one_press() {
        try (RealServer server = new RealServer("--inactivity", "40s")) {
            Guest anna = BROWSERS.guest("http://" + server.address() + "/");
            anna.create("Planets", "Anna", "12345");
            Guest ben = BROWSERS.guest("http://" + server.address() + "/", Looks.PHONE);
            ben.join("Planets", "Ben", "12345");
            anna.say("Good morning!");
            ben.sees(".bar.warning", "You will be taken out of Planets in 0:");
            ben.photograph("warning-phone-light");
            ben.button("Stay").click();
            PlaywrightAssertions.assertThat(ben.page.locator(".bar.warning")).hasCount(0);
        }
    }

    @Test
    void who_was_taken_out_can_read_on_and_come_back_by_one_press() {
        try (RealServer server = new RealServer("--inactivity", "3s")) {
            Guest anna = BROWSERS.guest("http://" + server.address() + "/");
            anna.create("Planets", "Anna", "12345");
            Guest ben = BROWSERS.guest("http://" + server.address() + "/", Looks.PHONE);
            ben.join("Planets", "Ben", "12345");
            ben.sees(".bar.warning", "is held for you");
            anna.seesLine("Ben was silent for a long time");
            anna.say("Where is Ben?");
            anna.seesMessage("Where is Ben?");
            ben.photograph("timed-out-phone-light");
            ben.button("Join again").click();
            ben.seesMessage("Where is Ben?");
            anna.seesLine("Ben is back.");
        }
    }
}
