package chatroom.web;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.texts.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
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
        assertThat(site.firstView()).hasSizeGreaterThan(30).allMatch(path -> at(path).lasting());
    }

    @Test
    void the_page_names_all_of_its_modules_and_styles_so_that_they_come_at_once() {
        List<String> later = later();
        assertThat(site.firstView())
                .filteredOn(path -> path.endsWith(".js") || path.endsWith(".css"))
                .allMatch(path ->
                        page().contains("=\"" + path + "\"")
                                || later.contains(path.replaceAll("/web/[0-9a-f]+/", "")));
        assertThat(page()).doesNotContainPattern("\\{[a-z]+}").contains("data-plain=\"talk\"");
    }

    @Test
    void what_the_list_does_not_need_is_asked_for_when_it_is_there() {
        List<String> first =
                page().lines()
                        .filter(line -> line.contains("modulepreload"))
                        .map(line -> line.replaceAll(".*/web/[0-9a-f]+/|\">$", ""))
                        .toList();
        assertThat(first)
                .contains("main.js", "engine/client.js", "lib/lit/index.js", "ui/list.js")
                .doesNotContainAnyElementsOf(later());
        assertThat(later())
                .contains("ui/dialogs.js", "ui/entering.js", "ui/log.js", "ui/compose.js");
    }

    private List<String> later() {
        Matcher named = Pattern.compile("data-later=\"([^\"]*)\"").matcher(page());
        assertThat(named.find()).isTrue();
        return List.of(named.group(1).split(" ", -1));
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
