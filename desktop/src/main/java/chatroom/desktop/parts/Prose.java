package chatroom.desktop.parts;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

/// Text on as many lines as it needs, in whatever script; nothing else in the windows breaks lines
/// of text, apart from messages and the box to write them in. For the thread that draws.
///
/// Where something runs from right to left it breaks the lines itself: JavaFX makes them too long
/// there, or throws (see [Turning]).
public final class Prose extends Label {
    /// What JavaFX may measure otherwise than it draws, in pixels.
    private static final double SLACK = 2;

    private final StringProperty says;
    private final Text measure = new Text();

    /// @param styles classes of style
    public Prose(String text, String... styles) {
        says = new SimpleStringProperty(text);
        measure.fontProperty().bind(fontProperty());
        measure.setBoundsType(TextBoundsType.LOGICAL_VERTICAL_CENTER); // as labels are measured
        getStyleClass().addAll(styles);
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
        textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> turning() ? broken(getWidth()) : says.get(),
                                says,
                                effectiveNodeOrientationProperty(),
                                widthProperty(),
                                fontProperty()));
        heard(this, says);
    }

    /// What it says; its [#textProperty] is made of that, and not to be set.
    public StringProperty says() {
        return says;
    }

    private boolean turning() {
        return Turning.turns(says.get()) || inside(this);
    }

    /// Before anybody said how wide it is, it is as wide as it wants to be.
    private String broken(double width) {
        double inner = width - snappedLeftInset() - snappedRightInset() - SLACK;
        String lines =
                width <= 0 || !isWrapText()
                        ? says.get()
                        : String.join("\n", new Lines(this::measured, inner).of(says.get()));
        return Turning.breakable(lines, true);
    }

    private double measured(String text) {
        measure.setText(text);
        return measure.getLayoutBounds().getWidth();
    }

    @Override
    protected double computePrefWidth(double height) {
        return turning()
                ? Math.ceil(measured(says.get())) + SLACK + snappedLeftInset() + snappedRightInset()
                : super.computePrefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        if (!turning()) {
            return super.computePrefHeight(width);
        }
        measure.setText(broken(width));
        return Math.ceil(measure.getLayoutBounds().getHeight())
                + snappedTopInset()
                + snappedBottomInset();
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
        heard(labeled, says);
    }

    private static void heard(Labeled labeled, ObservableValue<String> says) {
        says.subscribe(text -> {
            labeled.setAccessibleText(Turning.plain(text));
            Labels.dress(labeled, text);
        });
    }

    private static boolean inside(Labeled labeled) {
        return labeled.getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
    }
}
