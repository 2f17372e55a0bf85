package chatroom.desktop.chat;

import chatroom.core.Slash;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a word that somebody began to type may become: a command at the beginning, a member's name
/// everywhere. Immutable; any thread.
///
/// @param from where in the text the word begins
/// @param to where it ends: the caret
/// @param words what it may become
public record Completion(int from, int to, List<String> words) {
    /// Commands whose argument is a name, so that all names are offered after them.
    private static final Set<String> ABOUT_PEOPLE =
            Set.of(Slash.KICK.word(), Slash.ADMIN.word(), Slash.ADMIT.word(), Slash.DENY.word());

    public Completion {
        words = List.copyOf(words);
    }

    /// What the word before the caret may become.
    ///
    /// @param names of the others, and of those who wait at the door
    public static Completion of(String text, int caret, List<String> names) {
        int from = caret;
        while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        String begun = text.substring(from, caret);
        if (from == 0 && begun.startsWith("/")) {
            List<String> commands = Arrays.stream(Slash.values()).map(Slash::word).toList();
            return new Completion(from, caret, beginning(commands, begun));
        }
        boolean asked =
                ABOUT_PEOPLE.contains(text.substring(0, from).strip().toLowerCase(Locale.ROOT));
        if (begun.isEmpty() && !asked) {
            return new Completion(from, caret, List.of());
        }
        if (begun.startsWith("@")) {
            return new Completion(from + 1, caret, beginning(names, begun.substring(1)));
        }
        return new Completion(from, caret, beginning(names, begun));
    }

    private static List<String> beginning(List<String> words, String begun) {
        String wanted = begun.toLowerCase(Locale.ROOT);
        return words.stream()
                .filter(word -> word.toLowerCase(Locale.ROOT).startsWith(wanted))
                .sorted()
                .toList();
    }

    /// The text with one of the words in it, and a space to go on after where nothing follows.
    public String with(String text, String word) {
        String rest = text.substring(to);
        return text.substring(0, from) + word + (rest.isEmpty() ? " " : rest);
    }

    /// Where the caret stands after that.
    public int caret(String word) {
        return from + word.length() + 1;
    }
}
