package chatroom.desktop.chat;

import chatroom.desktop.parts.Labels;
import chatroom.wording.Wording;
import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Who is in the session since when, and what to do about each of them. For the thread that draws.
final class MembersView extends VBox {
    /// What is beside a name in the width of the list: the picture, margins, a bar to scroll.
    private static final double BESIDE = 76;

    private final ChatModel model;
    private final Wording wording;
    private final Ways ways;
    private final ListView<Attendee> list;
    private @Nullable ContextMenu menu;

    /// What follows on what somebody chooses.
    interface Ways {
        void mention(Attendee attendee);

        void kick(Attendee attendee);

        void promote(Attendee attendee);
    }

    MembersView(ChatModel model, Wording wording, Ways ways) {
        this.model = model;
        this.wording = wording;
        this.ways = ways;
        getStyleClass().add("members");
        list = new ListView<>(model.attendees());
        list.setId("members");
        list.setAccessibleText(wording.of("list.members"));
        list.setCellFactory(_ -> new Row());
        list.setOnKeyPressed(key -> {
            Attendee chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null
                    && (key.getCode() == KeyCode.ENTER
                            || key.getCode() == KeyCode.SPACE
                            || key.getCode() == KeyCode.CONTEXT_MENU)) {
                key.consume();
                open(chosen, list);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        Label heading = Labels.second(wording.of("list.members"));
        heading.getStyleClass().add("strong");
        heading.setLabelFor(list);
        getChildren().addAll(heading, list);
    }

    private void open(Attendee attendee, Node beside) {
        if (menu != null) {
            menu.hide();
        }
        List<MenuItem> items = items(attendee);
        if (!items.isEmpty()) {
            menu = new ContextMenu(items.toArray(MenuItem[]::new));
            boolean byKeys = beside.equals(list);
            menu.show(beside, byKeys ? Side.TOP : Side.BOTTOM, 12, byKeys ? 48 : 0);
        }
    }

    private List<MenuItem> items(Attendee attendee) {
        if (attendee.you()) {
            return List.of();
        }
        MenuItem mention =
                item(
                        "mention",
                        wording.of("room.mention", "name", attendee.name()),
                        () -> ways.mention(attendee));
        if (!model.mirror().get().admin()) {
            return List.of(mention);
        }
        MenuItem kick = item("kick", wording.of("room.kick") + " …", () -> ways.kick(attendee));
        kick.getStyleClass().add("danger");
        return List.of(
                mention,
                item("promote", wording.of("room.promote") + " …", () -> ways.promote(attendee)),
                kick);
    }

    private static MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private final class Row extends ListCell<Attendee> {
        private @Nullable Attendee drawn;

        private Row() {
            setOnMouseClicked(click -> {
                Attendee attendee = getItem();
                if (attendee != null && click.getButton() != MouseButton.MIDDLE) {
                    open(attendee, this);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Attendee attendee, boolean empty) {
            super.updateItem(attendee, empty);
            Attendee next = empty ? null : attendee;
            if (next != null && next.equals(drawn)) {
                return;
            }
            drawn = next;
            setGraphic(next == null ? null : row(next));
            setAccessibleText(next == null ? null : spoken(next));
        }

        private String spoken(Attendee attendee) {
            String you = attendee.you() ? " " + wording.of("room.you") : "";
            String admin = attendee.admin() ? ", " + wording.of("room.admin") : "";
            return attendee.name() + you + admin + ", " + attendee.since();
        }
    }

    private Node row(Attendee attendee) {
        Label name = Labels.name(attendee.name(), attendee.admin() ? "strong" : "name");
        FlowPane first = new FlowPane(6, 2, name);
        first.prefWrapLengthProperty().bind(list.widthProperty().subtract(BESIDE));
        if (attendee.you()) {
            first.getChildren().add(Labels.second(wording.of("room.you")));
        }
        if (attendee.admin()) {
            first.getChildren().add(ItemNodes.pill(wording.of("room.admin")));
        }
        VBox column = new VBox(2, first, Labels.second(attendee.since()));
        HBox.setHgrow(column, Priority.ALWAYS);
        column.setMinWidth(0);
        HBox row = new HBox(12, new Avatar(attendee.person(), true), column);
        row.setAlignment(Pos.CENTER_LEFT);
        if (!attendee.present()) {
            row.getStyleClass().add("absent");
        }
        return row;
    }
}
