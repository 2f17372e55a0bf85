package chatroom.desktop.parts;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Something to fill in: a heading, fields, and below them, always in sight, what is wrong and the
/// buttons. For the thread that draws.
public final class Form extends VBox {
    /// @param notes what is wrong, or waited for
    public Form(
            String heading,
            List<? extends Node> fields,
            List<? extends Node> notes,
            Node... buttons) {
        getStyleClass().add("form");
        VBox inner = new VBox(16);
        inner.getStyleClass().add("fields");
        inner.getChildren().add(Labels.heading(heading));
        inner.getChildren().addAll(fields);
        ScrollPane scroll = new ScrollPane(inner);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox foot = new VBox(12);
        foot.getStyleClass().add("foot");
        foot.getChildren().addAll(notes);
        foot.getChildren().add(new FlowPane(12, 12, buttons));
        getChildren().addAll(scroll, foot);
    }
}
