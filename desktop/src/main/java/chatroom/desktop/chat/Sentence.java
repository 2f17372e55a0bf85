package chatroom.desktop.chat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;

/// Draws a sentence with names in it. JavaFX shows the marks that set names apart as boxes, so each
/// name that needs it is a piece of its own, around which nothing turns. Stateless; for the thread
/// that draws.
final class Sentence {
    private static final Pattern APART = Pattern.compile("\u2068([^\u2068\u2069]*)\u2069");

    private Sentence() {}

    /// The sentence without the marks.
    static String plain(String marked) {
        return marked.replace("\u2068", "").replace("\u2069", "");
    }

    static Node of(String marked, String... styles) {
        if (!MessageText.turns(marked)) {
            Label label = new Label(plain(marked));
            label.setWrapText(true);
            label.setMaxWidth(Double.MAX_VALUE);
            label.getStyleClass().addAll(styles);
            return label;
        }
        TextFlow flow = new TextFlow();
        flow.setTextAlignment(TextAlignment.CENTER);
        flow.getStyleClass().addAll(styles);
        flow.getStyleClass().add("sentence");
        Matcher names = APART.matcher(marked);
        int at = 0;
        while (names.find()) {
            flow.getChildren().add(new Text(marked.substring(at, names.start())));
            Label name = new Label(names.group(1));
            name.getStyleClass().add(MessageText.turns(names.group(1)) ? "turned" : "straight");
            flow.getChildren().add(name);
            at = names.end();
        }
        flow.getChildren().add(new Text(marked.substring(at)));
        return flow;
    }
}
