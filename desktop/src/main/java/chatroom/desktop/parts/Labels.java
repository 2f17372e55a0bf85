package chatroom.desktop.parts;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Makes text that stands on screens: whole, on as many lines as it needs. Stateless; for the
/// thread that draws.
public final class Labels {
    private Labels() {}

    /// The heading of a screen.
    public static Label title(String text) {
        return styled(text, "title-1");
    }

    /// The heading of a part of one.
    public static Label heading(String text) {
        return styled(text, "title-2");
    }

    public static Label text(String text) {
        return styled(text);
    }

    /// What matters less.
    public static Label second(String text) {
        return styled(text, "second");
    }

    /// Text that changes, and takes no room while it is empty.
    public static Label live(ObservableValue<String> text, String... styles) {
        Label label = styled("", styles);
        label.textProperty().bind(text);
        Shown.when(label, text.map(t -> !t.isEmpty()));
        return label;
    }

    private static Label styled(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
