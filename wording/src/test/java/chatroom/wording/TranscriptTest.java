package chatroom.wording;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.client.News;
import chatroom.core.Door;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Text;
import chatroom.wire.Frame;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a conversation reads like.
class TranscriptTest {
    private final Scenes scene = new Scenes("12:00:00");
    private final Transcript transcript =
            new Transcript(WordingTest.WORDING, LocalDate.of(2026, 1, 1));
    private final List<String> read = new ArrayList<>();

    private void tell(News.Told... all) {
        for (News.Told told : all) {
            show(transcript.told(told));
        }
    }

    private void show(List<Line> lines) {
        lines.forEach(line -> read.addAll(plain(line)));
    }

    private static List<String> plain(Line line) {
        return switch (line) {
            case Line.Said said ->
                    said.text()
                            .lines()
                            .map(text -> said.clock() + " <" + said.speaker().name() + "> " + text)
                            .toList();
            case Line.Happened happened -> List.of(happened.clock() + " * " + happened.text());
            case Line.Day day -> List.of("---- " + day.day());
            case Line.Answer _, Line.Notice _ -> throw new AssertionError(line);
        };
    }

    @Test
    void what_is_said_stands_under_its_name_and_time() {
        tell(scene.joins("Anna"), scene.says(1, "Hello"), scene.says(1, "two\nlines"));
        assertThat(read)
                .containsExactly(
                        "12:00 * Anna joined.",
                        "12:00 <Anna> Hello",
                        "12:00 <Anna> two",
                        "12:00 <Anna> lines");
    }

    @Test
    void nothing_that_is_said_can_look_like_something_else() {
        tell(scene.joins("Anna"), scene.joins("Ben"));
        tell(scene.says(2, "x\n12:00 * Anna left.\n\t<Anna> \u202Eevil\u200B"));
        assertThat(read)
                .containsExactly(
                        "12:00 * Anna and Ben joined.",
                        "12:00 <Ben> x",
                        "12:00 <Ben> 12:00 * Anna left.",
                        "12:00 <Ben> \t<Anna> \\u{202e}evil\\u{200b}");
    }

    @Test
    void those_who_come_and_go_in_a_row_share_a_line() {
        tell(scene.joins("Anna"), scene.joins("Ben"), scene.joins("Cleo"), scene.leaves(2));
        assertThat(read).isEmpty();
        assertThat(transcript.waits()).isTrue();
        show(transcript.flush());
        assertThat(read).containsExactly("12:00 * Anna, Ben and Cleo joined. Ben left.");
        assertThat(transcript.waits()).isFalse();
        assertThat(transcript.flush()).isEmpty();
    }

    @Test
    void who_comes_minutes_later_does_not_share_the_line() {
        tell(scene.joins("Anna"));
        scene.at("2026-01-01T12:05:00");
        tell(scene.joins("Ben"));
        show(transcript.flush());
        assertThat(read).containsExactly("12:00 * Anna joined.", "12:05 * Ben joined.");
    }

    @Test
    void a_new_day_is_marked_once() {
        tell(scene.joins("Anna"), scene.says(1, "late"));
        scene.at("2026-01-02T00:01:00");
        tell(scene.says(1, "early"), scene.says(1, "earlier"));
        assertThat(read)
                .containsSubsequence(
                        "12:00 <Anna> late",
                        "---- 2026-01-02",
                        "00:01 <Anna> early",
                        "00:01 <Anna> earlier");
    }

    @Test
    void who_is_gone_is_still_called_by_their_name() {
        tell(scene.joins("Anna"), scene.joins("Ben"), scene.says(2, "bye"), scene.leaves(2));
        tell(scene.happens(new Event.Said(1, 9, Text.of("where is Ben?"))));
        assertThat(read).contains("12:00 <Ben> bye", "12:00 * Ben left.");
    }

    @Test
    void the_past_is_shown_on_coming_in_and_days_before_today_are_marked() {
        scene.joins("Anna");
        scene.joins("Ben");
        scene.says(2, "before");
        scene.leaves(2);
        Transcript later = new Transcript(WordingTest.WORDING, LocalDate.of(2026, 3, 1));
        show(later.entered(new News.Entered(scene.now(), scene.entries(), List.of(), false)));
        assertThat(read)
                .containsExactly(
                        "---- 2026-01-01",
                        "12:00 * Anna began the session.",
                        "12:00 * Anna and Ben joined.",
                        "12:00 <Ben> before",
                        "12:00 * Ben left.");
    }

    @Test
    void somebody_whose_name_is_in_no_entry_told_is_somebody() {
        scene.joins("Anna");
        scene.joins("Ben");
        News.Told said = scene.says(2, "who am I?");
        scene.leaves(2);
        show(
                transcript.entered(
                        new News.Entered(scene.now(), List.of(said.entry()), List.of(), true)));
        assertThat(read).containsExactly("12:00 <Somebody> who am I?");
    }

    @Test
    void who_left_before_what_is_shown_is_called_by_the_name_that_the_server_tells() {
        scene.joins("Anna");
        scene.joins("Ben");
        News.Told said = scene.says(2, "who am I?");
        scene.leaves(2);
        List<Entry> shown = List.of(said.entry());
        List<Frame.Former> former = List.of(new Frame.Former(2, "Ben", "ben"));
        show(transcript.entered(new News.Entered(scene.now(), shown, former, true)));
        Transcript page = new Transcript(WordingTest.WORDING, LocalDate.of(2026, 1, 1));
        show(page.page(scene.now(), new Frame.Body.Past(shown, former, true)));
        assertThat(read).containsExactly("12:00 <Ben> who am I?", "12:00 <Ben> who am I?");
    }

    @Test
    void coming_in_by_another_door_is_no_news() {
        tell(scene.joins("Anna"), scene.says(1, "here"));
        tell(scene.happens(new Event.Resumed(1, Door.PLAIN)));
        assertThat(transcript.waits()).isFalse();
    }

    @Test
    void an_erased_text_is_said_to_be() {
        tell(scene.joins("Anna"), scene.happens(new Event.Said(1, 1, Text.ERASED)));
        assertThat(read).contains("12:00 <Anna> (erased)");
    }

    @Test
    void hidden_entries_are_hidden_and_do_not_part_those_who_come() {
        tell(scene.joins("Anna"), scene.happens(new Event.Active(1)), scene.joins("Ben"));
        show(transcript.flush());
        assertThat(read).containsExactly("12:00 * Anna and Ben joined.");
    }
}
