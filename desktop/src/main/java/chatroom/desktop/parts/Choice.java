package chatroom.desktop.parts;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// One of several things to choose, with the question above. For the thread that draws.
public final class Choice<T> extends VBox {
    private final ComboBox<T> box = new ComboBox<>();

    /// @param says what stands for each of them
    /// @param chosen changed by the choice, and shown by it
    public Choice(
            String question, List<T> all, Function<T, String> says, ObjectProperty<T> chosen) {
        super(4);
        box.getItems().setAll(all);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable T one) {
                        return one == null ? "" : says.apply(one);
                    }

                    @Override
                    public @Nullable T fromString(String text) {
                        return null;
                    }
                });
        box.valueProperty().bindBidirectional(chosen);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(question);
        Label label = new Prose(question, "strong");
        label.setLabelFor(box);
        getChildren().addAll(label, box);
    }

    public ComboBox<T> box() {
        return box;
    }
}
