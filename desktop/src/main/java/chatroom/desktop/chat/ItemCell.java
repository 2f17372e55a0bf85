package chatroom.desktop.chat;

import java.util.Objects;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.input.ContextMenuEvent;
import org.jspecify.annotations.Nullable;

/// One item of the conversation in the list that shows only what is in sight: as wide as the list,
/// as high as that makes it. For the thread that draws.
final class ItemCell extends ListCell<Item> {
    /// A list believes that no end of cells without a height are in sight.
    private static final double LEAST = 8;

    private final ItemNodes nodes;
    private @Nullable Item drawn;

    ItemCell(ItemNodes nodes) {
        this.nodes = nodes;
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setOnContextMenuRequested(this::menu);
    }

    /// Made when it is asked for: for every item that scrolls by, it would cost as much as the
    /// item.
    private void menu(ContextMenuEvent asked) {
        ContextMenu menu = drawn == null ? null : nodes.menu(drawn);
        if (menu != null) {
            menu.show(this, asked.getScreenX(), asked.getScreenY());
            asked.consume();
        }
    }

    @Override
    protected void updateItem(@Nullable Item item, boolean empty) {
        super.updateItem(item, empty);
        Item next = empty ? null : item;
        if (Objects.equals(next, drawn)) {
            return;
        }
        drawn = next;
        setGraphic(next == null ? null : nodes.of(next));
        setAccessibleText(next == null ? null : nodes.spoken(next));
    }

    /// Drawn anew even where the item is the same: something around it has changed.
    void redraw() {
        drawn = null;
        updateItem(getItem(), isEmpty());
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0; // never wider than the list
    }

    @Override
    protected double computePrefHeight(double width) {
        Node node = getGraphic();
        Insets in = getInsets();
        double inner = (width < 0 ? widthHere() : width) - in.getLeft() - in.getRight();
        return node == null || inner <= 0
                ? LEAST
                : in.getTop() + Math.ceil(node.prefHeight(inner)) + in.getBottom();
    }

    /// The list asks for heights before it says how wide it makes its cells.
    private double widthHere() {
        return getWidth() > 0 || getListView() == null ? getWidth() : getListView().getWidth();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        Node node = getGraphic();
        Insets in = getInsets();
        if (node != null) {
            double width = getWidth() - in.getLeft() - in.getRight();
            node.resizeRelocate(
                    in.getLeft(), in.getTop(), width, Math.ceil(node.prefHeight(width)));
        }
    }
}
