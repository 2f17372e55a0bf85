package chatroom.desktop.about;

import chatroom.core.Product;
import chatroom.core.Slash;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.parts.Buttons;
import chatroom.desktop.parts.Form;
import chatroom.desktop.parts.Labels;
import chatroom.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Tells what sessions, codes, names, commands, the timeout and the exit code are. For the thread
/// that draws.
public final class AboutView {
    private static final List<String> SECTIONS =
            List.of("sessions", "names", "admin", "inactivity", "trust", "exit-code");

    private AboutView() {}

    /// Draws it.
    ///
    /// @param close what follows when they have read it
    public static Parent of(Ground ground, Runnable close) {
        List<Node> all = new ArrayList<>();
        all.add(Labels.second(Product.NAME + " " + Product.VERSION));
        for (String section : SECTIONS) {
            all.add(
                    new VBox(
                            4,
                            strong(ground.words("about." + section)),
                            Labels.text(ground.words("about." + section + ".text"))));
        }
        all.add(new VBox(8, strong(ground.words("about.commands")), commands(ground)));
        Button done = new Buttons(ground).primary("done", "button.close", close);
        done.setDefaultButton(true);
        return new Form(ground.words("about.title"), all, List.of(), done);
    }

    private static Label strong(String text) {
        Label label = Labels.text(text);
        label.getStyleClass().add("strong");
        return label;
    }

    private static Node commands(Ground ground) {
        GridPane grid = new GridPane(16, 4);
        ColumnConstraints usage = new ColumnConstraints();
        ColumnConstraints says = new ColumnConstraints();
        says.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(usage, says);
        int row = 0;
        for (Slash command : Slash.values()) {
            String does = ground.words("command." + Wording.key(command));
            Label typed = Labels.text(command.usage());
            typed.getStyleClass().add("digits");
            GridPane.setValignment(typed, VPos.TOP);
            Label meant =
                    Labels.text(
                            command.admins() ? does + " " + ground.words("command.admins") : does);
            grid.addRow(row++, typed, meant);
        }
        return grid;
    }
}
