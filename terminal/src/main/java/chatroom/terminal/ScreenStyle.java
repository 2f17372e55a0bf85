package chatroom.terminal;

import chatroom.wording.Line;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.WCWidth;

/// Lines for a screen of a certain width: wrapped under themselves, so that no message can begin at
/// the edge and pass for another line; in colours, where they are wanted. Immutable.
record ScreenStyle(int width, boolean colours, String onlyYou) {
    /// Narrower ones are not worth the care.
    private static final int LEAST = 20;

    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle FAINT = PLAIN.faint();

    List<AttributedString> of(Line line) {
        return switch (line) {
            case Line.Said said ->
                    block(said.clock(), speaker(said), said.speaker().name() + ": ", said.text());
            case Line.Happened happened ->
                    block(happened.clock(), FAINT, "* ", happened.text(), FAINT);
            case Line.Answer answer ->
                    block(
                            answer.clock(),
                            FAINT,
                            "(" + onlyYou + ") ",
                            String.join("\n", answer.lines()),
                            PLAIN.italic());
            case Line.Notice notice ->
                    notice.urgent()
                            ? block("     ", warning(), "! ", notice.text(), warning())
                            : block("     ", FAINT, "· ", notice.text(), FAINT);
            case Line.Day day -> List.of(new AttributedString("—— " + day.text() + " ——", FAINT));
        };
    }

    private AttributedStyle speaker(Line.Said said) {
        AttributedStyle style = PLAIN.bold();
        return colours ? style.foreground(Hues.colour(said.speaker())) : style;
    }

    private AttributedStyle warning() {
        return colours ? PLAIN.foreground(AttributedStyle.YELLOW) : PLAIN.bold();
    }

    private List<AttributedString> block(
            String clock, AttributedStyle headStyle, String head, String text) {
        return block(clock, headStyle, head, text, PLAIN);
    }

    /// The text in a column of its own, right of the clock; what introduces it stands before its
    /// first line.
    private List<AttributedString> block(
            String clock,
            AttributedStyle headStyle,
            String head,
            String text,
            AttributedStyle textStyle) {
        int indent = clock.length() + 1;
        List<AttributedString> rows = new ArrayList<>();
        int taken = columns(head);
        boolean first = true;
        for (String paragraph : text.replace("\t", "    ").split("\n", -1)) {
            for (String part : wrapped(paragraph, Math.max(LEAST, width) - indent - 2, taken)) {
                AttributedStringBuilder row = new AttributedStringBuilder();
                if (first) {
                    row.styled(FAINT, clock).append(' ').styled(headStyle, head);
                } else {
                    row.append(" ".repeat(indent)).append("  ");
                }
                rows.add(row.styled(textStyle, part).toAttributedString());
                first = false;
                taken = 0;
            }
        }
        return rows;
    }

    /// The text in parts that fit; the first has `taken` columns less.
    static List<String> wrapped(String text, int columns, int taken) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int left = columns - taken;
        while (from < text.length()) {
            int end = fits(text, from, Math.max(1, left));
            int space = end < text.length() ? text.lastIndexOf(' ', end) : -1;
            boolean atSpace = space > from;
            parts.add(text.substring(from, atSpace ? space : end));
            from = atSpace ? space + 1 : end;
            left = columns;
        }
        return parts.isEmpty() ? List.of("") : parts;
    }

    /// How far the text goes in so many columns; one character at least.
    private static int fits(String text, int from, int columns) {
        int used = 0;
        int at = from;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            used += Math.max(0, WCWidth.wcwidth(c));
            if (used > columns && at > from) {
                return at;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    static int columns(String text) {
        return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
    }
}
