package chatroom.web;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.texts.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// What is served, and how large it is.
class SiteTest {
    /// What the first view may weigh, packed (issue "In any browser, on any phone").
    private static final int FIRST_VIEW = 60_000;

    private final Site site = new Site("talk", List::of);

    private Piece at(String path) {
        return Objects.requireNonNull(site.at(path), path);
    }

    private String page() {
        return new String(at("/").plain(), StandardCharsets.UTF_8);
    }

    @Test
    void the_first_view_is_light_enough_for_a_slow_phone() {
        int all =
                site.firstView().stream().mapToInt(path -> weight(at(path))).sum()
                        + weight(at("/"));
        assertThat(all).isLessThan(FIRST_VIEW);
    }

    private static int weight(Piece piece) {
        return piece.packed().length > 0 ? piece.packed().length : piece.plain().length;
    }

    @Test
    void what_is_packed_is_what_is_not() throws IOException {
        for (String path : site.firstView()) {
            Piece piece = at(path);
            if (piece.packed().length > 0) {
                assertThat(
                                new GZIPInputStream(new ByteArrayInputStream(piece.packed()))
                                        .readAllBytes())
                        .isEqualTo(piece.plain());
            }
        }
    }

    @Test
    void everything_but_the_page_may_be_kept_for_ever() {
        assertThat(at("/").lasting()).isFalse();
        assertThat(site.firstView()).hasSize(5).allMatch(path -> at(path).lasting());
    }

    @Test
    void the_page_asks_for_the_modules_of_the_list_as_one() {
        assertThat(page())
                .contains("<script type=\"module\" src=\"" + path("first.js"))
                .contains("<link rel=\"stylesheet\" href=\"" + path("style.css"))
                .contains(lead("main.js", "first.js"))
                .contains(lead("engine/client.js", "first.js"))
                .contains(lead("lib/lit/index.js", "first.js"))
                .contains(lead("ui/list.js", "first.js"))
                .contains("data-plain=\"talk\"");
        assertThat(page().replaceAll("(?s)<script>.*?</script>", ""))
                .doesNotContainPattern("\\{[a-z]+}");
    }

    @Test
    void what_the_list_does_not_need_is_asked_for_when_it_is_there() {
        assertThat(page())
                .contains(lead("ui/later.js", "later.js"))
                .contains(lead("ui/dialogs.js", "later.js"))
                .contains(lead("ui/log.js", "later.js"))
                .contains(lead("lib/lit-html/directives/guard.js", "later.js"));
        assertThat(text("first.js")).contains("import('./ui/later.js')");
    }

    @Test
    void a_pack_keeps_its_modules_apart_and_gives_what_each_of_them_gives() {
        Map<String, ScriptModule> modules = new TreeMap<>();
        Map.of(
                        "a.js", "import { b, c as d } from './x/b.js';\nexport const a = b + d;\n",
                        "x/b.js", "export { c } from '../c.js';\nexport function b() {}\n",
                        "c.js", "const a = 1;export{a as c};",
                        "later.js",
                                "import'./a.js';import{a as l}from\"named\";export*from'./c.js';")
                .forEach((name, text) ->
                        modules.put(name, ScriptModule.of(name, text, Map.of("named", "a.js"))));
        Order.Modules order = Order.of(modules, "a.js", "later.js");
        assertThat(Pack.of(order.first()))
                .isEqualTo(
                        """
                        export const{c}=(()=>{
                        const a = 1;
                        return{c:a};
                        })();
                        export const{b}=(()=>{
                        function b() {}
                        return{b:b};
                        })();
                        export const{a}=(()=>{
                        const d=c;
                        const a = b + d;
                        return{a:a};
                        })();
                        """);
        assertThat(Pack.of(order.later()))
                .isEqualTo(
                        """
                        import{a}from'./a.js';
                        (()=>{
                        const l=a;

                        })();
                        """);
    }

    private String path(String name) {
        return site.firstView().getFirst().replaceAll("[^/]*$", "") + name;
    }

