package chatroom.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import chatroom.server.RealServer;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The box to write in, from right to left as well.
@Tag("e2e")
class WritingTest {
    private static final String LONG =
            "זו הודעה ארוכה שנכתבת מימין לשמאל, ושורותיה נשברות כמו כל שורה אחרת. "
                    .repeat(8)
                    .strip();

    @TempDir private Path folder;

    @Test
    void a_long_line_from_right_to_left_breaks_and_is_sent_as_it_was_written() throws Exception {
        try (RealServer server = new RealServer();
                Chatter anna = new Chatter(folder, server);
                Client ben = Client.connect(server.address(), Listener.NOBODY);
                Faults faults = new Faults()) {
            anna.creates(NewSession.of("Planets"), "Anna");
            ben.join("Planets", "Ben", null);
            TextArea box = anna.node("#message", TextArea.class);
            double one = Chatter.on(box::getHeight);
            anna.writes(LONG);
            anna.awaits("several lines", () -> box.getHeight() > 2 * one);
            anna.awaits(
                    "all within",
                    () -> box.lookup(".content").getLayoutBounds().getWidth() <= box.getWidth());
            anna.picture("writing-from-right-to-left", 1);
            faults.none();
            anna.presses(KeyCode.ENTER).reads(LONG);
            anna.awaits("an empty box of one line", () -> box.getHeight() == one);
            anna.presses(KeyCode.UP);
            anna.awaits("what was said", () -> chosen(box).equals(LONG));
            faults.none();
        }
    }

    @Test
    void where_such_lines_break_nothing_is_written_deleted_or_chosen() throws Exception {
        try (RealServer server = new RealServer();
                Chatter anna = new Chatter(folder, server);
                Faults faults = new Faults()) {
            anna.creates(NewSession.of("Planets"), "Anna");
            TextArea box = anna.node("#message", TextArea.class);
            anna.writes("שלום");
            assertThat(chosen(box)).isEqualTo("שלום");
            anna.writes(LONG);
            String shown = Chatter.on(box::getText);
            int end = shown.indexOf('\n');
            assertThat(end).isPositive();
            Chatter.on(() -> {
                box.positionCaret(end + 1); // where a line begins
                box.deletePreviousChar();
                box.insertText(box.getCaretPosition(), " ");
                box.positionCaret(end - 1); // where one ends
                box.deleteNextChar();
                box.insertText(box.getCaretPosition(), shown.substring(end + 1, end + 2));
                box.positionCaret(end - 1);
                box.forward();
                box.insertText(box.getCaretPosition(), "אבג");
                box.deleteText(box.getCaretPosition() - 3, box.getCaretPosition());
                return true;
            });
            assertThat(chosen(box)).isEqualTo(LONG);
            Chatter.on(() -> {
                box.undo();
                box.redo();
                box.clear();
                return true;
            });
            String left = Chatter.on(box::getText);
            assertThat(left).isEmpty();
            for (String text : List.of("x", "שלום", "abc", "/kick שלום", "")) {
                anna.writes(text);
                assertThat(chosen(box)).isEqualTo(text);
            }
            anna.writes("@Ann שלום");
            Chatter.on(() -> {
                box.end();
                return true;
            });
            faults.none();
        }
    }

    /// What somebody takes who takes all.
    private static String chosen(TextArea box) {
        return Chatter.on(() -> {
            box.selectAll();
            box.copy();
            box.end();
            return box.getText().isEmpty() ? "" : Clipboard.getSystemClipboard().getString();
        });
    }
}
