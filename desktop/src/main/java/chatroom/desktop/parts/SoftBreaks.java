package chatroom.desktop.parts;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import javafx.scene.control.TextFormatter;

/// Breaks the lines of what somebody writes from right to left, which JavaFX would make too long,
/// or throw (see [Turning]): with ends of lines that are shown and are no part of the text. Before
/// each stands a mark by which it is known; the caret never stands between the two, and who deletes
/// one deletes the letter beyond it. For the thread that draws.
///
/// @param width of a piece of text on one line, in pixels
/// @param most a line's, in pixels, as it is now
public record SoftBreaks(ToDoubleFunction<String> width, DoubleSupplier most)
        implements UnaryOperator<TextFormatter.Change> {
    private static final char MARK = '\u200e';
    private static final String BREAK = MARK + "\n";

    // What is written, and what is shown of it.

    /// What is written.
    public static String without(String shown) {
        return shown.replace(BREAK, "");
    }

    /// Where a place of what is shown is in what is written.
    public static int written(String shown, int place) {
        return without(shown.substring(0, place)).length();
    }

    /// Where a place of what is written is in what is shown.
    public static int shown(String shown, int place) {
        int at = 0;
        for (int left = place; left > 0; ) {
            if (shown.startsWith(BREAK, at)) {
                at += BREAK.length();
            } else {
                at++;
                left--;
            }
        }
        return at;
    }

    /// What is shown of a text.
    String with(String written) {
        if (!Turning.turns(written)) {
            return written;
        }
        Lines lines = new Lines(width, most.getAsDouble());
        StringBuilder shown = new StringBuilder();
        for (String paragraph : written.split("\n", -1)) {
            if (!shown.isEmpty()) {
                shown.append('\n');
            }
            broken(paragraph, lines.of(paragraph), shown);
        }
        return shown.toString();
    }

    private static void broken(String paragraph, List<String> lines, StringBuilder shown) {
        int at = 0;
        for (int i = 0; i < lines.size(); i++) {
            int begin = i == 0 ? 0 : paragraph.indexOf(lines.get(i), at);
            shown.append(paragraph, at, begin).append(i == 0 ? "" : BREAK).append(lines.get(i));
            at = begin + lines.get(i).length();
        }
        shown.append(paragraph, at, paragraph.length());
    }

    // While somebody writes.

    @Override
    public TextFormatter.Change apply(TextFormatter.Change change) {
        if (change.isContentChange()) {
            content(change);
        } else {
            String shown = change.getControlText();
            int from = change.getControlCaretPosition();
            change.setAnchor(beside(shown, change.getAnchor(), from));
            change.setCaretPosition(beside(shown, change.getCaretPosition(), from));
        }
        return change;
    }

    private void content(TextFormatter.Change change) {
        String shown = change.getControlText();
        change.setText(change.getText().replace(BREAK, "\n")); // one of theirs is none of ours
        if (!Turning.turns(shown) && !Turning.turns(change.getText())) {
            return; // as it is, so that what is undone is what was typed
        }
        int anchor = change.getAnchor();
        int caret = change.getCaretPosition();
        int begin = begin(shown, change);
        int end = end(shown, change);
        String head = without(shown.substring(0, begin)) + change.getText();
        String next = with(head + without(shown.substring(end)));
        boolean typed =
                anchor == caret && caret == change.getRangeStart() + change.getText().length();
        change.setRange(0, shown.length());
        change.setText(next);
        int place = shown(next, typed ? head.length() : Math.min(caret, head.length()));
        change.setAnchor(place);
        change.setCaretPosition(place);
    }

    private static boolean inside(String shown, int place) {
        return place > 0
                && place < shown.length()
                && shown.charAt(place - 1) == MARK
                && shown.charAt(place) == '\n';
    }

    /// In the direction in which the caret goes.
    private static int beside(String shown, int place, int from) {
        return inside(shown, place) ? place + (place < from ? -1 : 1) : place;
    }

    private static int begin(String shown, TextFormatter.Change change) {
        int begin = change.getRangeStart();
        if (!inside(shown, begin)) {
            return begin;
        }
        boolean letter = change.getText().isEmpty() && change.getRangeEnd() == begin + 1;
        return letter && begin > 1 ? shown.offsetByCodePoints(begin - 1, -1) : begin - 1;
    }

    private static int end(String shown, TextFormatter.Change change) {
        int end = change.getRangeEnd();
        if (!inside(shown, end)) {
            return end;
        }
        boolean letter = change.getText().isEmpty() && change.getRangeStart() == end - 1;
        return letter && end + 1 < shown.length() ? shown.offsetByCodePoints(end + 1, 1) : end + 1;
    }
}