    private String text(String name) {
        return new String(at(path(name)).plain(), StandardCharsets.UTF_8);
    }

    private String lead(String module, String pack) {
        return "\"%s\":\"%s\"".formatted(path(module), path(pack));
    }

    @Test
    void the_policy_names_each_script_that_stands_in_the_page() throws Exception {
        List<MatchResult> scripts =
                Pattern.compile("<script(?: type=\"importmap\")?>(.*?)</script>", Pattern.DOTALL)
                        .matcher(page())
                        .results()
                        .toList();
        assertThat(scripts).hasSize(3);
        for (MatchResult script : scripts) {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(script.group(1).getBytes(StandardCharsets.UTF_8));
            assertThat(at("/").policy())
                    .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        }
    }

    @Test
    void the_page_runs_nothing_that_is_not_its_own() {
        assertThat(at("/").policy())
                .contains(
                        "script-src 'self' 'sha256-", "style-src 'self'", "trusted-types lit-html")
                .doesNotContain("unsafe", "*", "data:", "blob:");
    }

    @Test
    void the_page_may_go_on_at_the_servers_other_addresses_and_nowhere_else() {
        List<String> nodes = new ArrayList<>();
        Site moving = new Site("talk", () -> List.copyOf(nodes));
        Piece alone = Objects.requireNonNull(moving.at("/"));
        nodes.addAll(List.of("10.0.0.7:24280", "[fd00::2]:24280", "chat.local:80"));
        Piece page = Objects.requireNonNull(moving.at("/"));
        assertThat(page.policy())
                .contains(
                        "wss://{host} ws://10.0.0.7:24280 wss://10.0.0.7:24280 ws://chat.local:80"
                                + " wss://chat.local:80; ")
                .doesNotContain("fd00");
        assertThat(new String(page.plain(), StandardCharsets.UTF_8))
                .contains("data-nodes=\"10.0.0.7:24280 chat.local:80\"");
        assertThat(page.tag()).isNotEqualTo(alone.tag());
        assertThat(moving.at("/")).isSameAs(page);
    }

    @Test
    void comments_stay_at_home_and_lines_keep_their_numbers() {
        assertThat(Script.bare("/** a\n * b */\nlet a = '/** c */'; // d\n  // e\nf();\n"))
                .isEqualTo("\n\nlet a = '/** c */'; // d\n\nf();\n");
        assertThat(Script.bare("f((/** @type {A | B} */ a) => /** @type {C} */ (a));\n"))
                .isEqualTo("f((a) => (a));\n");
        assertThat(Script.bare("if (a) {\n  b();\n}\n")).isEqualTo("if (a) {\nb();\n}\n");
    }

    @Test
    void nothing_is_loaded_from_elsewhere() {
        for (String path : site.firstView()) {
            String text = new String(at(path).plain(), StandardCharsets.UTF_8);
            assertThat(text.lines().filter(line -> !line.strip().matches("(//|/?\\*).*")))
                    .as(path)
                    .noneMatch(line ->
                            line.matches(".*(from|import|src=|url\\()\\s*['\"(]*https?://.*"));
        }
    }

    @Test
    void words_come_in_every_language_there_is() {
        assertThat(Words.languages()).contains(Locale.ENGLISH);
        String english =
                site.firstView().stream()
                        .filter(p -> p.endsWith("words/en.json"))
                        .findFirst()
                        .orElseThrow();
        assertThat(new String(at(english).plain(), StandardCharsets.UTF_8))
                .contains("\"list.title\":\"Chat sessions\"")
                .doesNotContain("\"terminal.yes\"");
    }

    @Test
    void nothing_else_is_there() {
        String folder = site.firstView().getFirst().replaceAll("[^/]*$", "");
        for (String path :
                List.of("", "/index.html", "/web/", folder, folder + "../index.html", "/nothing")) {
            assertThat(site.at(path)).as(path).isNull();
        }
    }
}
