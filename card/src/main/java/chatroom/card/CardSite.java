package chatroom.card;

import chatroom.texts.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The card as a browser shows it: one page, and what it asks for. It tells nobody a code: who has
/// one gives it to the page behind `#`, and from there it goes no further than into the picture.
/// Any thread, but not one that must not wait.
public final class CardSite {
    /// Where all of it is.
    public static final String PATH = "/card";

    /// What the page may load and run: its own files, and nothing from elsewhere.
    public static final String POLICY =
            "script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'";

    private final Source source;

    public CardSite(Source source) {
        this.source = source;
    }

    /// Gives the card of the moment.
    public interface Source {
        /// The card of a session by its name or id, or of the server where it is empty or unknown;
        /// without the code.
        Card of(String session);
    }

    /// What is served.
    ///
    /// @param type its media type
    /// @param policy its content security policy, empty where it is no page
    public record Leaf(String type, String text, String policy) {}

    /// What is at that path; null where nothing is.
    ///
    /// @param query what stands behind `?`, as it was written
    public @Nullable Leaf at(String path, String query) {
        return switch (path) {
            case PATH -> new Leaf("text/html; charset=utf-8", read("card.html"), POLICY);
            case PATH + "/card.css" -> new Leaf("text/css; charset=utf-8", read("card.css"), "");
            case PATH + "/card.js" ->
                    new Leaf("text/javascript; charset=utf-8", read("card.js"), "");
            case PATH + "/icon.svg" -> new Leaf("image/svg+xml", read("icon.svg"), "");
            case PATH + "/words.json" -> json(words(value(query, "language")));
            case PATH + "/facts.json" -> json(facts(source.of(value(query, "session"))));
            default -> null;
        };
    }

    /// The QR code of a text, as `{"size":29,"path":"M0 0h1v1h-1z…"}`; null where it is too long.
    public static @Nullable Leaf qr(String text) {
        try {
            Qr qr = Qr.of(text);
            return json("{\"size\":%d,\"path\":%s}".formatted(qr.size(), Json.string(qr.path())));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Leaf json(String text) {
        return new Leaf("application/json", text, "");
    }

    /// With the language that they are in, and its direction.
    private static String words(String wanted) {
        Words words = Words.in(Locale.forLanguageTag(wanted));
        Map<String, String> said = new TreeMap<>(words.all());
        said.keySet().removeIf(key -> !key.startsWith("card."));
        said.put("language", words.locale().getLanguage());
        said.put("direction", words.rightToLeft() ? "rtl" : "ltr");
        return said.entrySet().stream()
                .map(e -> Json.string(e.getKey()) + ":" + Json.string(e.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /// The facts of a card, for whoever draws it: without its code.
    public static String facts(Card card) {
        StringBuilder json = new StringBuilder("{\"server\":").append(Json.string(card.server()));
        Card.Room room = card.session();
        if (room != null) {
            json.append(
                    ",\"session\":{\"name\":%s,\"members\":%d,\"coded\":%b}"
                            .formatted(Json.string(room.name()), room.members(), room.coded()));
        }
        json.append(",\"addresses\":").append(Json.strings(card.addresses()));
        Wifi wifi = card.wifi();
        if (wifi != null) {
            json.append(
                    ",\"wifi\":{\"name\":%s,\"text\":%s}"
                            .formatted(Json.string(wifi.name()), Json.string(wifi.text())));
        }
        json.append(",\"reached\":").append(card.reached());
        if (!card.reached()) {
            json.append(
                    ",\"firewall\":{\"says\":%s,\"commands\":%s}"
                            .formatted(
                                    Json.string(card.firewall().says()),
                                    Json.strings(card.firewall().commands())));
        }
        return json.append('}').toString();
    }

    private static String value(String query, String name) {
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(
                            pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    return "";
                }
            }
        }
        return "";
    }

    private static String read(String name) {
        try (InputStream in = CardSite.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program was built without " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
