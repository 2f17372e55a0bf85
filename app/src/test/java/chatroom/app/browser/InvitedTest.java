package chatroom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.server.RealServer;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Links that lead straight to a session, and what the operator may do at the server's own machine.
@Tag("e2e")
class InvitedTest {
    @RegisterExtension static final Browsers BROWSERS = new Browsers();

    private final RealServer server = new RealServer("--name", "Room 12");

    @AfterEach
    void stop() {
        server.close();
    }

    private String address() {
        return "http://" + server.address() + "/";
    }

    private Guest anna() {
        Guest anna = BROWSERS.guest(address());
        anna.create("Chess club", "Anna", "12345");
        return anna;
    }

    @Test
    void a_link_opens_the_session_with_its_code_and_leaves_no_trace_of_it() {
        anna();
        Guest ben = BROWSERS.guest(address() + "#join=chess%20CLUB&code=12345", Looks.PHONE);
        ben.sees("dialog", "Join Chess club");
        assertThat(ben.page.url()).isEqualTo(address());
        assertThat(ben.page.evaluate("history.length")).isEqualTo(2); // with the empty page
        ben.dialog().getByLabel("Your name").fill("Ben");
        PlaywrightAssertions.assertThat(ben.dialog().getByLabel("Code")).hasValue("12345");
        ben.inDialog("Join").click();
        ben.sees("header h1", "Chess club");
        ben.page.reload();
        ben.sees("header h1", "Chess club");
        assertThat(ben.page.url()).doesNotContain("12345");
    }

    @Test
    void a_link_is_followed_by_a_page_that_is_there_already() {
        anna();
        Guest ben = BROWSERS.guest(address());
        ben.sees("button.session", "Chess club");
        ben.page.evaluate("location.hash = '#join=Chess%20club&code=12345'");
        ben.sees("dialog", "Join Chess club");
        assertThat(ben.page.url()).isEqualTo(address());
    }

    @Test
    void a_link_to_what_is_not_there_says_so() {
        Guest ben = BROWSERS.guest(address() + "#join=Gone");
        ben.sees(".notice", "There is no session Gone.");
        ben.sees("button.session", "Lobby");
    }

    @Test
    void at_the_servers_own_machine_the_sessions_of_the_server_are_led_by_a_menu() {
        Guest operator = BROWSERS.guest(address());
        operator.join("Lobby", "Olga", "");
        Guest ben = BROWSERS.guest(address());
        ben.join("Lobby", "Ben", "");
        operator.page.getByLabel("What to do about \u2068Ben\u2069").click();
        operator.inDialog("Make admin").click();
        operator.inDialog("Make admin").click();
        ben.seesLine("The server's operator made Ben the admin.");
        operator.page.getByLabel("What to do about \u2068Ben\u2069").click();
        PlaywrightAssertions.assertThat(operator.inDialog("Make admin")).isDisabled();
        operator.inDialog("Remove").click();
        operator.dialog().getByLabel("Reason").fill("enough");
        operator.inDialog("Remove").click();
        ben.sees(".notice", "You were removed from Lobby: “enough”.");
        operator.button("Session menu").click();
        operator.inDialog("A random quote").click();
        operator.sees(".aside", "/quote");
        operator.button("Session menu").click();
        for (String never : new String[] {"Close the session", "Change the code"}) {
            PlaywrightAssertions.assertThat(operator.inDialog(never)).hasCount(0);
        }
    }
}
