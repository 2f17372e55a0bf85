package chatroom.desktop.chat;

import chatroom.desktop.ground.Crossing;
import chatroom.wording.Wording;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The conversation, of which only what is in sight is drawn. Stays at its end while somebody reads
/// there; elsewhere, stays where they read, whatever comes or goes before and after. For the thread
/// that draws.
final class ConversationView extends StackPane {
    /// So many items from what is held no more, the next page is fetched.
    private static final int NEAR = 15;

    /// So often the end is looked for; a window that is too small for any line has none.
    private static final int TRIES = 12;

    /// Pixels that the end may be out of sight.
    private static final double SLACK = 8;

    private final ChatModel model;
    private final Wording wording;
    private final Crossing crossing;
    private final ListView<Item> list;
    private final Button newest = new Button();

    /// Whether somebody looks at the window.
    private final BooleanProperty watched = new SimpleBooleanProperty(true);

    private boolean following = true;

    /// How often the end was gone to since something changed.
    private int tries;

    private @Nullable Anchor anchor;

    /// What somebody reads, and how far its top is from that of the list.
    private record Anchor(Item item, double y) {}

    ConversationView(ChatModel model, Wording wording, Crossing crossing, ItemNodes nodes) {
        this.crossing = crossing;
        this.model = model;
        this.wording = wording;
        list = new ListView<>(model.items());
        list.setId("conversation");
        list.getStyleClass().add("conversation");
        list.setAccessibleText(wording.of("room.conversation"));
        list.setCellFactory(_ -> new ItemCell(nodes));
        list.setMinSize(0, 0);
        newest.setId("newest");
        newest.getStyleClass().add("newest");
        newest.setVisible(false);
        newest.setOnAction(_ -> toNewest());
        StackPane.setAlignment(newest, Pos.BOTTOM_CENTER);
        getChildren().addAll(list, newest);
        model.items().addListener((ListChangeListener<Item>) _ -> settle());
        model.unread().subscribe(_ -> label());
        watched.subscribe(_ -> looking());
        Runnable afterLayout = this::laidOut;
        sceneProperty()
                .subscribe((old, now) -> {
                    if (old != null) {
                        old.removePostLayoutPulseListener(afterLayout);
                    }
                    if (now != null) {
                        now.addPostLayoutPulseListener(afterLayout);
                    }
                });
        list.heightProperty().subscribe(_ -> settle());
        list.widthProperty().subscribe(_ -> settle());
        list.addEventFilter(ScrollEvent.SCROLL, _ -> crossing.later(this::scrolled));
        list.addEventFilter(MouseEvent.ANY, this::dragged);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    BooleanProperty watched() {
        return watched;
    }

    /// Draws all anew that is in sight.
    void redraw() {
        lookupAll(".list-cell").stream()
                .filter(ItemCell.class::isInstance)
                .forEach(cell -> ((ItemCell) cell).redraw());
    }

    // Where somebody reads.

    private @Nullable VirtualFlow<?> flow() {
        return (VirtualFlow<?>) list.lookup(".virtual-flow");
    }

    private void dragged(MouseEvent mouse) {
        if (mouse.getEventType() == MouseEvent.MOUSE_DRAGGED
                || mouse.getEventType() == MouseEvent.MOUSE_RELEASED) {
            crossing.later(this::scrolled);
        }
    }

    private void pressed(KeyEvent key) {
        if (key.isShortcutDown() && key.getCode() == KeyCode.C) {
            Item chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                ItemNodes.copy(chosen);
            }
        }
        if (key.getCode() == KeyCode.END) {
            toNewest();
        }
        crossing.later(this::scrolled);
    }

    /// Somebody may have gone to another place in it.
    private void scrolled() {
        VirtualFlow<?> flow = flow();
        if (flow == null) {
            return;
        }
        following = showsEnd(flow);
        IndexedCell<?> first = flow.getFirstVisibleCell();
        IndexedCell<?> last = flow.getLastVisibleCell();
        anchor =
                following || first == null || !(first.getItem() instanceof Item item)
                        ? null
                        : new Anchor(item, first.getLayoutY());
        if (first != null && first.getIndex() < NEAR) {
            model.older();
        }
        if (last != null && last.getIndex() > list.getItems().size() - NEAR) {
            model.newer();
        }
        looking();
        label();
    }

    private boolean showsEnd(VirtualFlow<?> flow) {
        return model.atEnd() && endInSight(flow);
    }

    private boolean endInSight(VirtualFlow<?> flow) {
        IndexedCell<?> last = flow.getLastVisibleCell();
        return last == null
                || (last.getIndex() >= list.getItems().size() - 1
                        && last.getLayoutY() + last.getHeight() <= flow.getHeight() + SLACK);
    }

    private void looking() {
        model.looking(watched.get() && following);
    }

    /// Goes to the end and stays there.
    void toNewest() {
        following = true;
        anchor = null;
        model.newest();
        settle();
        looking();
        label();
    }

    private void label() {
        int unread = model.unread().get();
        newest.setText(
                unread > 0
                        ? wording.counted("room.unread.count", unread)
                        : wording.of("room.newest"));
        newest.setVisible(!following);
    }

    // Staying there.

    /// Shows the same place, or the end, of what is there now.
    private void settle() {
        tries = 0;
        VirtualFlow<?> flow = flow();
        List<Item> items = list.getItems();
        if (flow == null || items.isEmpty()) {
            return;
        }
        Anchor to = anchor;
        if (following) {
            requestLayout(); // and then goes to the end
        } else if (to != null) {
            int index = find(items, to.item());
            if (index >= 0) {
                list.layout();
                flow.scrollToTop(index);
                flow.scrollPixels(-to.y());
            }
        }
    }

    /// How high the last items are is known when they are laid out, and then the end is further
    /// down. Goes there at once, so that what was typed is seen in the frame that adds it. JavaFX
    /// (26) guesses where the end is from what it has measured, and goes short of it or beyond
    /// where items differ in height: each way of going there gets past what stops the other.
    private void laidOut() {
        VirtualFlow<?> flow = flow();
        int end = list.getItems().size() - 1;
        if (!following || flow == null || end < 0) {
            return;
        }
        while (!endInSight(flow) && tries < TRIES) {
            switch (tries++ % 3) {
                case 0 -> list.scrollTo(end);
                case 1 -> flow.setPosition(1);
                default -> {
                    flow.setPosition(0);
                    list.scrollTo(end);
                }
            }
            list.layout();
        }
    }

    private static int find(List<Item> items, Item wanted) {
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            boolean same =
                    (item instanceof Item.Message a && wanted instanceof Item.Message b)
                            ? a.seq() == b.seq()
                            : item.equals(wanted);
            if (same) {
                return i;
            }
        }
        return -1;
    }
}
