package chatroom.desktop.parts;

import chatroom.core.Printable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;

/// Makes text that stands on screens: whole, on as many lines as it needs. Stateless; for the
/// thread that draws.
public final class Labels {
    private static final Pattern SIZE = Pattern.compile("-fx-font-size: ([0-9.]+)px");
    private static final double USUAL = 15;
    private static final String TURNED = "turned";

    private Labels() {}

    /// The name of somebody or something, as somebody chose it: its direction is its own, and turns
    /// nothing beside it.
    public static Label name(String name, String... styles) {
        Label label = new Label(Printable.of(name));
        label.getStyleClass().addAll(styles);
        label.setNodeOrientation(Turning.direction(name));
        dress(label, name);
        return label;
    }

    /// Inter has no letters that run from right to left, and JavaFX mixes up the order of a text of
    /// two fonts.
    static void dress(Node node, String text) {
        node.getStyleClass().remove(TURNED);
        if (Turning.turns(text)) {
            node.getStyleClass().add(TURNED);
        }
    }

    /// The heading of a screen.
    public static Prose title(String text) {
        return new Prose(text, "title-1");
    }

    /// The heading of a part of one.
    public static Prose heading(String text) {
        return new Prose(text, "title-2");
    }

    public static Prose text(String text) {
        return new Prose(text);
    }

    /// What matters less.
    public static Prose second(String text) {
        return new Prose(text, "second");
    }

    /// Text that changes, and takes no room while it is empty.
    public static Prose live(ObservableValue<String> text, String... styles) {
        Prose label = new Prose("", styles);
        label.says().bind(text);
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
}
