package chatroom.card;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.texts.Words;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CardSiteTest {
    private final CardSite site =
            new CardSite(session ->
                    new Card(
                            "Room \"12\"",
                            session.equals("R&D #1")
                                    ? new Card.Room(session, 2, true, "01234")
                                    : null,
                            List.of("http://192.168.1.20:24280"),
                            new Wifi("School", "rosebud7"),
                            false,
                            new Card.Firewall("Type:", List.of("sudo ufw allow 24280"))));

    private String text(String path, String query) {
        return Objects.requireNonNull(site.at(path, query)).text();
    }

    @Test
    void the_page_has_no_script_or_style_of_its_own_and_its_policy_allows_none() {
        CardSite.Leaf page = Objects.requireNonNull(site.at("/card", ""));
        assertThat(page.text())
                .doesNotContainPattern("<script(?![^>]*src=)|<style| style=| on\\w+=|https?://");
        assertThat(page.policy()).doesNotContain("unsafe").contains("script-src 'self'");
    }

    @Test
    void the_facts_say_all_but_the_code() {
        assertThat(text("/card/facts.json", "session=R%26D%20%231"))
                .isEqualTo(
                        """
                        {"server":"Room \\u002212\\u0022","session":{"name":"R&D #1","members":2,\
                        "coded":true},"addresses":["http://192.168.1.20:24280"],"wifi":{"name":\
                        "School","text":"WIFI:T:WPA;S:School;P:rosebud7;;"},"reached":false,\
                        "firewall":{"says":"Type:","commands":["sudo ufw allow 24280"]}}\
                        """);
        assertThat(text("/card/facts.json", "session=%zz")).doesNotContain("\"session\"");
    }

    @Test
    void a_picture_is_drawn_of_what_one_gives_it() throws Exception {
        String link = "http://192.168.1.20:24280/#join=Chess%20club&code=01234";
        String json = Objects.requireNonNull(CardSite.qr(link)).text();
        int size = Integer.parseInt(json.replaceFirst("\\{\"size\":(\\d+),.*", "$1"));
        assertThat(Scanner.path(json, size)).isEqualTo(link);
        assertThat(CardSite.qr("x".repeat(257))).isNull();
    }

    @Test
    void the_page_knows_the_words_that_it_uses() {
        String script = text("/card/card.js", "");
        List<String> used =
                Pattern.compile("(?:text|sentence)\\((?:\\w+, )?'([\\w.-]+)'")
                        .matcher(script)
                        .results()
                        .map(found -> "card." + found.group(1))
                        .toList();
        assertThat(used).isNotEmpty();
        assertThat(Words.in(Locale.ENGLISH).all()).containsKeys(used.toArray(String[]::new));
        assertThat(text("/card/words.json", "language=de"))
                .contains("\"card.scan\":\"Scan, or open\"", "\"language\":\"en\"", "\"ltr\"");
        assertThat(text("/card/words.json", "language=he-IL"))
                .contains("\"card.code-word\":\"קוד\"", "\"language\":\"he\"", "\"rtl\"");
    }

    @Test
    void there_is_nothing_else() {
        assertThat(site.at("/card/", "")).isNull();
        assertThat(site.at("/card/../card.css", "")).isNull();
        assertThat(site.at("/cards", "")).isNull();
    }
}
