package chatroom.desktop.chat;

import java.util.function.BiConsumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import javafx.stage.PopupWindow.AnchorLocation;
import org.jspecify.annotations.Nullable;

/// What a word may become, above the box in which it is typed; the box keeps the keys. For the
/// thread that draws.
final class Suggestions {
    private static final int MOST = 8;
    private static final double ROW = 32;

    private final Node box;
    private final BiConsumer<Completion, String> chosen;
    private final Popup popup = new Popup();
    private final ListView<String> list = new ListView<>();
    private @Nullable Completion offered;

    Suggestions(Node box, BiConsumer<Completion, String> chosen) {
        this.box = box;
        this.chosen = chosen;
        list.setId("suggestions");
        list.getStyleClass().add("suggestions");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setOnMouseClicked(_ -> choose());
        popup.getContent().add(list);
        popup.setAutoHide(true);
        popup.setAnchorLocation(AnchorLocation.WINDOW_BOTTOM_LEFT);
    }

    void show(Completion completion) {
        offered = completion;
        list.getItems().setAll(completion.words());
        list.getSelectionModel().select(0);
        list.setPrefHeight(Math.min(MOST, completion.words().size()) * ROW + 4);
        Bounds at = box.localToScreen(box.getLayoutBounds());
        if (at != null) {
            popup.getScene().getStylesheets().setAll(box.getScene().getStylesheets());
            list.setStyle(box.getScene().getRoot().getStyle());
            popup.show(box, at.getMinX(), at.getMinY() - 4);
        }
    }

    void hide() {
        offered = null;
        popup.hide();
    }

    /// Whether a key of the box is about what is offered.
    boolean pressed(KeyEvent key) {
        if (offered == null || !popup.isShowing()) {
            return false;
        }
        switch (key.getCode()) {
            case UP -> list.getSelectionModel().selectPrevious();
            case DOWN -> list.getSelectionModel().selectNext();
            case ESCAPE -> hide();
            case ENTER, TAB -> choose();
            default -> {
                return false;
            }
        }
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
        return true;
    }

    private void choose() {
        Completion completion = offered;
        String word = list.getSelectionModel().getSelectedItem();
        if (completion != null && word != null) {
            chosen.accept(completion, word);
        }
    }
}
