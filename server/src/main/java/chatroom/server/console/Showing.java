package chatroom.server.console;

import chatroom.card.Card;
import chatroom.card.Drawn;
import chatroom.card.Wifi;
import chatroom.texts.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Shows the join card at the console, on an empty screen: what stood there before, the exit code
/// among it, is on no projector then. Used by the console's thread.
public final class Showing {
    private final Cards cards;
    private final Paint paint;
    private final Words words;
    private @Nullable Card shown;
    private int which;

    public Showing(Cards cards, Paint paint, Words words) {
        this.cards = cards;
        this.paint = paint;
        this.words = words;
    }

    /// Makes cards of what there is at the moment. Any thread.
    public interface Cards {
        /// The card of the session of that name or id, or of the server where that is empty or
        /// unknown; without the code.
        Card of(String session);

        /// The card of a session, with its code where `coded`; nothing where there is none of that
        /// name or id.
        Optional<CompletableFuture<Card>> of(String session, boolean coded);

        /// From now on that is the Wi-Fi that people need.
        void wifi(Wifi wifi);
    }

    /// The server's card.
    List<String> server() {
        return begin(cards.of(""));
    }

    /// A session's; nothing where there is no such session.
    Optional<CompletableFuture<List<String>>> session(String session, boolean coded) {
        return cards.of(session, coded).map(card -> card.thenApply(this::begin));
    }

    private List<String> begin(Card card) {
        shown = card;
        which = 0;
        return lines(card);
    }

    /// The card that was shown last, with the next address.
    List<String> next() {
        Card card = shown;
        if (card == null) {
            return server();
        }
        which++;
        return lines(card);
    }

    private List<String> lines(Card card) {
        List<String> lines = new ArrayList<>(paint.cleared());
        lines.addAll(Drawn.lines(card, which, words, paint.picture()));
        lines.add("");
        return lines;
    }

    /// A Wi-Fi was typed; a sentence where that cannot be one.
    String wifi(String name, String password) {
        if (!password.isEmpty() && !Wifi.fits(password)) {
            return "The password of a Wi-Fi has 8 to 63 characters.";
        }
        cards.wifi(new Wifi(name, password));
        return "The join card says so from now on. 'card' shows it, and clears this screen.";
    }
}
