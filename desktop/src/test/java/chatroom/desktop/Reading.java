package chatroom.desktop;

import chatroom.desktop.parts.Turning;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// What somebody reads who looks at a window, in a test. Stateless; for the thread that draws.
final class Reading {
    private Reading() {}

    /// All that is to be seen there, a line for each piece, without the marks that set names apart.
    static String of(Node root) {
        StringBuilder all = new StringBuilder();
        collect(root, all);
        return Turning.plain(all.toString());
    }

    private static void collect(Node node, StringBuilder all) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof TextFlow flow) {
            flow.getChildren().forEach(piece -> all.append(text(piece)));
            all.append('\n');
            return;
        }
        switch (node) {
            case Labeled labeled when labeled.getText() != null ->
                    all.append(labeled.getText()).append('\n');
            case TextInputControl input -> all.append(input.getText()).append('\n');
            case Text text when !(text.getParent() instanceof Labeled) ->
                    all.append(text.getText()).append('\n');
            default -> {}
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
        }
    }

    private static String text(Node piece) {
        return switch (piece) {
            case Text text -> text.getText();
            case Labeled labeled -> labeled.getText();
            default -> String.valueOf(piece.getAccessibleText());
        };
    }
}
