package chatroom.core;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalInt;
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

    /// Whether it has the form of a kept name, whatever the Unicode tables say of its letters.
    static boolean kept(String value) {
        return !value.isEmpty()
                && !tooLong(value)
                && value.equals(clean(value))
                && value.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Text.forbidden(c));
    }

    private static boolean tooLong(String name) {
        return name.length() > Limits.NAME_BYTES
                || name.getBytes(StandardCharsets.UTF_8).length > Limits.NAME_BYTES;
    }

    /// Why `name` cannot be a name, or null where it can. `punctuation` are the signs allowed after
    /// the first letter beside letters, marks and digits; a space in it may only stand single and
    /// inside.
    static @Nullable Refusal check(String name, String punctuation) {
        if (tooLong(name)) {
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
        if (!letter(first)) {
            return bad(first);
        }
        OptionalInt bad = name.codePoints().filter(c -> !allowed(c, punctuation)).findFirst();
        if (bad.isPresent()) {
            return bad(bad.getAsInt());
        }
        return name.contains("  ") ? bad(' ') : null;
    }

    private static Refusal bad(int c) {
        return Refusal.of(Refusal.Code.NAME_CHARACTERS, Printable.of(Character.toString(c)));
    }

    private static boolean allowed(int c, String punctuation) {
        return letter(c) || Character.isDigit(c) || mark(c) || punctuation.indexOf(c) >= 0;
    }

    private static boolean letter(int c) {
        return Character.isLetter(c) && !Printable.filler(c);
    }

    /// Marks that belong to a script: not those that draw a circle around a letter, nor those that
    /// only choose between looks of one.
    private static boolean mark(int c) {
        int type = Character.getType(c);
        return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK)
                && !Printable.filler(c)
                && !variation(c);
    }

    /// Of a mark, whether it is a variation selector; the last of them are the last marks there
    /// are.
    private static boolean variation(int c) {
        return (c >= 0x180B && c <= 0x180F) || (c >= 0xFE00 && c <= 0xFE0F) || c >= 0xE0100;
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
