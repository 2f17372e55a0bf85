package chatroom.desktop.chat;

import chatroom.desktop.look.Look;
import chatroom.desktop.parts.DialogWindow;
import chatroom.desktop.parts.Labels;
import chatroom.desktop.parts.Prose;
import chatroom.wording.Wording;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Asks whether something is really meant, and for what it needs. For the thread that draws.
final class Question extends VBox {
    private final Wording wording;
    private @Nullable DialogWindow window;

    /// @param title what is asked
    Question(Wording wording, String title) {
        this.wording = wording;
        getStyleClass().addAll("screen", "question");
        getChildren().add(Labels.heading(title));
    }

    /// With more to read or to fill in.
    Question with(Node... nodes) {
        getChildren().addAll(nodes);
        return this;
    }

    Question saying(String sentence) {
        return with(Labels.text(sentence));
    }

    /// Shows it.
    ///
    /// @param words the key of what stands on the button that does it
    /// @param does does it, and says whether that is all
    void ask(Window owner, Look look, String words, String style, BooleanSupplier does) {
        Button go = new Button(wording.of(words));
        go.setId("go");
        go.setDefaultButton(true);
        go.getStyleClass().add(style);
        go.setOnAction(_ -> {
            if (does.getAsBoolean()) {
                close();
            }
        });
        Button cancel = new Button(wording.of("button.cancel"));
        cancel.setId("cancel");
        cancel.setOnAction(_ -> close());
        getChildren().add(new FlowPane(12, 12, go, cancel));
        setPrefWidth(440);
        String title = ((Prose) getChildren().getFirst()).says().get();
        window = new DialogWindow(owner, look, title);
        ScrollPane scroll = new ScrollPane(this);
        scroll.setFitToWidth(true);
        window.open(scroll, () -> {});
    }

    private void close() {
        if (window != null) {
            window.close();
        }
    }
}
