package chatroom.desktop.create;

import chatroom.core.Limits;
import chatroom.core.Past;
import chatroom.core.WhenAdminLeaves;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.parts.Choice;
import chatroom.desktop.parts.DigitsField;
import chatroom.desktop.parts.FieldBox;
import chatroom.desktop.parts.Labels;
import chatroom.wording.Wording;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Asks for what a new session is to be. For the thread that draws.
public final class CreateView extends VBox {
    private final Ground ground;
    private final CreateModel model;

    /// @param close what follows when they do not want to
    public CreateView(Ground ground, CreateModel model, Runnable close) {
        this.ground = ground;
        this.model = model;
        getStyleClass().add("screen");
        FieldBox session =
                new FieldBox(
                        ground.words("desktop.field.session"), new TextField(), model.session());
        session.field().setId("session");
        FieldBox name =
                new FieldBox(ground.words("desktop.field.name"), new TextField(), model.name());
        name.field().setId("name");
        FieldBox code =
                new FieldBox(
                        ground.words("desktop.field.code.new"),
                        new DigitsField(Limits.CODE_DIGITS),
                        model.code());
        code.field().setId("code");
        getChildren()
                .addAll(Labels.heading(ground.words("desktop.create.title")), session, name, code);
        getChildren().addAll(options());
        getChildren().addAll(Labels.live(model.entering().problem(), "problem"), buttons(close));
    }

    private List<Node> options() {
        Choice<WhenAdminLeaves> leaves =
                new Choice<>(
                        ground.words("desktop.create.admin-leaves"),
                        List.of(WhenAdminLeaves.values()),
                        rule -> ground.words("desktop.create.admin-leaves." + Wording.key(rule)),
                        model.whenAdminLeaves());
        leaves.box().setId("admin-leaves");
        Choice<Long> inactivity =
                new Choice<>(
                        ground.words("desktop.create.inactivity"),
                        model.inactivities(),
                        this::span,
                        model.inactivity());
        inactivity.box().setId("inactivity");
        Choice<Past> past =
                new Choice<>(
                        ground.words("desktop.create.past"),
                        List.of(Past.values()),
                        each -> ground.words("desktop.create.past." + Wording.key(each)),
                        model.past());
        past.box().setId("past");
        CheckBox encrypted = new CheckBox(ground.words("desktop.create.encrypted"));
        encrypted.setId("encrypted");
        encrypted.setWrapText(true);
        encrypted.selectedProperty().bindBidirectional(model.encryptedOnly());
        return List.of(leaves, inactivity, past, encrypted);
    }

    private String span(long millis) {
        return millis == 0
                ? ground.words("desktop.create.inactivity.never")
                : ground.words(
                        "desktop.create.inactivity.after", "time", ground.wording().span(millis));
    }

    private Node buttons(Runnable close) {
        Button create = new Button(ground.words("desktop.create"));
        create.setId("create-it");
        create.setDefaultButton(true);
        create.getStyleClass().add("primary");
        create.setOnAction(_ -> model.create());
        create.disableProperty().bind(model.entering().busy());
        Button cancel = new Button(ground.words("desktop.cancel"));
        cancel.setId("cancel");
        cancel.setOnAction(_ -> close.run());
        return new FlowPane(12, 12, create, cancel);
    }
}
