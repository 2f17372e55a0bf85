package chatroom.desktop.chat;

import chatroom.client.Mirror;
import chatroom.desktop.parts.Labels;
import chatroom.desktop.parts.Prose;
import chatroom.desktop.parts.Shown;
import chatroom.wording.Wording;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The top of the window: the session's name and code, how many are in it, and whether all came by
/// encrypted connections. For the thread that draws.
final class Head extends HBox {
    private final ChatModel model;
    private final Wording wording;
    private final BooleanProperty hidden = new SimpleBooleanProperty();
    private final ToggleButton members = new ToggleButton();

    Head(ChatModel model, Wording wording, Node menu) {
        this.model = model;
        this.wording = wording;
        getStyleClass().add("chat-head");
        setAlignment(Pos.CENTER_LEFT);
        Label title = Labels.name(model.session(), "title-1");
        title.setId("session-name");
        FlowPane first = new FlowPane(12, 4, title, code());
        title.maxWidthProperty().bind(first.widthProperty());
        VBox facts = new VBox(2, first, facts());
        HBox.setHgrow(facts, Priority.ALWAYS);
        facts.setMinWidth(0);
        members.setId("show-members");
        members.setText(wording.of("list.members"));
        members.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(facts, members, menu);
    }

    /// Shows who is there where there is no room for that all the time.
    ToggleButton members() {
        return members;
    }

    /// Whether the code is hidden, for a projector.
    BooleanProperty hiddenCode() {
        return hidden;
    }

    private Node code() {
        Button code = new Button();
        code.setId("session-code");
        code.getStyleClass().addAll("pill", "code");
        code.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> code(model.mirror().get()), model.mirror(), hidden));
        code.setTooltip(new Tooltip(wording.of("room.code.copy")));
        code.disableProperty().bind(model.mirror().map(m -> m.code() == null));
        code.setOnAction(_ -> copy());
        Label copied = Labels.second(wording.of("room.code.copied"));
        copied.setId("code-copied");
        copied.visibleProperty().bind(code.focusedProperty().and(taken));
        copied.managedProperty().bind(copied.visibleProperty());
        code.focusedProperty().subscribe(_ -> taken.set(false));
        HBox both = new HBox(8, code, copied);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    private final BooleanProperty taken = new SimpleBooleanProperty();

    private String code(Mirror mirror) {
        String code = mirror.code();
        if (code == null) {
            return wording.of("list.code.none");
        }
        return hidden.get()
                ? wording.of("room.code.hidden")
                : wording.words().of("room.code", java.util.Map.of("code", code));
    }

    /// Puts the code where it can be pasted from.
    void copy() {
        String code = model.mirror().get().code();
        if (code != null) {
            ClipboardContent content = new ClipboardContent();
            content.putString(code);
            Clipboard.getSystemClipboard().setContent(content);
            taken.set(true);
        }
    }

    private Node facts() {
        Prose facts = Labels.second("");
        facts.setId("facts");
        facts.says().bind(model.mirror().map(this::facts));
        Label away = Labels.second(wording.of("room.status.reconnecting"));
        away.setId("reconnecting");
        away.getStyleClass().add("warning");
        Shown.when(away, model.standing().map(s -> s instanceof Standing.Away));
        return new VBox(facts, away);
    }

    private String facts(Mirror mirror) {
        return wording.counted("list.members", mirror.session().present())
                + " · "
                + wording.quoted(model.server())
                + " · "
                + wording.label(mirror);
    }
}
