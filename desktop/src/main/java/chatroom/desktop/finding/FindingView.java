package chatroom.desktop.finding;

import chatroom.core.Printable;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.parts.Labels;
import chatroom.desktop.parts.Shown;
import chatroom.wording.Searched;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Shows which servers are near. For the thread that draws.
public final class FindingView extends VBox {
    private final Ground ground;
    private final FindingModel model;

    /// @param host what follows when somebody wants to be the server
    public FindingView(Ground ground, FindingModel model, Runnable host) {
        this.ground = ground;
        this.model = model;
        getStyleClass().add("screen");
        ListView<Near> list = list();
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren()
                .addAll(
                        Labels.title(ground.words("desktop.find.title")),
                        looking(),
                        Labels.live(model.problem(), "problem"),
                        nothing(),
                        Shown.when(list, Bindings.isNotEmpty(list.getItems())),
                        ways(host));
    }

    private Node looking() {
        Label looking = Labels.second(ground.words("find.looking"));
        looking.textProperty()
                .bind(
                        model.connecting()
                                .map(to ->
                                        to.isEmpty()
                                                ? ground.words("find.looking")
                                                : ground.words(
                                                        "connect.connecting", "address", to)));
        Button stay = new Button(ground.words("desktop.cancel"));
        stay.setId("stay");
        stay.setOnAction(_ -> model.stay());
        HBox row =
                new HBox(
                        12, looking, Shown.when(stay, model.connecting().map(to -> !to.isEmpty())));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private ListView<Near> list() {
        ListView<Near> list = new ListView<>(model.servers());
        list.setId("servers");
        list.setAccessibleText(ground.words("desktop.find.title"));
        list.setCellFactory(_ -> new Cell());
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                choose(list.getSelectionModel().getSelectedItem());
            }
        });
        return list;
    }

    private void choose(@org.jspecify.annotations.Nullable Near near) {
        if (near != null) {
            model.choose(near);
        }
    }

    /// One server: its name, where it is, and how many are there.
    private final class Cell extends ListCell<Near> {
        Cell() {
            setOnMouseClicked(_ -> choose(getItem()));
        }

        @Override
        protected void updateItem(@org.jspecify.annotations.Nullable Near near, boolean empty) {
            super.updateItem(near, empty);
            setText(null);
            setGraphic(empty || near == null ? null : row(near));
        }
    }

    private Node row(Near near) {
        Label name = new Label(Printable.of(near.name()));
        name.getStyleClass().add("strong");
        Label facts = Labels.second(facts(near));
        return new VBox(2, name, facts);
    }

    private String facts(Near near) {
        List<String> facts = new ArrayList<>();
        facts.add(near.address().toString());
        near.sessions().ifPresent(n -> facts.add(ground.wording().counted("list.sessions", n)));
        near.members().ifPresent(n -> facts.add(ground.wording().counted("list.members", n)));
        if (near.known()) {
            facts.add(ground.words("desktop.find.known"));
        }
        if (!near.answers()) {
            facts.add(ground.words("desktop.find.silent"));
        }
        if (near.namesake()) {
            facts.add(ground.words("desktop.find.second"));
        }
        return String.join(" · ", facts);
    }

    private Node nothing() {
        VBox box = new VBox(8);
        box.setId("nothing");
        box.getStyleClass().add("card");
        model.nothing()
                .subscribe(searched -> {
                    box.getChildren().clear();
                    if (searched != null) {
                        box.getChildren().addAll(said(searched));
                    }
                });
        return Shown.when(box, model.nothing().isNotNull());
    }

    private List<Node> said(Searched searched) {
        List<Node> lines = new ArrayList<>();
        lines.add(Labels.heading(ground.words("find.none")));
        searched.tried().ifPresent(tried -> lines.add(Labels.second(tried)));
        lines.add(Labels.text(ground.words("find.likely")));
        searched.causes().forEach(cause -> lines.add(Labels.text("•  " + cause)));
        return lines;
    }

    private Node ways(Runnable host) {
        Button again = new Button(ground.words("desktop.find.again"));
        again.setId("again");
        again.setOnAction(_ -> model.again());
        TextField address = new TextField();
        address.setId("address");
        address.setPromptText(ground.words("desktop.find.address"));
        address.setAccessibleText(ground.words("desktop.find.address"));
        address.setOnAction(_ -> model.enter(address.getText()));
        Button go = new Button(ground.words("desktop.find.go"));
        go.setId("go");
        go.setOnAction(_ -> model.enter(address.getText()));
        Button start = new Button(ground.words("desktop.find.host"));
        start.setId("host");
        start.setOnAction(_ -> host.run());
        FlowPane ways = new FlowPane(12, 12, again, new HBox(8, address, go), start);
        ways.setMinHeight(Region.USE_PREF_SIZE);
        return ways;
    }
}
