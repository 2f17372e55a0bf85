package chatroom.server.console;

import java.util.ArrayList;
import java.util.List;

/// Takes a line apart, word by word from its beginning. What stands in double quotes is one word,
/// whatever is in it; there is no way to write a quote inside, since no name has one. Used by one
/// thread.
final class Words {
    private String rest;
    private boolean unclosed;

    Words(String line) {
        this.rest = line.strip();
    }

    /// The next word, empty at the end.
    String next() {
        boolean quoted = rest.startsWith("\"");
        int from = quoted ? 1 : 0;
        int to = from;
        while (to < rest.length() && !ends(rest.charAt(to), quoted)) {
            to++;
        }
        unclosed |= quoted && to == rest.length();
        String word = rest.substring(from, to);
        rest = rest.substring(Math.min(rest.length(), to + 1)).strip();
        return word;
    }

    private static boolean ends(char c, boolean quoted) {
        return quoted ? c == '"' : Character.isWhitespace(c);
    }

    /// The next words, fewer where the line has fewer.
    List<String> next(int most) {
        List<String> words = new ArrayList<>();
        while (words.size() < most && !rest.isEmpty()) {
            words.add(next());
        }
        return words;
    }

    /// All that is left.
    String rest() {
        return rest;
    }

    /// Whether a quote was begun and not ended.
    boolean unclosed() {
        return unclosed;
    }
}
