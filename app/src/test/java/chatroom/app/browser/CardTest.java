package chatroom.app.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chatroom.client.Client;
import chatroom.client.NewSession;
import chatroom.server.Hosted;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Media;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The join card in a browser: on a projector, in a hand, on paper.
@Tag("e2e")
class CardTest {
    @RegisterExtension static final Browsers BROWSERS = new Browsers();

    /// At how many places the title, and the lines of a step, begin when one reads from the right.
    private static final String BEGINNINGS =
            """
            [['h1', 'ol'], ['#address', '#open-step span']].map(pair => new Set(pair.map(part => {
              const range = document.createRange();
              range.selectNodeContents(document.querySelector(part));
              return Math.round(range.getBoundingClientRect().right);
            })).size)
            """;

    /// Whether a step begins where its number stands.
    private static final String UNDER_ITS_NUMBER =
            """
            document.querySelector('#open-step span').getBoundingClientRect().right
              > document.querySelector('ol').getBoundingClientRect().right - 24
            """;

    @TempDir Path data;

    private Hosted server;

    @BeforeEach
    void start() throws Exception {
        server =
                Hosted.start(
                        List.of(
                                "--port=0",
                                "--name=Room 12",
                                "--ephemeral",
                                "--no-discovery",
                                "--data=" + data,
                                "--wifi=School-Guest"),
                        _ -> {});
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String address() {
        return "http://127.0.0.1:" + server.port() + "/";
    }

    private Guest card(String rest, Looks looks) {
        Guest guest = BROWSERS.guest(address() + "card" + rest, looks);
        guest.page.locator("main").waitFor();
        return guest;
    }

    private static void look(Guest guest, String name) {
        guest.photograph("card-" + name);
        assertThat(new AxeBuilder(guest.page).analyze().getViolations()).as(name).isEmpty();
        assertThat(guest.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void on_a_projector_and_in_a_hand(boolean dark) throws Exception {
        try (Client anna = Client.connect("127.0.0.1:" + server.port(), _ -> {})) {
            anna.create(NewSession.of("Planets").withCode("12345"), "Anna");
            String theme = dark ? "-dark" : "-light";
            Guest wide =
                    card("#session=Planets&code=12345", new Looks(1280, 720, dark, false, "en-GB"));
            wide.sees("h1", "Planets");
            wide.sees("#code", "12345");
            wide.sees("#here", "1 here now");
            wide.page.locator("#join-picture[data-drawn$='/#join=Planets&code=12345']").waitFor();
            wide.page
                    .locator("#wifi-picture[data-drawn='WIFI:T:nopass;S:School-Guest;;']")
                    .waitFor();
            look(wide, "projector" + theme);
            Guest hand = card("#session=Planets", Looks.PHONE.dark(dark));
            hand.sees("#last-step", "Ask for the code");
            hand.page.locator("#join-picture[data-drawn$='/#join=Planets']").waitFor();
            assertThat(hand.page.content()).doesNotContain("12345");
            look(hand, "phone" + theme);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Planets", "כוכבי לכת"})
    void in_hebrew_it_runs_from_right_to_left(String session) throws Exception {
        try (Client anna = Client.connect("127.0.0.1:" + server.port(), _ -> {});
                Client noa = Client.connect("127.0.0.1:" + server.port(), _ -> {})) {
            anna.create(NewSession.of(session).withCode("12345"), "Anna");
            noa.join(session, "נועה", "12345");
            String encoded = URLEncoder.encode(session, UTF_8).replace("+", "%20");
            String rest = "#session=" + encoded + "&code=12345";
            String script = session.equals("Planets") ? "-latin" : "";
            for (Looks looks :
                    List.of(
                            new Looks(1280, 720, false, false, "he-IL"),
                            Looks.PHONE.dark(true).speaking("he-IL"))) {
                Guest card = card(rest, looks);
                card.sees("h1", session);
                card.page.locator("#wifi-picture[data-drawn]").waitFor();
                card.page.locator("#join-picture[data-drawn]").waitFor();
                assertThat(card.page.evaluate("document.documentElement.dir")).isEqualTo("rtl");
                look(card, "he" + script + "-" + looks.width());
                // What stands below each other begins at the same side, whatever its script.
                assertThat(card.page.evaluate(BEGINNINGS)).as(session).isEqualTo(List.of(1, 1));
                assertThat(card.page.evaluate(UNDER_ITS_NUMBER)).isEqualTo(false);
            }
        }
    }

    @Test
    void it_counts_who_comes_and_leads_to_the_next_address() throws Exception {
        Guest card = card("#session=Lobby", Looks.DESKTOP);
        card.sees("#here", "0 here now");
        try (Client anna = Client.connect("127.0.0.1:" + server.port(), _ -> {})) {
            anna.join("Lobby", "Anna", null);
            card.sees("#here", "1 here now");
        }
        List<String> addresses = server.card("Lobby").addresses();
        assumeTrue(addresses.size() > 1, "this computer has one address");
        card.sees("#address", addresses.getFirst());
        card.button("Next address").click();
        card.sees("#address", addresses.get(1));
        card.page
                .locator("#join-picture[data-drawn='" + addresses.get(1) + "/#join=Lobby']")
                .waitFor();
    }

    @Test
    void on_paper_there_is_what_leads_in_and_nothing_else() {
        Guest card = card("#session=Lobby", new Looks(794, 1123, false, false, "en-GB"));
        card.page.locator("#wifi-picture[data-drawn]").waitFor();
        card.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        PlaywrightAssertions.assertThat(card.page.locator("#join-picture")).isVisible();
        PlaywrightAssertions.assertThat(card.page.locator("ol")).isVisible();
        for (String hidden : List.of("nav", "#here", "#unreached")) {
            PlaywrightAssertions.assertThat(card.page.locator(hidden)).isHidden();
        }
        card.photograph("card-paper");
    }

    @Test
    void who_is_in_a_session_shows_its_card_and_chooses_whether_with_the_code() {
        Guest anna = BROWSERS.guest(address());
        anna.create("Planets", "Anna", "12345");
        for (boolean coded : new boolean[] {false, true}) {
            anna.button("Session menu").click();
            Page card =
                    anna.page
                            .context()
                            .waitForPage(() ->
                                    anna.inDialog(
                                                    coded
                                                            ? "Show how to join, with the code"
                                                            : "Show how to join")
                                            .click());
            card.locator("#join-picture[data-drawn]").waitFor();
            PlaywrightAssertions.assertThat(card.locator("h1")).hasText("Planets");
            PlaywrightAssertions.assertThat(card.locator("#code")).hasText(coded ? "12345" : "");
        }
    }
}
