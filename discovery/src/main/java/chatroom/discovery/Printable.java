package chatroom.discovery;

import java.nio.charset.StandardCharsets;

/// Makes text from the network fit for a line of a list, a terminal or a log. Holds no state; any
/// thread.
final class Printable {
    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;

    private Printable() {}

    /// The text without what controls, turns, hides or breaks lines, in at most so many bytes of
    /// UTF-8, whole code points only. May be empty.
    static String of(String text, int maxBytes) {
        StringBuilder clean = new StringBuilder();
        int bytes = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            int shown = Character.isWhitespace(point) || Character.isSpaceChar(point) ? ' ' : point;
            boolean leads = clean.isEmpty() || clean.charAt(clean.length() - 1) == ' ';
            if (!isShown(shown) || (shown == ' ' && leads)) {
                continue;
            }
            bytes += utf8Length(shown);
            if (bytes > maxBytes) {
                break;
            }
            clean.appendCodePoint(shown);
        }
        return clean.toString().strip();
    }

    /// Bytes that should be UTF-8; what is not becomes U+FFFD.
    static String of(byte[] utf8, int maxBytes) {
        return of(new String(utf8, StandardCharsets.UTF_8), maxBytes);
    }

    private static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    false;
            // Direction marks and the invisible go; joiners stay, scripts and emoji need them.
            case Character.FORMAT -> point == ZWNJ || point == ZWJ;
            default -> true;
        };
    }

    private static int utf8Length(int point) {
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
}
