package chatroom.desktop.parts;

import chatroom.desktop.ground.Ground;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// Makes buttons, each with a name by which tests find it and words that people read or hear. For
/// the thread that draws.
public record Buttons(Ground ground) {
    public Button plain(String id, String words, Runnable action) {
        Button button = new Button(ground.words(words));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// The one that most people want.
    public Button primary(String id, String words, Runnable action) {
        Button button = plain(id, words, action);
        button.getStyleClass().add("primary");
        return button;
    }

    /// With a picture before its words.
    public Button with(String id, Icon icon, String words, Runnable action) {
        Button button = plain(id, words, action);
        button.setGraphic(icon.drawn());
        return button;
    }

    /// A picture alone; its words are shown to who points at it, and read to who listens.
    public Button small(String id, Icon icon, String words, Runnable action) {
        Button button = plain(id, words, action);
        button.setText("");
        button.setGraphic(icon.drawn());
        button.setAccessibleText(ground.words(words));
        button.setTooltip(new Tooltip(ground.words(words)));
        return button;
    }
}
