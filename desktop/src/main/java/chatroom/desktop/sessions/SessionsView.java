package chatroom.desktop.sessions;

import chatroom.core.Limits;
import chatroom.core.Printable;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.parts.DigitsField;
import chatroom.desktop.parts.Labels;
import chatroom.wire.Frame;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Shows the sessions of a server, and leads into them. For the thread that draws.
public final class SessionsView extends VBox {
    /// What follows on what somebody does here.
    public interface Ways {
        void join(Frame.Listed session);

        void create();

        void about();

        /// To another server.
        void back();
    }

    private final Ground ground;
    private final SessionsModel model;
    private final Ways ways;

    public SessionsView(Ground ground, SessionsModel model, Ways ways) {
        this.ground = ground;
        this.model = model;
        this.ways = ways;
        getStyleClass().add("screen");
        TableView<Frame.Listed> table = table();
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(head(), table, foot());
    }

    private Node head() {
        Label title = Labels.title(ground.words("desktop.sessions.title"));
        Label where = Labels.second("");
        where.textProperty()
                .bind(
                        model.people()
                                .map(n ->
                                        ground.words(
                                                "desktop.sessions.where",
                                                "server",
                                                model.server().name(),
                                                "address",
                                                model.server().address(),
                                                "people",
                                                ground.wording()
                                                        .counted(
                                                                "desktop.people", n.longValue()))));
        Button back = button("back", "desktop.sessions.back", ways::back);
        VBox titles = new VBox(4, title, where);
        TextField filter = new TextField();
        filter.setId("filter");
        filter.setPromptText(ground.words("desktop.sessions.filter"));
        filter.setAccessibleText(ground.words("desktop.sessions.filter"));
        filter.textProperty().bindBidirectional(model.filter());
        Button create = button("create", "desktop.sessions.create", ways::create);
        create.getStyleClass().add("primary");
        Button about = new Button("?");
        about.setId("about");
        about.setAccessibleText(ground.words("desktop.about.title"));
        about.setOnAction(_ -> ways.about());
        FlowPane actions =
                new FlowPane(
                        12,
                        12,
                        back,
                        filter,
                        button("reload", "desktop.sessions.reload", model::reload),
                        create,
                        about);
        actions.setMinHeight(Region.USE_PREF_SIZE);
        return new VBox(12, titles, actions);
    }

    private Button button(String id, String words, Runnable action) {
        Button button = new Button(ground.words(words));
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private TableView<Frame.Listed> table() {
        TableView<Frame.Listed> table = new TableView<>(model.sessions());
        table.setId("sessions");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(Labels.second(ground.words("list.empty")));
        add(table, "list.name", s -> Printable.of(s.name()));
        add(table, "list.members", s -> Integer.toString(s.members()));
        add(table, "list.created", s -> ground.wording().when(s.created()));
        add(
                table,
                "list.creator",
                s ->
                        s.creator().isEmpty()
                                ? ground.words("list.standing")
                                : Printable.of(s.creator()));
        add(
                table,
                "list.code",
                s -> ground.words(s.coded() ? "list.code.needed" : "list.code.none"));
        table.setRowFactory(_ -> {
            TableRow<Frame.Listed> row = new TableRow<>();
            row.setOnMouseClicked(click -> {
                if (click.getClickCount() == 2 && !row.isEmpty()) {
                    ways.join(row.getItem());
                }
            });
            return row;
        });
        table.setOnKeyPressed(key -> {
            Frame.Listed chosen = table.getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.ENTER && chosen != null) {
                ways.join(chosen);
            }
        });
        return table;
    }

    private void add(
            TableView<Frame.Listed> table, String words, Function<Frame.Listed, String> says) {
        TableColumn<Frame.Listed, String> column = new TableColumn<>(ground.words(words));
        column.setCellValueFactory(row -> new SimpleStringProperty(says.apply(row.getValue())));
        table.getColumns().add(column);
    }

    private Node foot() {
        DigitsField code = new DigitsField(Limits.EXIT_CODE_DIGITS);
        code.setId("exit-code");
        code.setPromptText(ground.words("desktop.stop.code"));
        code.setAccessibleText(ground.words("desktop.stop.code"));
        Consumer<String> stop = model::stop;
        Button check = new Button("✓");
        check.setId("stop");
        check.getStyleClass().add("danger");
        check.setAccessibleText(ground.words("desktop.stop"));
        check.setOnAction(_ -> stop.accept(code.getText()));
        HBox row = new HBox(12, Labels.second(ground.words("desktop.stop")), code, check);
        row.setAlignment(Pos.CENTER_RIGHT);
        return new VBox(8, row, Labels.live(model.stopRefused(), "problem"));
    }
}
