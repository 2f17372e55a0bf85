package chatroom.desktop.sessions;

import chatroom.core.Printable;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.parts.Icon;
import chatroom.desktop.parts.Labels;
import chatroom.desktop.parts.Prose;
import chatroom.wire.Frame;
import chatroom.wording.Times;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// The sessions, a row for each: to be sorted by any column, and joined by a double click or Enter.
/// For the thread that draws.
final class SessionTable extends TableView<Frame.Listed> {
    /// Narrower, in ems, and what is not needed to choose a session is left out.
    private static final int NARROW = 46;

    private final Ground ground;
    private final SessionsModel model;
    private final Times times;
    private TableColumn<?, ?> creator = new TableColumn<>();

    SessionTable(Ground ground, SessionsModel model, Consumer<Frame.Listed> join) {
        this.ground = ground;
        this.model = model;
        this.times = new Times(ground.wording());
        setId("sessions");
        getStyleClass().add("sessions");
        setAccessibleText(ground.words("list.title"));
        setAccessibleHelp(ground.words("desktop.sessions.help"));
        SortedList<Frame.Listed> sorted = new SortedList<>(model.sessions());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        columns();
        placeholder();
        setRowFactory(_ -> new Row(join));
        setOnKeyPressed(key -> {
            Frame.Listed chosen = getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.ENTER && chosen != null) {
                join.accept(chosen);
            } else if (key.isShortcutDown() && key.getCode().isDigitKey()) {
                sortBy(key.getCode().getName());
            }
        });
        focusedProperty().subscribe(this::chooseFirst);
    }

    /// What a click on a heading does, for who has no mouse: with Ctrl and the number of the
    /// column.
    private void sortBy(String digit) {
        int index = Integer.parseInt(digit) - 1;
        if (index < 0 || index >= getVisibleLeafColumns().size()) {
            return;
        }
        TableColumn<Frame.Listed, ?> column = getVisibleLeafColumn(index);
        boolean ascending =
                getSortOrder().contains(column) && column.getSortType() == SortType.ASCENDING;
        column.setSortType(ascending ? SortType.DESCENDING : SortType.ASCENDING);
        getSortOrder().setAll(List.of(column));
        sort();
    }

    /// Somebody comes by the keyboard: then something is chosen for Enter to join.
    private void chooseFirst(boolean focused) {
        if (focused && getSelectionModel().isEmpty() && !getItems().isEmpty()) {
            getSelectionModel().selectFirst();
        }
    }

    private void placeholder() {
        Prose none = Labels.second("");
        none.says()
                .bind(
                        Bindings.createStringBinding(
                                () -> {
                                    String key =
                                            !model.loaded().get()
                                                    ? "list.loading"
                                                    : model.filter().get().isBlank()
                                                            ? "list.empty"
                                                            : "list.no-match";
                                    return ground.words(key);
                                },
                                model.loaded(),
                                model.filter()));
        setPlaceholder(none);
    }

    private void columns() {
        Collator letters = Collator.getInstance(ground.locale());
        add("list.name", 3, Comparator.comparing(Frame.Listed::name, letters), this::name);
        add(
                "list.members",
                1.2,
                Comparator.comparingInt(Frame.Listed::members),
                s -> new Label(Integer.toString(s.members())));
        TableColumn<?, ?> created =
                add(
                        "list.created",
                        2,
                        Comparator.comparingLong(Frame.Listed::created).reversed(),
                        this::created);
        creator =
                add(
                        "list.creator",
                        2,
                        Comparator.comparing(Frame.Listed::creator, letters),
                        this::creator);
        add("list.code", 2, Comparator.comparing(Frame.Listed::coded), this::code);
        var wide =
                Bindings.createBooleanBinding(
                        () -> getWidth() == 0 || getWidth() > NARROW * Labels.em(this),
                        widthProperty());
        created.visibleProperty().bind(wide);
        creator.visibleProperty().bind(wide);
    }

    private TableColumn<Frame.Listed, Frame.Listed> add(
            String words,
            double share,
            Comparator<Frame.Listed> order,
            Function<Frame.Listed, Node> drawn) {
        TableColumn<Frame.Listed, Frame.Listed> column = new TableColumn<>(ground.words(words));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new Cell(drawn));
        column.setComparator(order);
        column.setPrefWidth(share * 90);
        column.setMinWidth(84);
        column.setReorderable(false);
        getColumns().add(column);
        return column;
    }

    private Node name(Frame.Listed session) {
        return Labels.name(session.name(), "strong");
    }

    private Node created(Frame.Listed session) {
        Label created = new Label(ago(session));
        created.getStyleClass().add("soft");
        created.setTooltip(new Tooltip(times.exactly(session.created())));
        return created;
    }

    private String ago(Frame.Listed session) {
        return times.ago(session.created(), model.serverTime());
    }

    private Node creator(Frame.Listed session) {
        if (session.standing()) {
            Label server = new Label(ground.words("list.standing"));
            server.getStyleClass().add("soft");
            return server;
        }
        return Labels.name(session.creator());
    }

    private Node code(Frame.Listed session) {
        if (session.coded()) {
            Label needed = new Label("", Icon.LOCK.drawn());
            needed.textProperty()
                    .bind(
                            creator.visibleProperty()
                                    .map(wide ->
                                            ground.words(
                                                    wide
                                                            ? "list.code.needed"
                                                            : "list.code.short")));
            needed.getStyleClass().add("soft");
            return needed;
        }
        Label none = new Label(ground.words("list.code.none"));
        none.getStyleClass().add("pill");
        return none;
    }

    private static final class Cell extends TableCell<Frame.Listed, Frame.Listed> {
        private final Function<Frame.Listed, Node> drawn;

        Cell(Function<Frame.Listed, Node> drawn) {
            this.drawn = drawn;
        }

        @Override
        protected void updateItem(Frame.@Nullable Listed session, boolean empty) {
            super.updateItem(session, empty);
            setText(null);
            setGraphic(empty || session == null ? null : drawn.apply(session));
        }
    }

    /// What it says as a whole is for who listens to it.
    private final class Row extends TableRow<Frame.Listed> {
        Row(Consumer<Frame.Listed> join) {
            setOnMouseClicked(click -> {
                if (click.getClickCount() == 2 && !isEmpty()) {
                    join.accept(getItem());
                }
            });
        }

        @Override
        protected void updateItem(Frame.@Nullable Listed session, boolean empty) {
            super.updateItem(session, empty);
            setAccessibleText(empty || session == null ? "" : said(session));
        }

        private String said(Frame.Listed session) {
            return String.join(
                    ", ",
                    Printable.of(session.name()),
                    ground.wording().counted("list.members", session.members()),
                    ago(session),
                    ground.words(session.coded() ? "list.code.needed" : "list.code.none"));
        }
    }
}
