package chatroom.desktop.parts;

import chatroom.desktop.look.Look;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

/// A window that belongs to another and asks something before that goes on; Escape closes it. For
/// the thread that draws.
public final class DialogWindow {
    private final Stage stage = new Stage();

    /// @param closed what follows when it is closed, however that happens
    public DialogWindow(Window owner, Look look, String title, Parent content, Runnable closed) {
        Scene scene = new Scene(content);
        Subscription dressed = look.dress(scene);
        scene.addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ESCAPE) {
                        close();
                    }
                });
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle(title);
        stage.setScene(scene);
        stage.setMinWidth(320);
        stage.setOnHidden(_ -> {
            dressed.unsubscribe();
            closed.run();
        });
        stage.show();
    }

    public void close() {
        stage.hide();
    }
}
