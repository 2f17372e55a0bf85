package chatroom.desktop.sessions;

import chatroom.core.Limits;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.parts.Buttons;
import chatroom.desktop.parts.DigitsField;
import chatroom.desktop.parts.Icon;
import chatroom.desktop.parts.Labels;
import chatroom.desktop.parts.Prose;
import chatroom.desktop.parts.Shown;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Where the exit code is entered, which stops the server; asks first, and names how many people
/// that takes the conversation away from. For the thread that draws.
final class StopBar extends VBox {
    private final Ground ground;
    private final SessionsModel model;
    private final DigitsField code = new DigitsField(Limits.EXIT_CODE_DIGITS);
    private final BooleanProperty sure = new SimpleBooleanProperty(true);

    StopBar(Ground ground, SessionsModel model) {
        super(8);
        this.ground = ground;
        this.model = model;
        Buttons buttons = new Buttons(ground);
        getChildren().addAll(question(buttons), which(buttons), field(buttons), refused());
    }

    private Node field(Buttons buttons) {
        code.setId("exit-code");
        code.getStyleClass().add("exit-field");
        code.setPromptText(ground.words("stop.code"));
        code.setAccessibleText(ground.words("stop.digits"));
        code.setOnAction(_ -> ask());
        code.textProperty().subscribe(() -> sure.set(true));
        Label label = Labels.second(ground.words("stop.do"));
        label.setLabelFor(code);
        Button stop = buttons.small("stop", Icon.CHECK, "stop.do", this::ask);
        stop.getStyleClass().add("danger");
        HBox row = new HBox(12, label, code, stop);
        row.setAlignment(Pos.CENTER_RIGHT);
        return row;
    }

    private void ask() {
        if (code.getText().isEmpty()) {
            code.requestFocus();
        } else {
            sure.set(false);
        }
    }

    private Node question(Buttons buttons) {
        Prose says = Labels.text("");
        says.says()
                .bind(
                        model.people()
                                .map(n ->
                                        ground.words("stop.title")
                                                + " "
                                                + ground.wording()
                                                        .counted("stop.sure", n.longValue())));
        Button stay =
                buttons.plain(
                        "do-not-stop",
                        "button.cancel",
                        () -> {
                            sure.set(true);
                            code.requestFocus();
                        });
        Button stop = buttons.plain("stop-it", "stop.do", this::stop);
        stop.getStyleClass().add("danger");
        VBox card = new VBox(12, says, new FlowPane(12, 12, stay, stop));
        card.setId("sure");
        card.getStyleClass().addAll("card", "alarm");
        sure.subscribe(now -> {
            if (!now) {
                stay.requestFocus();
            }
        });
        return Shown.when(card, sure.not());
    }

    /// Where it is several: none of the answers goes without saying.
    private Node which(Buttons buttons) {
        Prose says = Labels.text(ground.words("refusal.exit-which"));
        Button none = buttons.plain("stop-nothing", "button.cancel", model::stopNothing);
        Button one = buttons.plain("stop-this", "stop.this", () -> stop(false));
        Button all = buttons.plain("stop-all", "stop.all", () -> stop(true));
        all.getStyleClass().add("danger");
        VBox card = new VBox(12, says, new FlowPane(12, 12, none, one, all));
        card.setId("which");
        card.getStyleClass().addAll("card", "alarm");
        model.which()
                .subscribe(asked -> {
                    if (asked) {
                        none.requestFocus();
                    }
                });
        return Shown.when(card, model.which());
    }

    private void stop(boolean all) {
        model.stop(code.getText(), all);
    }

    private void stop() {
        sure.set(true);
        model.stop(code.getText());
    }

    private Node refused() {
        Label refused = Labels.live(model.stopRefused(), "problem");
        refused.setId("stop-refused");
        return refused;
    }
}
