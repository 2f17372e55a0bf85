package chatroom.desktop.chat;

import chatroom.desktop.ground.Crossing;
import chatroom.desktop.parts.SoftBreaks;
import chatroom.desktop.parts.Turning;
import chatroom.desktop.settings.Settings;
import chatroom.wording.Wording;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Where somebody writes: grows with the lines, sends, completes commands and names, and has what
/// was said before. For the thread that draws.
final class MessageBox extends TextArea {
    private static final int MOST_LINES = 6;
    private static final double SLACK = 24;

    private final ChatModel model;
    private final Crossing crossing;
    private final Supplier<Settings.Enter> enter;
    private final Suggestions suggestions;
    private final Recall recall = new Recall();
    private final Text measure = new Text();
    private final SoftBreaks breaks = new SoftBreaks(this::measured, () -> inner() - SLACK);

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
        setTextFormatter(new TextFormatter<>(this::changing));
        setPrefRowCount(1);
        setMinHeight(USE_PREF_SIZE);
        String prompt = wording.of("room.message", "session", model.session());
        setPromptText(Turning.breakable(prompt, wording.words().rightToLeft()));
        setAccessibleText(Turning.plain(prompt));
        getStyleClass().add("message-box");
        measure.fontProperty().bind(fontProperty());
        textProperty().subscribe(_ -> typed());
        widthProperty().subscribe(_ -> again());
        fontProperty().subscribe(_ -> again());
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

    /// As high as its lines, up to a bound.
    private void fit() {
        boolean turns = Turning.turns(getText());
        double inner = inner();
        measure.setText("x");
        measure.setWrappingWidth(turns ? 0 : inner);
        double line = measure.getLayoutBounds().getHeight();
        measure.setText(getText() + "x");
        Bounds all = measure.getLayoutBounds();
        wrap(turns, all.getWidth());
        setPrefHeight(Math.ceil(Math.min(MOST_LINES * line, all.getHeight()) + 18));
    }

    private double inner() {
        return Math.max(50, getWidth() - 32);
    }

    /// Something will be written: its lines are broken before, and its direction is set, as that of
    /// messages is. JavaFX takes no other for a text that it has already.
    private TextFormatter.Change changing(TextFormatter.Change change) {
        breaks.apply(change);
        if (change.isContentChange()) {
            String text = change.getControlNewText();
            if (Turning.turns(text)) {
                setWrapText(false);
            }
            setNodeOrientation(
                    text.isEmpty()
                            ? NodeOrientation.INHERIT
                            : Turning.direction(SoftBreaks.without(text)));
        }
        return change;
    }

    /// Where it runs from right to left, the lines are broken already.
    private void wrap(boolean turns, double width) {
        setWrapText(!turns);
        if (lookup(".content") instanceof Region content) {
            // Wider than its lines, or they are broken where widths are added up with an error.
            content.setMinWidth(turns ? width + SLACK : USE_COMPUTED_SIZE);
        }
    }

    /// There is another place for the lines.
    private void again() {
        if (Turning.turns(getText())) {
            int caret = caret();
            choose(written());
            positionCaret(SoftBreaks.shown(getText(), caret));
        }
        fit();
    }

    private double measured(String text) {
        measure.setWrappingWidth(0);
        measure.setText(text);
        return measure.getLayoutBounds().getWidth();
    }

    /// What is written, without the ends of lines that are only shown.
    private String written() {
        return SoftBreaks.without(getText());
    }

    /// Where the caret stands in that.
    private int caret() {
        return SoftBreaks.written(getText(), getCaretPosition());
    }

    @Override
    public void copy() {
        String chosen = SoftBreaks.without(getSelectedText());
        if (!chosen.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(chosen);
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    @Override
    public void cut() {
        copy();
        replaceSelection("");
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
        int caret = Math.min(written().length(), completion.caret(word));
        positionCaret(SoftBreaks.shown(getText(), caret));
        suggestions.hide();
    }
}
