package chatroom.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.card.Card;
import chatroom.card.Wifi;
import chatroom.texts.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The join card at the console.
class ShowingTest {
    private static final List<String> TWO =
            List.of("http://192.168.1.20:24280", "http://10.0.0.7:24280");

    private final Paint ansi = Paint.of(true, "Linux", Map.of());
    private @Nullable Wifi wifi;

    private final Showing.Cards cards =
            new Showing.Cards() {
                @Override
                public Card of(String session) {
                    return card(null);
                }

                @Override
                public Optional<CompletableFuture<Card>> of(String session, boolean coded) {
                    return session.equals("Planets")
                            ? Optional.of(
                                    CompletableFuture.completedFuture(
                                            card(
                                                    new Card.Room(
                                                            session,
                                                            3,
                                                            true,
                                                            coded ? "01234" : null))))
                            : Optional.empty();
                }

                @Override
                public void wifi(Wifi next) {
                    wifi = next;
                }
            };

    private Card card(Card.@Nullable Room room) {
        return new Card("Room 12", room, TWO, wifi, true, new Card.Firewall("", List.of()));
    }

    private Showing showing(Paint paint) {
        return new Showing(cards, paint, Words.in(Locale.ENGLISH));
    }

    @Test
    void nothing_that_stood_on_the_screen_or_above_it_stays() {
        assertThat(showing(ansi).server().getFirst()).isEqualTo("\u001b[H\u001b[2J\u001b[3J");
        assertThat(showing(Paint.PLAIN).server().subList(0, 100)).containsOnly("");
    }

    @Test
    void a_session_is_shown_with_its_code_only_where_that_was_typed() {
        Showing showing = showing(ansi);
        assertThat(String.join("\n", showing.session("Planets", false).orElseThrow().join()))
                .contains("Planets", "3 here now")
                .doesNotContain("01234");
        assertThat(String.join("\n", showing.session("Planets", true).orElseThrow().join()))
                .contains("Code 01234");
        assertThat(showing.session("Pluto", true)).isEmpty();
    }

    @Test
    void next_shows_the_same_card_with_the_next_address() {
        Showing showing = showing(ansi);
        showing.session("Planets", true).orElseThrow().join();
        assertThat(String.join("\n", showing.next()))
                .contains("Planets", "Code 01234", "open http://10.0.0.7:24280");
        assertThat(String.join("\n", showing.next())).contains("open http://192.168.1.20:24280");
        assertThat(String.join("\n", showing(ansi).next())).contains("Room 12");
    }

    @Test
    void a_wifi_is_taken_where_it_can_be_one() {
        Showing showing = showing(Paint.PLAIN);
        assertThat(showing.wifi("School", "short")).contains("8 to 63");
        assertThat(wifi).isNull();
        showing.wifi("School", "rosebud7");
        assertThat(wifi).isEqualTo(new Wifi("School", "rosebud7"));
        assertThat(String.join("\n", showing.server()))
                .contains("Join the Wi-Fi School")
                .doesNotContain("rosebud7");
    }

    /// Dark modules are dark on every terminal that has colours.
    @Test
    void the_picture_is_dark_on_light_whatever_the_terminal_looks_like() {
        assertThat(showing(ansi).server())
                .filteredOn(line -> line.contains("█"))
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(line).contains("\u001b[30;107m").endsWith("\u001b[0m"));
    }
}
