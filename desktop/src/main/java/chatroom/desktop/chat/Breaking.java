package chatroom.desktop.chat;

import chatroom.desktop.parts.Turning;
import java.util.function.UnaryOperator;
import javafx.scene.control.TextFormatter;

/// Keeps marks before what somebody writes from right to left, so that its lines may break (see
/// [Turning]), and the caret behind them. Holds nothing; for the thread that draws.
final class Breaking implements UnaryOperator<TextFormatter.Change> {
    /// There are at least so many, so that they do not change with every letter.
    private static final int LEAST = 64;

    @Override
    public TextFormatter.Change apply(TextFormatter.Change change) {
        String before = change.getControlText();
        int marks = Turning.marks(before);
        if (change.isContentChange()) {
            change.setRange(
                    Math.max(marks, change.getRangeStart()), Math.max(marks, change.getRangeEnd()));
            marks = marked(change, before, marks);
        }
        change.setAnchor(Math.max(marks, change.getAnchor()));
        change.setCaretPosition(Math.max(marks, change.getCaretPosition()));
        return change;
    }

    /// Changes the marks with the text, where it needs others.
    ///
    /// @return how many there are then
    private static int marked(TextFormatter.Change change, String before, int marks) {
        String after = before.substring(marks, change.getRangeStart())
                + change.getText()
                + before.substring(change.getRangeEnd());
        int needed = Turning.turns(after) ? needed(after.length(), marks) : 0;
        if (needed != marks) {
            int anchor = change.getAnchor() - marks;
            int caret = change.getCaretPosition() - marks;
            change.setRange(0, before.length());
            change.setText(Turning.before(needed) + after);
            change.setAnchor(needed + Math.clamp(anchor, 0, after.length()));
            change.setCaretPosition(needed + Math.clamp(caret, 0, after.length()));
        }
        return needed;
    }

    private static int needed(int length, int marks) {
        return marks >= length && marks > 0
                ? marks
                : Math.max(LEAST, 2 * Integer.highestOneBit(length));
    }
}
