package chatroom.server.sessions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The quotes that `/quote` draws from: one a line, the author after ` — `. Immutable.
public final class Quotes {
    private static final String RESOURCE = "/chatroom/server/quotes.txt";

    private final List<Quote> all;

    private Quotes(List<Quote> all) {
        this.all = all;
    }

    /// What somebody said.
    public record Quote(String text, String author) {
        private static Quote of(String line) {
            int dash = line.lastIndexOf(" — ");
            return new Quote(line.substring(0, dash), line.substring(dash + 3));
        }
    }

    /// Those that the server comes with.
    public static Quotes load() {
        try (InputStream in =
                        Objects.requireNonNull(
                                Quotes.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new Quotes(
                    lines.lines()
                            .filter(l -> !l.isBlank() && !l.startsWith("#"))
                            .map(Quote::of)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int size() {
        return all.size();
    }

    public Quote at(int number) {
        return all.get(number);
    }
}
