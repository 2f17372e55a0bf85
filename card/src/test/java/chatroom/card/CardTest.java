package chatroom.card;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.texts.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a card says, and how it says it on a terminal.
class CardTest {
    private static final Words WORDS = Words.in(Locale.ENGLISH);
    private static final Drawn.Picture LIGHT = new Drawn.Picture(false, line -> line);
    private static final Card.Firewall FIREWALL =
            new Card.Firewall("In a terminal of this computer:", List.of("sudo ufw allow 24280"));
    private static final List<String> TWO =
            List.of("http://192.168.1.20:24280", "http://10.0.0.7:24280");

    private static Card card(@Nullable String code, @Nullable Wifi wifi, boolean reached) {
        return new Card(
                "Room 12",
                new Card.Room("Chess club", 5, true, code),
                TWO,
                wifi,
                reached,
                FIREWALL);
    }

    private static String drawn(Card card, int which) {
        return String.join("\n", Drawn.lines(card, which, WORDS, LIGHT));
    }

    /// The lines that are picture, as one code.
    private static List<String> picture(Card card, int which) {
        return Drawn.lines(card, which, WORDS, LIGHT).stream()
                .filter(line -> line.matches("[█▀▄ ]*[█▀▄][█▀▄ ]*"))
                .collect(Collectors.toList());
    }

    @Test
    void three_steps_lead_in_and_the_code_stands_there_only_by_choice() throws Exception {
        assertThat(drawn(card(null, null, true), 0))
                .contains(
                        "Chess club",
                        "1  Join the same Wi-Fi as this computer",
                        "2  Scan, or open http://192.168.1.20:24280",
                        "3  Ask for the code: five digits",
                        "5 here now")
                .doesNotContain("No other device");
        assertThat(Scanner.blocks(picture(card(null, null, true), 0), false))
                .isEqualTo("http://192.168.1.20:24280/#join=Chess%20club");
        assertThat(drawn(card("01234", null, true), 0)).contains("3  Code 01234");
        assertThat(Scanner.blocks(picture(card("01234", null, true), 0), false))
                .isEqualTo("http://192.168.1.20:24280/#join=Chess%20club&code=01234");
    }

    @Test
    void there_is_one_address_at_a_time_and_the_next_is_in_sight() throws Exception {
        Card card = card(null, null, true);
        assertThat(drawn(card, 0)).contains("Type next for http://10.0.0.7:24280");
        assertThat(drawn(card, 1)).contains("Scan, or open http://10.0.0.7:24280");
        assertThat(Scanner.blocks(picture(card, 1), false)).startsWith("http://10.0.0.7:24280/");
        assertThat(drawn(card, 2)).isEqualTo(drawn(card, 0));
    }

    @Test
    void the_wifi_has_its_own_code_beside_and_all_fits_a_terminal() {
        Card card = card("01234", new Wifi("School-Guest", "rosebud7"), true);
        assertThat(drawn(card, 0)).contains("1  Join the Wi-Fi School-Guest", "The Wi-Fi");
        assertThat(drawn(card, 0)).doesNotContain("rosebud7");
        assertThat(Drawn.lines(card, 0, WORDS, LIGHT))
                .hasSizeLessThan(35)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void where_nobody_has_come_in_it_says_what_may_be_in_the_way() {
        assertThat(drawn(card(null, null, false), 0))
                .contains("No other device has reached", "sudo ufw allow 24280", "hotspot");
    }

    @Test
    void without_a_network_there_is_nothing_to_scan() {
        Card card = new Card("Room 12", null, List.of(), null, false, FIREWALL);
        assertThat(drawn(card, 0)).contains("Room 12", "in no network").doesNotContain("█");
    }

    @Test
    void the_card_of_a_server_leads_to_its_list() {
        Card card = new Card("Room 12", null, TWO, null, true, FIREWALL);
        assertThat(card.title()).isEqualTo("Room 12");
        assertThat(card.link(0).text()).isEqualTo("http://192.168.1.20:24280/");
    }

    @Test
    void secrets_do_not_get_into_output() {
        Card card = card("01234", new Wifi("School", "rosebud7"), true);
        assertThat(card.toString()).contains("School").doesNotContain("01234", "rosebud7");
    }

    @Test
    void a_phone_understands_the_wifi_whatever_is_in_its_name() {
        assertThat(new Wifi("School-Guest", "rosebud7").text())
                .isEqualTo("WIFI:T:WPA;S:School-Guest;P:rosebud7;;");
        assertThat(new Wifi("a;b,c:d\\e\"f", "").text())
                .isEqualTo("WIFI:T:nopass;S:a\\;b\\,c\\:d\\\\e\\\"f;;");
    }

    @Test
    void a_link_keeps_every_name_whole() {
        assertThat(new JoinLink("http://h:1", "R&D #1+x", null).text())
                .isEqualTo("http://h:1/#join=R%26D%20%231%2Bx");
        assertThat(new JoinLink("http://h:1", "Ümläut", "00000").text())
                .isEqualTo("http://h:1/#join=%C3%9Cml%C3%A4ut&code=00000");
    }
}
