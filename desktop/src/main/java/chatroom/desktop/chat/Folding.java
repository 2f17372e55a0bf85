package chatroom.desktop.chat;

import chatroom.wording.Wording;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/// Shows of a long message only how it begins, until somebody wants all of it; remembers of which,
/// since what is scrolled away is drawn anew. For the thread that draws.
final class Folding {
    private static final int LINES = 20;

    /// About as many as stand on that many lines.
    private static final int CHARACTERS = 2_000;

    private final Wording wording;
    private final Consumer<URI> open;
    private final Set<Long> whole = new HashSet<>();

    /// @param open what follows when somebody wants to see where a link leads
    Folding(Wording wording, Consumer<URI> open) {
        this.wording = wording;
        this.open = open;
    }

    /// Draws a message, or how it begins.
    ///
    /// @param seq of the message
    Pane of(long seq, String text) {
        String begin = beginning(text);
        if (begin.length() == text.length() || whole.contains(seq)) {
            return MessageText.of(text, open);
        }
        VBox folded = new VBox(8, MessageText.of(begin + "…", open));
        Button all = new Button(wording.of("room.show-all"));
        all.getStyleClass().addAll("show-all");
        all.setOnAction(_ -> {
            whole.add(seq);
            folded.getChildren().setAll(MessageText.of(text, open));
        });
        folded.getChildren().add(all);
        return folded;
    }

    /// What is shown at first; all of it where that is not long.
    static String beginning(String text) {
        int end = 0;
        for (int line = 0; line < LINES; line++) {
            int next = text.indexOf('\n', end);
            if (next < 0) {
                end = text.length();
                break;
            }
            end = next + 1;
        }
        if (end < text.length()) {
            end--; // without the line break
        }
        if (end > CHARACTERS) {
            end = text.offsetByCodePoints(0, text.codePointCount(0, CHARACTERS));
        }
        return text.substring(0, end);
    }
}
