package chatroom.desktop.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Lines break in text of either direction, at every width.
class TurningTest {
    @BeforeAll
    static void begin() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    static List<String> texts() {
        return List.of(
                "שלום לכולם, זו הודעה ארוכה שצריכה להישבר לכמה שורות",
                "שלוםלכולםזוהודעהארוכהבליסוףשצריכהלהישבר",
                "مرحبا بالعالم هذه رسالة طويلة جدا",
                "שָׁלוֹם עֲלֵיכֶם מַלְאֲכֵי הַשָּׁרֵת",
                "Hello שלום world עולם, mixed up: מעורב 123 (456)",
                "................................................",
                "\u200ePlanets\u200e הצטרף/ה.",
                "\u200eנועה\u200e joined, and talks for a long time.",
                "e" + "\u0301".repeat(60) + "א" + "\u05b8".repeat(60));
    }

    @Test
    void javafx_throws_where_a_line_breaks_in_what_runs_from_right_to_left() {
        Text text = new Text("שלום לכולם, זו הודעה ארוכה");
        text.setWrappingWidth(60);
        assertThatThrownBy(text::getLayoutBounds)
                .as("mended in JavaFX: what works around it can go")
                .isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void prose_breaks_at_every_width(String words) {
        for (NodeOrientation window :
                List.of(NodeOrientation.LEFT_TO_RIGHT, NodeOrientation.RIGHT_TO_LEFT)) {
            WaitForAsyncUtils.waitForAsyncFx(
                    30_000,
                    () -> {
                        Prose prose = new Prose(words);
                        StackPane pane = new StackPane(prose);
                        pane.setNodeOrientation(window);
                        new Scene(pane);
                        pane.applyCss();
                        for (double width = 1; width < 400; width += 5) {
                            double each = width;
                            assertThatCode(() -> lay(prose, each))
                                    .as(window + " " + width)
                                    .doesNotThrowAnyException();
                            Text drawn = (Text) prose.lookup(".text");
                            assertThat(drawn.getText())
                                    .as("all of it is drawn, at " + width)
                                    .isEqualTo(prose.getText());
                        }
                        return true;
                    });
        }
    }

    private static void lay(Prose prose, double width) {
        prose.resize(width, prose.prefHeight(width));
        prose.layout();
    }

    @Test
    void what_is_heard_and_told_elsewhere_has_no_marks() {
        Prose prose = new Prose("\u200eנועה\u200e joined.");
        assertThat(prose.getText()).contains("נועה").isNotEqualTo("נועה joined.");
        assertThat(prose.getAccessibleText()).isEqualTo("נועה joined.");
        assertThat(new Prose("Anna joined.").getText()).isEqualTo("Anna joined.");
    }

    @Test
    void lines_break_between_words_and_inside_what_is_too_long() {
        Lines ten = new Lines(String::length, 10);
        assertThat(ten.of("one two three four")).containsExactly("one two", "three four");
        assertThat(ten.of("")).containsExactly("");
        assertThat(ten.of("a\n\nb")).containsExactly("a", "", "b");
        assertThat(ten.of("a 0123456789012 b")).containsExactly("a", "0123456789", "012 b");
        assertThat(new Lines(_ -> 11, 10).of("ab c")).containsExactly("a", "b", "c");
    }

    @Test
    void a_text_has_the_direction_of_its_first_letter() {
        assertThat(Turning.direction("12 שלום hello")).isEqualTo(NodeOrientation.RIGHT_TO_LEFT);
        assertThat(Turning.direction("/help שלום")).isEqualTo(NodeOrientation.LEFT_TO_RIGHT);
        assertThat(Turning.direction("…")).isEqualTo(NodeOrientation.LEFT_TO_RIGHT);
    }
}
