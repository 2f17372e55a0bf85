package chatroom.desktop.join;

import chatroom.core.Limits;
import chatroom.core.Printable;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.parts.DigitsField;
import chatroom.desktop.parts.FieldBox;
import chatroom.desktop.parts.Labels;
import chatroom.desktop.parts.Shown;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Asks for what joining needs. For the thread that draws.
public final class JoinView extends VBox {
    /// @param close what follows when they do not want to
    public JoinView(Ground ground, JoinModel model, Runnable close) {
        getStyleClass().add("screen");
        FieldBox name =
                new FieldBox(ground.words("desktop.field.name"), new TextField(), model.name());
        name.field().setId("name");
        FieldBox code =
                new FieldBox(
                        ground.words("desktop.field.code"),
                        new DigitsField(Limits.CODE_DIGITS),
                        model.code());
        code.field().setId("code");
        Button join = new Button(ground.words("desktop.join"));
        join.setId("join");
        join.setDefaultButton(true);
        join.getStyleClass().add("primary");
        join.setOnAction(_ -> model.join());
        join.disableProperty().bind(model.entering().busy());
        Button cancel = new Button(ground.words("desktop.cancel"));
        cancel.setId("cancel");
        cancel.setOnAction(_ -> close.run());
        getChildren()
                .addAll(
                        Labels.heading(
                                ground.words(
                                        "desktop.join.title",
                                        "session",
                                        Printable.of(model.session().name()))),
                        name,
                        Shown.when(code, model.coded()),
                        Labels.live(model.entering().waits(), "warning"),
                        Labels.live(model.entering().problem(), "problem"),
                        new FlowPane(12, 12, join, cancel));
    }
}
