package chatroom.desktop.parts;

import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;

/// A field for so many digits. Takes them as people have them: with spaces and dashes, and in any
/// script; what is no digit does not get in. For the thread that draws.
public final class DigitsField extends TextField {
    /// Then what stands in it is the prompt, which is words.
    private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("empty-text");

    public DigitsField(int digits) {
        getStyleClass().add("digits");
        textProperty().subscribe(text -> pseudoClassStateChanged(EMPTY, text.isEmpty()));
        setPrefColumnCount(digits);
        setTextFormatter(
                new TextFormatter<String>(change -> {
                    if (!change.isContentChange()) {
                        return change;
                    }
                    int room =
                            digits
                                    - (change.getControlText().length()
                                            - (change.getRangeEnd() - change.getRangeStart()));
                    String typed = ascii(change.getText(), Math.max(0, room));
                    change.setText(typed);
                    int caret = change.getRangeStart() + typed.length();
                    change.selectRange(caret, caret);
                    return change;
                }));
    }

    private static String ascii(String typed, int atMost) {
        return typed.codePoints()
                .filter(Character::isDigit)
                .limit(atMost)
                .mapToObj(c -> Integer.toString(Character.digit(c, 10)))
                .collect(Collectors.joining());
    }
}
