package chatroom.desktop.chat;

import chatroom.desktop.emoji.EmojiSheet;
import chatroom.desktop.parts.Turning;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.image.ImageView;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Draws what somebody wrote: as text and nothing else, in the direction that it has by itself.
/// Stateless; for the thread that draws.
final class MessageText {
    /// Of an emoji, in sizes of the text beside it; and how far it goes below the line.
    private static final double EMOJI = 1.3;

    private static final double BELOW = 0.25;

    private static final int LONG_WORD = 10;

    private static final Pattern WORDS = Pattern.compile("(?<=\\s)|(?=\\s)");
    private static final Pattern LETTERS = Pattern.compile("(?!^)(?=\\X)");

    private MessageText() {}

    /// @param open what follows when somebody wants to see where a link leads
    static TextFlow of(String text, Consumer<URI> open) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("message-text");
        flow.setNodeOrientation(Turning.direction(text));
        Text size = new Text(); // has the size of the text, and nothing to be seen
        int longest = 0;
        flow.getChildren().add(size);
        boolean turns = Turning.turns(text);
        for (Run run : Run.of(text)) {
            if (turns && run instanceof Run.Words words) {
                List<Text> pieces = pieces(words.text());
                longest = Math.max(longest, longest(pieces));
                flow.getChildren().addAll(pieces);
            } else {
                flow.getChildren().add(node(run, size, open));
            }
        }
        size.setText(Turning.before(longest));
        flow.setMinWidth(0);
        return flow;
    }

    private static int longest(List<Text> pieces) {
        return pieces.stream().mapToInt(piece -> piece.getText().length()).max().orElse(0);
    }

    /// Word by word, long ones letter by letter, so that runs from right to left are short and few
    /// marks before them do; see [Turning].
    private static List<Text> pieces(String text) {
        List<Text> pieces = new ArrayList<>();
        for (String word : WORDS.split(text, -1)) {
            String[] parts =
                    word.length() > LONG_WORD ? LETTERS.split(word, -1) : new String[] {word};
            for (String part : parts) {
                Text piece = new Text(part);
                piece.getStyleClass().add("turned");
                pieces.add(piece);
            }
        }
        return pieces;
    }

    private static Node node(Run run, Text size, Consumer<URI> open) {
        return switch (run) {
            case Run.Words words -> new Text(words.text());
            case Run.Emoji emoji -> picture(emoji, size);
            case Run.Link link -> {
                Hyperlink shown = new Hyperlink(link.text());
                shown.setOnAction(_ -> open.accept(link.to()));
                yield shown;
            }
        };
    }

    private static Node picture(Run.Emoji emoji, Text size) {
        EmojiSheet sheet = EmojiSheet.noto();
        ImageView view = new ImageView(sheet.image());
        sheet.find(emoji.text()).ifPresent(view::setViewport);
        view.setPreserveRatio(true);
        view.fitHeightProperty().bind(size.fontProperty().map(font -> font.getSize() * EMOJI));
        view.translateYProperty().bind(size.fontProperty().map(font -> font.getSize() * BELOW));
        view.setAccessibleText(emoji.text());
        // A picture is mirrored with its window otherwise.
        view.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return view;
    }
}
