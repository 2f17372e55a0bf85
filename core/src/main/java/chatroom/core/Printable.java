package chatroom.core;

/// The one way in which text from other people reaches a console, a terminal or output: nothing in
/// it can move the cursor, start a new line, turn the direction of what stands around it, or hide.
public final class Printable {
    private Printable() {}

    /// The text on one line, with every character that is not plainly visible written as its code
    /// point.
    public static String of(String text) {
        return escape(text, false);
    }

    /// As [#of], but newline and tab stay what they are: for messages of several lines.
    public static String lines(String text) {
        return escape(text, true);
    }

    private static String escape(String text, boolean lines) {
        if (text.codePoints().allMatch(c -> visible(c, lines))) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(c -> {
                    if (visible(c, lines)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append("\\u{").append(Integer.toHexString(c)).append('}');
                    }
                });
        return out.toString();
    }

    private static boolean visible(int c, boolean lines) {
        if (lines && (c == '\n' || c == '\t')) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    false;
            case Character.FORMAT -> joiner(c);
            default -> !filler(c);
        };
    }

    /// Zero-width joiner and non-joiner hold emoji and some scripts together and turn nothing
    /// around.
    private static boolean joiner(int c) {
        return c == 0x200C || c == 0x200D;
    }

    /// Whether nothing at all is seen of a text that has only such characters.
    static boolean blank(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || filler(c);
    }

    /// Letters and marks by their category, but nothing is shown for them (Unicode's
    /// Default_Ignorable_Code_Point, without the variation selectors, which choose an emoji's
    /// look).
    static boolean filler(int c) {
        return switch (c) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
            default -> false;
        };
    }
}
