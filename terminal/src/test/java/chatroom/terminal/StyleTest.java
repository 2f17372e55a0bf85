package chatroom.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.wording.Line;
import chatroom.wording.Person;
import java.time.LocalDate;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

/// How lines look on a screen.
class StyleTest {
    private static final Person ANNA = new Person("Anna", "anna");

    private static List<String> rows(int width, Line line) {
        return new ScreenStyle(width, true, "only you")
                .of(line).stream().map(AttributedString::toString).toList();
    }

    @Test
    void a_message_begins_with_time_and_name() {
        assertThat(rows(80, new Line.Said(1, 0, "12:00", ANNA, false, "Hello")))
                .containsExactly("12:00 Anna: Hello");
    }

    @Test
    void no_part_of_a_message_reaches_the_edge() {
        String text = "12:00 Ben: I resign ".repeat(20) + "\n12:01 * Anna left.";
        List<String> rows = rows(40, new Line.Said(1, 0, "12:00", ANNA, false, text));
        assertThat(rows.getFirst()).startsWith("12:00 Anna: ");
        assertThat(rows.subList(1, rows.size()))
                .isNotEmpty()
                .allMatch(r -> r.startsWith("        "));
        assertThat(rows).allMatch(r -> r.length() <= 40);
    }

    @Test
    void wide_characters_and_long_words_are_wrapped_where_they_must_be() {
        assertThat(ScreenStyle.wrapped("你好你好", 5, 0)).containsExactly("你好", "你好");
        assertThat(ScreenStyle.wrapped("a".repeat(12), 5, 2))
                .containsExactly("aaa", "aaaaa", "aaaa");
        assertThat(ScreenStyle.wrapped("one two three", 8, 0)).containsExactly("one two", "three");
        assertThat(ScreenStyle.wrapped("", 5, 0)).containsExactly("");
        assertThat(ScreenStyle.wrapped("你", 1, 0)).containsExactly("你");
        assertThat(ScreenStyle.wrapped("ab", 5, 9)).containsExactly("a", "b");
    }

    @Test
    void a_very_narrow_window_still_shows_everything() {
        assertThat(
                        String.join(
                                "",
                                rows(1, new Line.Said(1, 0, "12:00", ANNA, false, "Hello world"))))
                .contains("Hello", "world");
    }

    @Test
    void what_only_i_see_says_so() {
        assertThat(rows(80, new Line.Answer("12:00", List.of("one", "  two"))))
                .containsExactly("12:00 (only you) one", "          two");
    }

    @Test
    void other_lines_have_their_own_signs() {
        assertThat(rows(80, new Line.Happened(0, "12:00", "Anna left.")))
                .containsExactly("12:00 * Anna left.");
        assertThat(rows(80, new Line.Notice("careful", true))).containsExactly("      ! careful");
        assertThat(rows(80, new Line.Notice("by the way", false)))
                .containsExactly("      · by the way");
        assertThat(rows(80, new Line.Day(LocalDate.of(2026, 1, 1), "Thursday")))
                .containsExactly("—— Thursday ——");
    }

    @Test
    void without_colours_there_are_none() {
        Line line = new Line.Said(1, 0, "12:00", ANNA, false, "Hello");
        assertThat(new ScreenStyle(80, true, "").of(line).getFirst().toAnsi()).contains("38;5;");
        assertThat(new ScreenStyle(80, false, "").of(line).getFirst().toAnsi())
                .doesNotContain("38;5;");
    }

    @Test
    void columns_are_as_wide_as_their_widest_cell() {
        assertThat(new Table("#", "Name", "Last").row("1", "你好", "x").row("10", "b", "").lines())
                .containsExactly("#   Name  Last", "1   你好  x", "10  b");
    }
}
