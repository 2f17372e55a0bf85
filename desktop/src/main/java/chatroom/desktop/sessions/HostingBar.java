package chatroom.desktop.sessions;

import chatroom.desktop.ground.Ground;
import chatroom.desktop.hosting.Hosting;
import chatroom.desktop.parts.Buttons;
import chatroom.desktop.parts.Labels;
import chatroom.desktop.parts.Shown;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What who hosts the server must know: where people reach it, and how it ends. Shown while one
/// runs in this program. For the thread that draws.
final class HostingBar extends VBox {
    /// More addresses than this help nobody.
    private static final int ADDRESSES = 3;

    private final Ground ground;

    HostingBar(Ground ground, Hosting hosting) {
        super(8);
        this.ground = ground;
        setId("hosting");
        getStyleClass().add("card");
        hosting.running().subscribe(this::show);
        Shown.when(this, hosting.running().isNotNull());
    }

    private void show(Hosting.@Nullable Running running) {
        getChildren().clear();
        if (running != null) {
            getChildren()
                    .addAll(
                            Labels.heading(
                                    ground.words("desktop.host.title", "server", running.name())),
                            Labels.text(ground.words("desktop.host.reach")),
                            addresses(running),
                            Labels.second(
                                    ground.words(
                                            "desktop.host.identity",
                                            "identity",
                                            running.identity())),
                            exitCode(running));
        }
    }

    /// To be selected and copied.
    private Node addresses(Hosting.Running running) {
        List<String> first = running.addresses().stream().limit(ADDRESSES).toList();
        TextField field =
                new TextField(
                        first.isEmpty()
                                ? ground.words("desktop.host.no-network")
                                : String.join("   ", first));
        field.setId("addresses");
        field.setEditable(false);
        field.setAccessibleText(ground.words("desktop.host.reach"));
        field.getStyleClass().add("digits");
        return field;
    }

    private Node exitCode(Hosting.Running running) {
        Label code = new Label("••••••••");
        code.setId("hosted-exit-code");
        code.getStyleClass().addAll("digits", "exit-code");
        Button show = new Buttons(ground).plain("show", "button.show", () -> {});
        show.setOnAction(_ -> {
            boolean hidden = code.getText().startsWith("•");
            code.setText(hidden ? running.exitCode() : "••••••••");
            show.setText(ground.words(hidden ? "button.hide" : "button.show"));
        });
        HBox row = new HBox(12, code, show);
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return new FlowPane(12, 4, Labels.second(ground.words("desktop.host.exit-code")), row);
    }
}
