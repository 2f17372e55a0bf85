package chatroom.desktop.emoji;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;

/// One picture that has every emoji, and where in it each stands. Loaded when the first is drawn;
/// immutable from then on.
public final class EmojiSheet {
    /// Pixels of one emoji, and of the gap around it.
    private static final int SIZE = 32;

    private static final int GAP = 1;
    private static final int VARIATION_SELECTOR = 0xFE0F;

    private final Map<String, Rectangle2D> places;

    private EmojiSheet(Map<String, Rectangle2D> places) {
        this.places = places;
    }

    private static final class Places {
        private static final EmojiSheet SHEET = new EmojiSheet(read());
    }

    private static final class Picture {
        private static final Image IMAGE = load();

        private static Image load() {
            try (InputStream in = open("noto-32.png")) {
                return new Image(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static EmojiSheet noto() {
        return Places.SHEET;
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(EmojiSheet.class.getResourceAsStream(name), name);
    }

    private static Map<String, Rectangle2D> read() {
        Map<String, Rectangle2D> places = new HashMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(open("noto-32.txt"), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> put(line, places));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places;
    }

    private static void put(String line, Map<String, Rectangle2D> places) {
        String[] parts = line.split(" ", 3);
        int cell = SIZE + 2 * GAP;
        places.put(
                parts[0],
                new Rectangle2D(
                        Integer.parseInt(parts[1]) * cell + GAP,
                        Integer.parseInt(parts[2]) * cell + GAP,
                        SIZE,
                        SIZE));
    }

    /// Where on [#image] the emoji stands that a grapheme is to be drawn as; empty where it is
    /// text: a digit or a sign that only a variation selector makes an emoji is text without it.
    public Optional<Rectangle2D> find(String grapheme) {
        int first = grapheme.codePointAt(0);
        boolean picture =
                Character.isEmojiPresentation(first)
                        || grapheme.indexOf(VARIATION_SELECTOR) >= 0
                        || (Character.isEmoji(first)
                                && grapheme.codePointCount(0, grapheme.length()) > 1);
        if (!picture) {
            return Optional.empty();
        }
        String key =
                grapheme.codePoints()
                        .filter(c -> c != VARIATION_SELECTOR)
                        .mapToObj(Integer::toHexString)
                        .map(hex -> "0".repeat(Math.max(0, 4 - hex.length())) + hex)
                        .collect(Collectors.joining("-"));
        return Optional.ofNullable(places.get(key));
    }

    /// The picture with all of them. For the thread that draws.
    public Image image() {
        return Picture.IMAGE;
    }
}
