package chatroom.core;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What usernames and session names have in common: length in characters as people count them, what
/// a name may consist of, how it begins.
final class Letters {
    private Letters() {}

    /// The form in which a name is kept: NFC, without white space around it.
    static String clean(String raw) {
        return raw.length() > Limits.NAME_BYTES * 4
                ? raw
                : Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
    }

    /// Why `name` cannot be a name, or null where it can. `punctuation` are the signs allowed after
    /// the first letter beside letters, marks and digits; a space in it may only stand single and
    /// inside.
    static @Nullable Refusal check(String name, String punctuation) {
        if (name.length() > Limits.NAME_BYTES
                || name.getBytes(StandardCharsets.UTF_8).length > Limits.NAME_BYTES) {
            return Refusal.of(Refusal.Code.NAME_LONG);
        }
        int count = graphemes(name);
        if (count < Limits.NAME_MIN) {
            return Refusal.of(Refusal.Code.NAME_SHORT);
        }
        if (count > Limits.NAME_MAX) {
            return Refusal.of(Refusal.Code.NAME_LONG);
        }
        int first = name.codePointAt(0);
        if (Character.isDigit(first)) {
            return Refusal.of(Refusal.Code.NAME_DIGIT);
        }
        if (!Character.isLetter(first)) {
            return Refusal.of(
                    Refusal.Code.NAME_CHARACTERS, Printable.of(Character.toString(first)));
        }
        int bad = name.codePoints().filter(c -> !allowed(c, punctuation)).findFirst().orElse(-1);
        if (bad >= 0) {
            return Refusal.of(Refusal.Code.NAME_CHARACTERS, Printable.of(Character.toString(bad)));
        }
        return name.contains("  ") ? Refusal.of(Refusal.Code.NAME_CHARACTERS, "  ") : null;
    }

    private static boolean allowed(int c, String punctuation) {
        return Character.isLetter(c)
                || Character.isDigit(c)
                || mark(Character.getType(c))
                || punctuation.indexOf(c) >= 0;
    }

    private static boolean mark(int type) {
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static int graphemes(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int count = 0;
        while (characters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }
}
