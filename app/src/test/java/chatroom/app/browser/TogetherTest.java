package chatroom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chatroom.app.Tmux;
import chatroom.desktop.Chatter;
import chatroom.server.RealServer;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A desk, a phone, a terminal and a desktop app in one session: the whole conversation, in which
/// each of them sees what the others do.
@Tag("e2e")
class TogetherTest {
    @RegisterExtension static final Browsers BROWSERS = new Browsers();

    @TempDir Path folder = Path.of("");
    private Tmux tmux = new Tmux(folder);
    private final RealServer server = new RealServer("--name", "Room 12");

    @BeforeEach
    void terminals() {
        assumeTrue(Tmux.isThere(), "tmux is needed, which ./verify installs on Debian");
        tmux = new Tmux(folder);
    }

    @AfterEach
    void stop() {
        tmux.close();
        server.close();
    }

    private Guest guest(Looks looks) {
        return BROWSERS.guest("http://" + server.address() + "/", looks);
    }

    @Test
    void a_browser_a_phone_a_terminal_and_a_window_have_the_whole_conversation() throws Exception {
        Guest anna = guest(Looks.DESKTOP);
        anna.create("Planets", "Anna", "12345");
        tmux.enter("tom", "join Planets --name Tom", server.address());
        tmux.until("tom", "five digits");
        tmux.type("tom", "54321");
        tmux.until("tom", "That is not the code of Planets.");
        tmux.type("tom", "12345");
        anna.seesLine("Tom joined.");
        Guest ben = guest(Looks.PHONE);
        ben.join("Planets", "Ben", "12345");
        tmux.until("tom", "Ben joined.");
        try (Chatter cleo = new Chatter(folder, server.address(), server.identity())) {
            cleo.joins("Planets", "Cleo", "12345");
            tmux.until("tom", "Cleo joined.");
            talk(anna, ben, cleo);
            roles(anna, ben);
            cleo.reads("Tom removed Anna: spoilers");
            ends(anna, ben);
            cleo.reads("Planets has ended.");
        }
    }

    private void talk(Guest anna, Guest ben, Chatter cleo) throws Exception {
        tmux.type("tom", "Who has a result?");
        anna.seesMessage("Who has a result?");
        ben.seesMessage("Who has a result?");
        cleo.reads("Who has a result?").says("11.9 years");
        ben.seesMessage("11.9 years");
        tmux.until("tom", "Cleo: 11.9 years");
        ben.say("two\nlines");
        anna.seesMessage("two\nlines");
        tmux.until("tom", "lines");
        ben.say("/echo only me");
        ben.sees(".aside", "only me");
        tmux.type("tom", "/kick Anna");
        tmux.until("tom", "Only the admin can do that.");
        anna.say("שלום לכולם");
        tmux.until("tom", "שלום לכולם");
        cleo.reads("שלום לכולם");
        assertThat(tmux.screen("tom")).doesNotContain("only me");
    }

    /// The role goes from the browser to the terminal and from there to the phone.
    private void roles(Guest anna, Guest ben) throws InterruptedException {
        anna.page.getByLabel("What to do about \u2068Tom\u2069").click();
        anna.inDialog("Make admin").click();
        anna.inDialog("Make admin").click();
        tmux.until("tom", "You are the admin now.");
        tmux.type("tom", "/code 54321");
        anna.sees("header .pill", "54321");
        tmux.type("tom", "/kick Anna spoilers");
        anna.sees(".notice", "You were removed from Planets: “spoilers”.");
        ben.seesLine("Tom removed Anna: spoilers");
        tmux.type("tom", "/admin Ben");
        ben.seesLine("You are the admin now.");
    }

    private void ends(Guest anna, Guest ben) throws InterruptedException {
        ben.button("Session menu").click();
        ben.inDialog("Close the session").click();
        ben.inDialog("Close the session").click();
        ben.sees(".notice", "Planets has ended.");
        tmux.until("tom", "Planets has ended.");
        PlaywrightAssertions.assertThat(anna.session("Planets")).hasCount(0);
    }
}
