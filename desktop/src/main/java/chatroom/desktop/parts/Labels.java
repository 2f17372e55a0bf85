package chatroom.desktop.parts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Makes text that stands on screens: whole, on as many lines as it needs. Stateless; for the
/// thread that draws.
public final class Labels {
    private static final Pattern SIZE = Pattern.compile("-fx-font-size: ([0-9.]+)px");
    private static final double USUAL = 15;

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

    /// How large text is beside a node that is on a screen, in pixels.
    public static double em(Node beside) {
        Scene scene = beside.getScene();
        String style = scene == null ? "" : scene.getRoot().getStyle();
        Matcher size = SIZE.matcher(style);
        return size.find() ? Double.parseDouble(size.group(1)) : USUAL;
    }

    private static Label styled(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
