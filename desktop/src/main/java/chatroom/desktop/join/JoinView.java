package chatroom.desktop.join;

import chatroom.core.Limits;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.parts.Buttons;
import chatroom.desktop.parts.DigitsField;
import chatroom.desktop.parts.FieldBox;
import chatroom.desktop.parts.Form;
import chatroom.desktop.parts.Labels;
import chatroom.desktop.parts.Shown;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;

/// Draws what joining needs to be filled in. For the thread that draws.
public final class JoinView {
    private JoinView() {}

    /// Draws it.
    ///
    /// @param close what follows when they do not want to
    public static Parent of(Ground ground, JoinModel model, Runnable close) {
        FieldBox name = new FieldBox(ground.words("field.name"), new TextField(), model.name());
        name.field().setId("name");
        FieldBox code =
                new FieldBox(
                        ground.words("field.code"),
                        new DigitsField(Limits.CODE_DIGITS),
                        model.code());
        code.field().setId("code");
        Buttons buttons = new Buttons(ground);
        Button join = buttons.primary("join", "join.do", model::join);
        join.setDefaultButton(true);
        List<Node> notes =
                List.of(
                        Labels.live(model.entering().waits(), "warning"),
                        Labels.live(model.entering().problem(), "problem"));
        return new Form(
                ground.words("join.title", "session", model.session().name()),
                List.of(name, Shown.when(code, model.coded())),
                notes,
                join,
                buttons.plain("cancel", "button.cancel", close));
    }
}
