package chatroom.desktop.parts;

import chatroom.desktop.entrance.Checked;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// A field to fill in, with its name above it and the rule in words below. For the thread that
/// draws.
public final class FieldBox extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final TextField field;

    public FieldBox(String name, TextField field, Checked checked) {
        super(4);
        this.field = field;
        Label label = new Prose(name, "strong");
        label.setLabelFor(field);
        Prose rule = new Prose("", "rule");
        rule.says().bind(checked.says());
        checked.wrong()
                .subscribe(wrong -> {
                    rule.pseudoClassStateChanged(WRONG, wrong);
                    field.pseudoClassStateChanged(WRONG, wrong);
                    if (wrong) {
                        field.requestFocus();
                    }
                });
        field.textProperty().bindBidirectional(checked.text());
        field.setAccessibleText(name);
        field.accessibleHelpProperty().bind(checked.says());
        getChildren().addAll(label, field, rule);
    }

    public TextField field() {
        return field;
    }
}
