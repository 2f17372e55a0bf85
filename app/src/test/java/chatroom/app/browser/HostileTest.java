package chatroom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.client.Client;
import chatroom.client.NewSession;
import chatroom.server.RealServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Strings of people who mean harm, in every field that others see.
@Tag("e2e")
class HostileTest {
    @RegisterExtension static final Browsers BROWSERS = new Browsers();

    private static final List<String> STRINGS =
            List.of(
                    "<script>window.hurt=1</script>",
                    "<img src=x onerror=window.hurt=1>",
                    "<svg onload=window.hurt=1>",
                    "\"><script>window.hurt=1</script>",
                    "' onmouseover='window.hurt=1",
                    "<iframe srcdoc='<script>parent.hurt=1</script>'>",
                    "<style>*{display:none}</style>",
                    "<base href=//evil.example>",
                    "<a href=javascript:window.hurt=1>x</a>",
                    "javascript:window.hurt=1",
                    "https://evil.example/\"onclick=window.hurt=1",
                    "data:text/html,<script>window.hurt=1</script>",
                    "${window.hurt=1}",
                    "{{constructor.constructor('window.hurt=1')()}}",
                    "{name} {0} {text}",
                    "<?lit$1234$?> <!--?lit$--> lit$",
                    "</textarea><script>window.hurt=1</script>",
                    "&lt;script&gt;window.hurt=1&lt;/script&gt;",
                    "\u202eesrever\u202c \u2067isolate",
                    "a\u0301".repeat(40) + "\u0489".repeat(200),
                    "x".repeat(2_000),
                    "]]>'\"`--%00%0a\\u0000",
                    "http://[::1%25eth0]:99999/<b>",
                    "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66");

    @Test
    void nothing_that_somebody_says_runs_or_changes_the_page() {
        try (RealServer server =
                new RealServer("--unlimited", "--name", "<b onclick=x>Server</b>")) {
            String address = "http://" + server.address() + "/";
            Guest anna = BROWSERS.guest(address);
            anna.create("A & B #1!", "O'Neil", "12345");
            Guest ben = BROWSERS.guest(address, Looks.PHONE);
            ben.join("A & B", "b.e-n_", "12345");
            for (String hostile : STRINGS) {
                ben.say(hostile.startsWith("/") ? "/" + hostile : hostile);
                ben.say("/echo " + hostile);
                ben.say("/" + hostile);
            }
            ben.say("the end");
            anna.seesMessage("the end");
            assertThat(anna.page.locator(".bubble").allTextContents())
                    .map(String::strip)
                    .containsAll(STRINGS.stream().map(String::strip).toList());
            anna.page.getByLabel("What to do about").click();
            anna.inDialog("Remove").click();
            anna.dialog().getByLabel("Reason").fill("<img src=x onerror=window.hurt=1>\u202e");
            anna.inDialog("Remove").click();
            ben.sees(".notice", "<img src=x onerror=window.hurt=1>");
            anna.seesLine("<img src=x onerror=window.hurt=1>");
            for (Guest guest : List.of(anna, ben)) {
                assertThat(guest.page.evaluate("window.hurt ?? null")).isNull();
                assertThat(guest.page.locator("img, iframe, base, style, .bubble script").count())
                        .isZero();
                assertThat(
                                guest.page
                                        .locator("a")
                                        .evaluateAll(
                                                "all => all.filter(a =>"
                                                        + " !/^https?:$/.test(a.protocol)).length"))
                        .isEqualTo(0);
            }
        }
    }

    @Test
    void a_name_from_another_client_stays_a_name() throws Exception {
        try (RealServer server = new RealServer();
                Client anna = Client.connect(server.address(), _ -> {})) {
            anna.create(NewSession.of("C++ & #!.'"), "שלום");
            Guest ben = BROWSERS.guest("http://" + server.address() + "/");
            ben.join("C++", "Ben", "");
            anna.say("\u202ehello\nBen left.");
            ben.seesMessage("hello");
            assertThat(ben.page.locator(".bubble bdi, .bubble b, .bubble p").count()).isZero();
            assertThat(ben.page.locator(".bubble").evaluate("b => getComputedStyle(b).unicodeBidi"))
                    .asString()
                    .contains("isolate");
            PlaywrightAssertions.assertThat(
                            ben.page
                                    .locator("bdi")
                                    .filter(new Locator.FilterOptions().setHasText("שלום")))
                    .not()
                    .hasCount(0);
        }
    }
}
