package chatroom.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Desktop and browser have one look: the same colours by the same names. That they can be read is
/// asked where the desktop has them.
class TokensTest {
    private static final String DESKTOP = "desktop/src/main/resources/chatroom/desktop/look/";
    private static final String WEB = "web/src/main/resources/chatroom/web/site/style/base.css";

    private static final Pattern TOKEN =
            Pattern.compile("(?<![\\w-])--?([a-z][a-z0-9-]*): #([0-9a-f]{3}|[0-9a-f]{6});");
    private static final Pattern HUE =
            Pattern.compile("\\.(hue-\\d+) \\{ --hue: #(\\w{6}); --lit: #(\\w{6}); }");

    /// What has another name on the page.
    private static final Map<String, String> CALLED = Map.of("own", "chosen");

    /// What one of them alone draws: the edges of fields, and a button under the mouse.
    private static final List<String> ALONE = List.of("edge", "accent-hover");

    private static Map<String, String> tokens(String css) {
        Map<String, String> tokens = new TreeMap<>();
        TOKEN.matcher(css)
                .results()
                .filter(found -> !found.group(1).matches("hue|lit"))
                .forEach(found ->
                        tokens.put(
                                CALLED.getOrDefault(found.group(1), found.group(1)),
                                whole(found.group(2))));
        tokens.keySet().removeAll(ALONE);
        return tokens;
    }

    private static String whole(String colour) {
        return colour.length() == 6 ? colour : colour.replaceAll("(.)", "$1$1");
    }

    private static String read(String name) {
        return Repository.read(Repository.ROOT.resolve(name));
    }

    private static Map<String, String> page(boolean dark) {
        String css = read(WEB);
        int begins = css.indexOf("@media (prefers-color-scheme: dark)");
        int ends = css.indexOf("@media", begins + 1);
        Map<String, String> tokens =
                tokens(dark ? css.substring(begins, ends) : css.substring(0, begins));
        for (MatchResult hue : HUE.matcher(css).results().toList()) {
            tokens.put(hue.group(1), hue.group(dark ? 3 : 2));
        }
        return tokens;
    }

    @Test
    void light_is_the_same_on_the_desktop_and_in_the_browser() {
        assertThat(page(false))
                .hasSizeGreaterThan(20)
                .isEqualTo(tokens(read(DESKTOP + "light.css")));
    }

    @Test
    void dark_is_the_same_on_the_desktop_and_in_the_browser() {
        assertThat(page(true)).hasSizeGreaterThan(20).isEqualTo(tokens(read(DESKTOP + "dark.css")));
    }
}
