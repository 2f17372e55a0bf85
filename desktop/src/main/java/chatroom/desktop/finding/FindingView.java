package chatroom.desktop.finding;

import chatroom.desktop.ground.Ground;
import chatroom.desktop.hosting.Hosting;
import chatroom.desktop.parts.Buttons;
import chatroom.desktop.parts.Icon;
import chatroom.desktop.parts.Labels;
import chatroom.desktop.parts.Page;
import chatroom.desktop.parts.Prose;
import chatroom.desktop.parts.Shown;
import chatroom.wording.Searched;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Shows which servers are near. For the thread that draws.
public final class FindingView extends StackPane {
    /// As many servers as are seen without scrolling.
    private static final int SEEN = 5;

    /// How high each of them is, in ems.
    private static final double ROW = 4.4;

    private final Ground ground;
    private final FindingModel model;

    /// @param settings what follows when somebody wants to change them
    public FindingView(Ground ground, FindingModel model, Hosting hosting, Runnable settings) {
        this.ground = ground;
        this.model = model;
        Buttons buttons = new Buttons(ground);
        getChildren()
                .add(
                        new Page(
                                head(
                                        buttons.small(
                                                "settings",
                                                Icon.SETTINGS,
                                                "desktop.settings",
                                                settings)),
                                looking(buttons),
                                problem(model.problem()),
                                mistrusted(buttons),
                                problem(hosting.problem()),
                                servers(),
                                nothing(),
                                ways(buttons, hosting)));
    }

    private Node head(Node settings) {
        Label title = Labels.title(ground.words("desktop.find.title"));
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        return new HBox(12, title, settings);
    }

    private Node looking(Buttons buttons) {
        Prose says = Labels.second("");
        says.says()
                .bind(
                        model.connecting()
                                .map(to ->
                                        to.isEmpty()
                                                ? ground.words("find.looking")
                                                : ground.words(
                                                        "connect.connecting", "address", to)));
        HBox.setHgrow(says, Priority.ALWAYS);
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(18, 18);
        turning.setMinSize(18, 18);
        Button stay = buttons.plain("stay", "button.cancel", model::stay);
        HBox row =
                new HBox(
                        12,
                        turning,
                        says,
                        Shown.when(stay, model.connecting().map(to -> !to.isEmpty())));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Node problem(javafx.beans.value.ObservableValue<String> text) {
        return Labels.live(text, "problem");
    }

    /// Somebody has to decide whether the server is the right one; the safe way is the plain one.
    private Node mistrusted(Buttons buttons) {
        Prose why = Labels.text("");
        why.says().bind(model.mistrusted().map(FindingModel.Mistrusted::why).orElse(""));
        Button stay = buttons.primary("do-not", "desktop.find.do-not", model::stay);
        Button trust = buttons.plain("trust", "desktop.find.trust", model::trust);
        trust.getStyleClass().add("danger");
        VBox card = new VBox(12, why, new FlowPane(12, 12, stay, trust));
        card.setId("mistrusted");
        card.getStyleClass().addAll("card", "alarm");
        return Shown.when(card, model.mistrusted().isNotNull());
    }

    private Node servers() {
        ListView<Near> list = new ListView<>(model.servers());
        list.setId("servers");
        list.setAccessibleText(ground.words("desktop.find.title"));
        list.setCellFactory(_ -> new NearCell(ground, this::choose));
        list.prefHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () ->
                                        Math.min(SEEN, list.getItems().size())
                                                        * ROW
                                                        * Labels.em(list)
                                                + 10,
                                list.getItems(),
                                list.widthProperty()));
        list.setMinHeight(Region.USE_PREF_SIZE);
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                choose(list.getSelectionModel().getSelectedItem());
            }
        });
        return Shown.when(list, Bindings.isNotEmpty(list.getItems()));
    }

    private void choose(@Nullable Near near) {
        if (near != null) {
            model.choose(near);
        }
    }

    private Node nothing() {
        VBox card = new VBox(8);
        card.setId("nothing");
        card.getStyleClass().add("card");
        model.nothing()
                .subscribe(searched -> {
                    card.getChildren().clear();
                    if (searched != null) {
                        card.getChildren().addAll(said(searched));
                    }
                });
        return Shown.when(card, model.nothing().isNotNull());
    }

    private List<Node> said(Searched searched) {
        List<Node> lines = new ArrayList<>();
        lines.add(Labels.heading(ground.words("find.none")));
        searched.tried().ifPresent(tried -> lines.add(Labels.second(tried)));
        lines.add(Labels.text(ground.words("find.likely")));
        searched.causes().forEach(cause -> lines.add(Labels.text("•  " + cause)));
        return lines;
    }

    private Node ways(Buttons buttons, Hosting hosting) {
        TextField address = new TextField();
        address.setId("address");
        address.setAccessibleText(ground.words("desktop.find.address"));
        address.setPromptText(ground.words("desktop.find.address.example"));
        Runnable enter = () -> model.enter(address.getText());
        address.setOnAction(_ -> enter.run());
        HBox.setHgrow(address, Priority.ALWAYS);
        Label label = Labels.text(ground.words("desktop.find.address"));
        label.getStyleClass().add("strong");
        label.setLabelFor(address);
        Button host =
                buttons.plain(
                        "host",
                        "desktop.find.host",
                        () -> hosting.start(running -> model.go(running.name(), running.target())));
        host.disableProperty().bind(hosting.starting());
        VBox typed =
                new VBox(
                        4,
                        label,
                        new HBox(8, address, buttons.plain("go", "desktop.find.go", enter)));
        FlowPane more =
                new FlowPane(
                        12,
                        12,
                        buttons.with("again", Icon.RELOAD, "desktop.find.again", model::again),
                        host);
        VBox ways = new VBox(16, more, typed);
        ways.setMaxWidth(480);
        return ways;
    }
}
