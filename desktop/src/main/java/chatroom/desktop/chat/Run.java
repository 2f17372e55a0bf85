package chatroom.desktop.chat;

import chatroom.desktop.emoji.EmojiSheet;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A stretch of a message that is drawn in one way. Immutable; any thread.
public sealed interface Run {
    String text();

    record Words(String text) implements Run {}

    /// One emoji.
    record Emoji(String text) implements Run {}

    /// An address of the web, as it was written, and where it leads.
    record Link(String text, URI to) implements Run {}

    /// Only these are offered: others may start programs.
    Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"“”„«»]+", Pattern.CASE_INSENSITIVE);

    /// What ends a sentence around an address and not the address.
    Pattern TAIL = Pattern.compile("[.,;:!?'’)\\]}]+$");

    /// A message in runs, in order.
    static List<Run> of(String message) {
        List<Run> runs = new ArrayList<>();
        Matcher addresses = ADDRESS.matcher(message);
        int at = 0;
        while (addresses.find()) {
            String written = TAIL.matcher(addresses.group()).replaceFirst("");
            Optional<URI> to = uri(written);
            if (to.isPresent()) {
                words(message.substring(at, addresses.start()), runs);
                runs.add(new Link(written, to.get()));
                at = addresses.start() + written.length();
            }
        }
        words(message.substring(at), runs);
        return List.copyOf(runs);
    }

    private static Optional<URI> uri(String written) {
        try {
            URI uri = new URI(new URI(written).toASCIIString());
            return uri.getHost() == null || uri.getRawUserInfo() != null
                    ? Optional.empty() // “https://bank.example@evil.example” shows one, leads to
                    // another
                    : Optional.of(uri);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static void words(String text, List<Run> runs) {
        if (text.codePoints().noneMatch(Run::maybeEmoji)) {
            addWords(text, runs);
            return;
        }
        BreakIterator graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(text);
        int begin = 0;
        int words = 0;
        for (int end = graphemes.next(); end != BreakIterator.DONE; end = graphemes.next()) {
            String grapheme = text.substring(begin, end);
            if (EmojiSheet.noto().find(grapheme).isPresent()) {
                addWords(text.substring(words, begin), runs);
                runs.add(new Emoji(grapheme));
                words = end;
            }
            begin = end;
        }
        addWords(text.substring(words), runs);
    }

    private static void addWords(String text, List<Run> runs) {
        if (!text.isEmpty()) {
            runs.add(new Words(text));
        }
    }

    private static boolean maybeEmoji(int c) {
        return (c > 0x7F && Character.isEmoji(c)) || c == 0xFE0F;
    }
}
