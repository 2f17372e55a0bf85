package chatroom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.client.Client;
import chatroom.client.NewSession;
import chatroom.server.RealServer;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The page of somebody who reads from right to left, and how they choose another language.
@Tag("e2e")
class HebrewTest {
    @RegisterExtension static final Browsers BROWSERS = new Browsers();

    private final RealServer server = new RealServer("--name", "Room 12");
    private Client anna;

    @BeforeEach
    void somebodyTalks() throws Exception {
        anna = Client.connect(server.address(), _ -> {});
        anna.create(NewSession.of("Planets").withCode("12345"), "Anna");
        anna.say("Good morning! Post your result here (one line each).");
    }

    @AfterEach
    void stop() {
        anna.close();
        server.close();
    }

    private Guest guest(Looks looks) {
        return BROWSERS.guest("http://" + server.address() + "/", looks);
    }

    static List<Looks> hebrew() {
        return List.of(
                Looks.DESKTOP.speaking("he-IL"),
                Looks.PHONE.dark(true).speaking("he-IL"),
                Looks.PHONE.wide(320).speaking("he"));
    }

    @ParameterizedTest
    @MethodSource("hebrew")
    void every_screen_runs_from_right_to_left(Looks looks) throws Exception {
        String size = "-" + looks.width();
        try (Client ben = Client.connect(server.address(), _ -> {});
                Client dana = Client.connect(server.address(), _ -> {})) {
            ben.join("Planets", "Ben", "12345");
            dana.join("Planets", "דנה", "12345");
            Guest noa = guest(looks);
            noa.sees("h1", "שיחות");
            assertThat(noa.page.evaluate("document.documentElement.dir")).isEqualTo("rtl");
            ScreensTest.look(noa, "he-list" + size, looks);
            noa.button("על Chatroom").click();
            ScreensTest.look(noa, "he-about" + size, looks);
            noa.inDialog("סגירה").click();
            noa.button("שיחה חדשה").click();
            noa.dialog().getByText("עוד אפשרויות").click();
            ScreensTest.look(noa, "he-create" + size, looks);
            noa.inDialog("ביטול").click();
            joins(noa, looks, size);
            noa.say("שלום, מדדנו 11.9 שנים (שגיאה 0.1)!");
            noa.seesMessage("מדדנו");
            ben.say("OK, 11.9 is what we have (more or less).");
            dana.say("גם אצלנו");
            noa.seesMessage("גם אצלנו");
            noa.say("/help");
            noa.sees(".aside", "מחזיר אליך את הטקסט");
            ScreensTest.look(noa, "he-chat" + size, looks);
            noa.button("תפריט השיחה").click();
            ScreensTest.look(noa, "he-session-menu" + size, looks);
        }
    }

    private static void joins(Guest noa, Looks looks, String size) {
        noa.session("Planets").click();
        noa.dialog().getByLabel("השם שלך").fill("נועה");
        noa.dialog().getByLabel("קוד").fill("123");
        ScreensTest.look(noa, "he-join" + size, looks);
        noa.dialog().getByLabel("קוד").fill("12345");
        noa.inDialog("הצטרפות").click();
        noa.sees("header h1", "Planets");
        noa.seesLine("הצטרפ");
    }

    @Test
    void who_chose_a_language_keeps_it_until_they_choose_again() {
        Guest noa = guest(Looks.DESKTOP.speaking("he-IL"));
        noa.button("על Chatroom").click();
        noa.dialog().getByLabel("שפה").selectOption("en");
        noa.sees("h1", "Chat sessions");
        assertThat(noa.page.evaluate("document.documentElement.dir")).isEqualTo("ltr");
        noa.page.reload();
        noa.join("Planets", "Noa", "12345");
        noa.button("Session menu").click();
        noa.inDialog("About Chatroom").click();
        PlaywrightAssertions.assertThat(noa.dialog().getByLabel("Language")).hasValue("en");
        noa.dialog().getByLabel("Language").selectOption("");
        noa.sees("header h1", "Planets");
        noa.sees("p.where", "משתתפים");
        noa.seesMessage("Good morning!");
    }
}
