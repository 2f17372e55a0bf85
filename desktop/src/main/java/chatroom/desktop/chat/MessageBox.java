package chatroom.desktop.chat;

import chatroom.desktop.ground.Crossing;
import chatroom.desktop.parts.Turning;
import chatroom.desktop.settings.Settings;
import chatroom.wording.Wording;
import java.util.function.Supplier;
import javafx.geometry.NodeOrientation;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Where somebody writes: grows with the lines, sends, completes commands and names, and has what
/// was said before. For the thread that draws.
final class MessageBox extends TextArea {
    private static final int MOST_LINES = 6;

    private final ChatModel model;
    private final Crossing crossing;
    private final Supplier<Settings.Enter> enter;
    private final Suggestions suggestions;
    private final Recall recall = new Recall();
    private final Text measure = new Text();

    /// Set while the text changes by what is chosen, and not by typing.
    private boolean choosing;

    /// @param enter what the key does now
    MessageBox(
            ChatModel model, Wording wording, Crossing crossing, Supplier<Settings.Enter> enter) {
        this.crossing = crossing;
        this.model = model;
        this.enter = enter;
        this.suggestions = new Suggestions(this, this::complete);
        setId("message");
        setWrapText(true);
        setTextFormatter(new TextFormatter<>(new Breaking()));
        setPrefRowCount(1);
        setMinHeight(USE_PREF_SIZE);
        String prompt = wording.of("room.message", "session", model.session());
        setPromptText(Turning.breakable(prompt, wording.words().rightToLeft()));
        setAccessibleText(Turning.plain(prompt));
        getStyleClass().add("message-box");
        measure.fontProperty().bind(fontProperty());
        textProperty().subscribe(_ -> typed());
        widthProperty().subscribe(_ -> fit());
        fontProperty().subscribe(_ -> fit());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().subscribe(suggestions::hide);
    }

    private void typed() {
        fit();
        if (choosing || getText().isEmpty()) {
            suggestions.hide();
            return;
        }
        model.typed();
        crossing.later(this::suggest); // when the caret is where it belongs
    }

    /// As high as its lines, up to a bound, and in the direction of what is written, as messages
    /// are.
    private void fit() {
        double inner = Math.max(50, getWidth() - 32);
        measure.setText("x");
        measure.setWrappingWidth(inner);
        double line = measure.getLayoutBounds().getHeight();
        measure.setText(getText() + "x");
        double all = measure.getLayoutBounds().getHeight();
        setPrefHeight(Math.ceil(Math.min(MOST_LINES * line, all) + 18));
        setNodeOrientation(
                getText().isEmpty()
                        ? NodeOrientation.INHERIT
                        : Turning.direction(Turning.bare(getText())));
    }

    /// What is written, without the marks that [Breaking] puts before it.
    private String written() {
        return Turning.bare(getText());
    }

    /// Where the caret stands in that.
    private int caret() {
        return getCaretPosition() - Turning.marks(getText());
    }

    /// Says what stands here.
    void send() {
        String text = written();
        if (!text.isBlank()) {
            recall.said(text);
            choose("");
            model.say(text);
        }
    }

    /// Puts a name at the caret.
    void mention(String name) {
        String before = written().substring(0, caret());
        boolean glued =
                !before.isEmpty() && !Character.isWhitespace(before.charAt(before.length() - 1));
        insertText(getCaretPosition(), (glued ? " " : "") + name + " ");
        requestFocus();
    }

    // Keys.

    private void pressed(KeyEvent key) {
        if (suggestions.pressed(key)) {
            key.consume();
            return;
        }
        switch (key.getCode()) {
            case ENTER -> entered(key);
            case TAB -> tabbed(key);
            case UP -> recalled(key, firstLine() ? recall.earlier(written()) : null);
            case DOWN -> recalled(key, lastLine() ? recall.later(written()) : null);
            default -> {}
        }
    }

    private void entered(KeyEvent key) {
        boolean sends =
                enter.get() == Settings.Enter.SENDS ? !key.isShiftDown() : key.isShortcutDown();
        key.consume();
        if (sends) {
            send();
        } else {
            replaceSelection("\n");
        }
    }

    /// Completes, or goes on to the next control: who writes needs no tabs as much as who has only
    /// a keyboard needs a way out.
    private void tabbed(KeyEvent key) {
        key.consume();
        Completion completion = completion();
        if (key.isShiftDown()) {
            requestFocusTraversal(TraversalDirection.PREVIOUS);
        } else if (completion.words().size() == 1) {
            complete(completion, completion.words().getFirst());
        } else if (completion.words().isEmpty()) {
            requestFocusTraversal(TraversalDirection.NEXT);
        } else {
            suggestions.show(completion);
        }
    }

    private void recalled(KeyEvent key, @Nullable String text) {
        if (text != null && key.getCode().isArrowKey() && !key.isShiftDown()) {
            key.consume();
            choose(text);
            end();
        }
    }

    private boolean firstLine() {
        return getText().lastIndexOf('\n', getCaretPosition() - 1) < 0;
    }

    private boolean lastLine() {
        return getText().indexOf('\n', getCaretPosition()) < 0;
    }

    private void choose(String text) {
        choosing = true;
        try {
            setText(text);
        } finally {
            choosing = false;
        }
    }

    // Completion.

    private Completion completion() {
        return model.completion(written(), caret());
    }

    /// Offers commands as soon as one is begun; names only where they are asked for.
    private void suggest() {
        Completion completion = completion();
        String text = written();
        boolean wanted = text.startsWith("/") || text.startsWith("@", completion.from() - 1);
        boolean done =
                completion.words().size() == 1 && text.endsWith(completion.words().getFirst());
        if (wanted && isFocused() && !completion.words().isEmpty() && !done) {
            suggestions.show(completion);
        } else {
            suggestions.hide();
        }
    }

    private void complete(Completion completion, String word) {
        choose(completion.with(written(), word));
        int marks = Turning.marks(getText());
        positionCaret(Math.min(getText().length(), marks + completion.caret(word)));
        suggestions.hide();
    }
}
