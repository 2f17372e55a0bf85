package chatroom.desktop.parts;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;

/// Text on as many lines as it needs, in whatever script; nothing else in the windows breaks lines
/// of text, apart from messages and the box to write them in. For the thread that draws.
public final class Prose extends Label {
    private final StringProperty says;

    /// @param styles classes of style
    public Prose(String text, String... styles) {
        says = new SimpleStringProperty(text);
        getStyleClass().addAll(styles);
        setMinHeight(Region.USE_PREF_SIZE);
        breaks(this, says);
    }

    /// What it says; its [#textProperty] is made of that, and not to be set.
    public StringProperty says() {
        return says;
    }

    /// Makes something with a text break the lines of it where it is too narrow.
    public static void breaks(Labeled labeled, ObservableValue<String> says) {
        labeled.setWrapText(true);
        labeled.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> Turning.breakable(says.getValue(), inside(labeled)),
                                says,
                                labeled.effectiveNodeOrientationProperty()));
        says.subscribe(text -> {
            labeled.setAccessibleText(Turning.plain(text));
            Labels.dress(labeled, text);
        });
    }

    private static boolean inside(Labeled labeled) {
        return labeled.getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
    }
}
