package chatroom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.client.Client;
import chatroom.client.NewSession;
import chatroom.server.RealServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
                harmless(guest);
            }
        }
    }

    /// As the harness under `hostile/` has them: the Big List of Naughty Strings.
    private static final Path CORPUS =
            Path.of("../hostile/src/main/resources/chatroom/hostile/blns.b64");

    private static List<String> all() throws IOException {
        Stream<String> naughty =
                Files.readAllLines(CORPUS).stream()
                        .map(line ->
                                new String(
                                        Base64.getDecoder().decode(line), StandardCharsets.UTF_8));
        return Stream.concat(STRINGS.stream(), naughty)
                .filter(string -> !string.isEmpty())
                .distinct()
                .toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HostileTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String json(List<String> strings) {
        return strings.stream()
                .map(string ->
                        string.chars()
                                .mapToObj("\\u%04x"::formatted)
                                .collect(Collectors.joining("", "\"", "\"")))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /// A server that checks nothing is worse than any person can be with one that does.
    @Test
    void five_hundred_strings_in_every_field_stay_words() throws IOException {
        List<String> strings = all();
        assertThat(strings).hasSizeGreaterThan(500);
        try (RealServer server = new RealServer()) {
            Guest ben = BROWSERS.guest("http://" + server.address() + "/");
            ben.page.addInitScript(
                    "{ window.hostile = %s; }%n{ %s }"
                            .formatted(json(strings), resource("hostile-server.js")));
            ben.page.reload();
            ben.page.locator("button.session").first().waitFor();
            assertThat(ben.page.locator("button.session .name").allTextContents())
                    .isEqualTo(strings);
            harmless(ben);
            ben.page.locator("button.session:enabled").first().click();
            ben.dialog().getByLabel("Your name").fill("Ben");
            ben.dialog().getByLabel("Code").fill("12345");
            ben.inDialog("Join").click();
            ben.page.locator(".room-head h1").waitFor();
            for (int i = 0; i < strings.size(); i++) {
                assertThat(ben.page.evaluate("attack(%d)".formatted(i))).isEqualTo(strings.get(i));
            }
            harmless(ben);
            ben.inDialog("Cancel").click();
            PlaywrightAssertions.assertThat(ben.dialog()).hasCount(0);
            harmless(ben);
        }
    }

    /// Nothing ran, and nothing is there that the page did not make itself.
    private static void harmless(Guest guest) {
        assertThat(guest.page.evaluate("window.hurt ?? null")).isNull();
        assertThat(
                        guest.page
                                .locator(
                                        "img, iframe, object, embed, base, style, meta[http-equiv],"
                                                + " body script, body link, form[action]")
                                .count())
                .isZero();
        assertThat(
                        guest.page
                                .locator("a")
                                .evaluateAll(
                                        "all => all.filter(a =>"
                                                + " !/^https?:$/.test(a.protocol)).length"))
                .isEqualTo(0);
        guest.complainsOfNothing();
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
