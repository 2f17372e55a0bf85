package chatroom.desktop.parts;

import chatroom.desktop.look.Look;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

/// A window that belongs to another and asks something before that goes on; Escape closes it. For
/// the thread that draws.
public final class DialogWindow {
    /// In pixels at the usual size of text; it grows with that.
    private static final double WIDTH = 30;

    private final Stage stage = new Stage();
    private final Look look;

    public DialogWindow(Window owner, Look look, String title) {
        this.look = look;
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle(Turning.plain(title));
        stage.setMinWidth(320);
    }

    /// Shows it.
    ///
    /// @param closed what follows when it is closed, however that happens
    public void open(Parent content, Runnable closed) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(content, Math.min(look.em() * WIDTH, screen.getWidth()), -1);
        Subscription dressed = look.dress(scene);
        // Before a field sees it: some take it for their own.
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ESCAPE) {
                        close();
                    }
                });
        stage.setScene(scene);
        stage.setMaxHeight(screen.getHeight());
        stage.setOnHidden(_ -> {
            dressed.unsubscribe();
            closed.run();
        });
        stage.show();
        first(content);
    }

    /// The keyboard begins at the first field that is still to be filled in.
    private static void first(Parent content) {
        List<TextField> fields =
                content.lookupAll(".text-field").stream()
                        .filter(TextField.class::isInstance)
                        .map(TextField.class::cast)
                        .filter(field -> field.isVisible() && field.getParent().isVisible())
                        .toList();
        fields.stream()
                .filter(field -> field.getText().isEmpty())
                .findFirst()
                .or(() -> fields.stream().findFirst())
                .ifPresent(TextField::requestFocus);
    }

    public void close() {
        stage.hide();
    }
}
