package chatroom.desktop.create;

import chatroom.core.Limits;
import chatroom.core.Past;
import chatroom.core.WhenAdminLeaves;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.parts.Buttons;
import chatroom.desktop.parts.Choice;
import chatroom.desktop.parts.DigitsField;
import chatroom.desktop.parts.FieldBox;
import chatroom.desktop.parts.Form;
import chatroom.desktop.parts.Labels;
import chatroom.desktop.parts.Prose;
import chatroom.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;

/// Draws what a new session needs to be filled in. For the thread that draws.
public final class CreateView {
    private final Ground ground;
    private final CreateModel model;

    private CreateView(Ground ground, CreateModel model) {
        this.ground = ground;
        this.model = model;
    }

    /// Draws it.
    ///
    /// @param close what follows when they do not want to
    public static Parent of(Ground ground, CreateModel model, Runnable close) {
        CreateView view = new CreateView(ground, model);
        List<Node> fields = new ArrayList<>(view.fields());
        fields.addAll(view.options());
        Buttons buttons = new Buttons(ground);
        Button create = buttons.primary("create-it", "create.do", model::create);
        create.setDefaultButton(true);
        return new Form(
                ground.words("create.title"),
                fields,
                List.of(Labels.live(model.entering().problem(), "problem")),
                create,
                buttons.plain("cancel", "button.cancel", close));
    }

    private List<Node> fields() {
        FieldBox session =
                new FieldBox(ground.words("field.session"), new TextField(), model.session());
        session.field().setId("session");
        FieldBox name = new FieldBox(ground.words("field.name"), new TextField(), model.name());
        name.field().setId("name");
        FieldBox code =
                new FieldBox(
                        ground.words("field.code.new"),
                        new DigitsField(Limits.CODE_DIGITS),
                        model.code());
        code.field().setId("code");
        return List.of(session, name, code);
    }

    private List<Node> options() {
        Choice<WhenAdminLeaves> leaves =
                new Choice<>(
                        ground.words("create.admin-leaves"),
                        List.of(WhenAdminLeaves.values()),
                        rule -> ground.words("create.admin-leaves." + Wording.key(rule)),
                        model.whenAdminLeaves());
        leaves.box().setId("admin-leaves");
        Choice<Long> inactivity =
                new Choice<>(
                        ground.words("create.inactivity"),
                        model.inactivities(),
                        this::span,
                        model.inactivity());
        inactivity.box().setId("inactivity");
        Choice<Past> past =
                new Choice<>(
                        ground.words("create.past"),
                        List.of(Past.values()),
                        each -> ground.words("create.past." + Wording.key(each)),
                        model.past());
        past.box().setId("past");
        CheckBox encrypted = new CheckBox();
        Prose.breaks(encrypted, new SimpleStringProperty(ground.words("create.encrypted")));
        encrypted.setId("encrypted");
        encrypted.selectedProperty().bindBidirectional(model.encryptedOnly());
        return List.of(leaves, inactivity, past, encrypted);
    }

    private String span(long millis) {
        return millis == 0
                ? ground.words("create.inactivity.never")
                : ground.words("create.inactivity.after", "time", ground.wording().span(millis));
    }
}
