package chatroom.wording;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.client.Mirror;
import chatroom.client.News;
import chatroom.client.Refused;
import chatroom.core.Door;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.Refusal;
import chatroom.core.Slash;
import chatroom.core.Text;
import chatroom.core.Username;
import chatroom.discovery.Diagnosis;
import chatroom.texts.Words;
import chatroom.wire.CloseCode;
import chatroom.wire.Frame;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// There are words for everything that can happen, and what fits into them is printable.
class WordingTest {
    static final Wording WORDING = new Wording(Words.in(Locale.ENGLISH), ZoneOffset.UTC);

    @ParameterizedTest
    @EnumSource
    void every_refusal_has_words_and_shows_its_arguments(Refusal.Code code) {
        String words = WORDING.refusal(new Refused(Refusal.of(code, "\u202Eabc", "def")));
        assertThat(words).isNotBlank().doesNotContain("{0}", "{1}", "\u202E");
        if (code.sentence().contains("{0}")) {
            assertThat(words).contains("\\u{202e}abc");
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_close_code_has_words(CloseCode code) {
        assertThat(WORDING.of("close." + Wording.key(code))).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void every_cause_of_finding_nothing_has_words(Diagnosis.Cause cause) {
        assertThat(WORDING.of("find.cause." + Wording.key(cause))).isNotBlank();
    }

    static Stream<Event> events() {
        Event.AdminChanged.Why[] whys = Event.AdminChanged.Why.values();
        return Stream.of(
                        Stream.of(
                                new Event.Joined(
                                        1,
                                        Username.of("Anna"),
                                        new NameKey("anna"),
                                        Door.PLAIN,
                                        ""),
                                new Event.Dropped(1),
                                new Event.Resumed(1, Door.PLAIN),
                                new Event.TimedOut(1),
                                new Event.Kicked(1, 2, 0, ""),
                                new Event.Kicked(1, 0, 0, "because"),
                                new Event.CodeChanged(1, true),
                                new Event.CodeChanged(0, false),
                                new Event.AdminChanged(0, Event.AdminChanged.Why.PASSED_ON, "")),
                        Arrays.stream(Event.Left.Why.values()).map(w -> new Event.Left(1, w)),
                        Arrays.stream(whys).map(w -> new Event.AdminChanged(1, w, "")),
                        Arrays.stream(Event.Closed.Why.values()).map(Event.Closed::new))
                .flatMap(s -> s);
    }

    @ParameterizedTest
    @MethodSource("events")
    void everything_that_happens_has_words(Event event) {
        assertThat(WORDING.event(event, new Names())).isNotBlank().doesNotContain("{");
    }

    @Test
    void what_happens_is_told_in_words_that_differ() {
        assertThat(events().map(e -> WORDING.event(e, new Names()))).doesNotHaveDuplicates();
    }

    @Test
    void what_shows_nothing_has_none() {
        assertThat(WORDING.event(new Event.Active(1), new Names())).isEmpty();
        assertThat(WORDING.event(new Event.Said(1, 1, Text.of("x")), new Names())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_way_out_is_said_with_what_to_do(Frame.Why why) {
        Mirror last = Scenes.mirror();
        News.Out plain = new News.Out(why, 3_600_000, "", last);
        News.Out reasoned = new News.Out(why, 3_600_000, "so \u001b[2J it is", last);
        assertThat(WORDING.out(plain)).contains("Planets").doesNotContain("{");
        assertThat(WORDING.out(reasoned)).doesNotContain("\u001b");
        if (why == Frame.Why.KICKED) {
            assertThat(WORDING.out(reasoned)).contains("01:00", "so \\u{1b}[2J it is");
        }
    }

    @Test
    void help_has_a_line_for_every_command_of_the_server() {
        List<Frame.CommandLine> commands =
                Stream.concat(
                                Arrays.stream(Slash.values())
                                        .map(s -> new Frame.CommandLine(s.usage(), s.admins())),
                                Stream.of(new Frame.CommandLine("/newer\u0007", true)))
                        .toList();
        List<String> lines = new Answers(WORDING).of(new Frame.Body.Help(commands));
        assertThat(lines).hasSize(1 + commands.size() + 1);
        assertThat(String.join("\n", lines))
                .contains("  /kick member [reason]      removes a member for 5 minutes (admin)")
                .contains("  /newer\\u{7}")
                .doesNotContain("\u0007");
    }

    @Test
    void answers_are_printable_and_a_hostile_time_does_no_harm() {
        assertThat(new Answers(WORDING).of(new Frame.Body.Echo("a\u001bb\nc")))
                .containsExactly("a\\u{1b}b", "c");
        assertThat(new Answers(WORDING).of(new Frame.Body.Quote("q\u202E", "w")))
                .containsExactly("“q\\u{202e}” (w)");
        assertThat(new Answers(WORDING).of(new Frame.Body.Time(3_600_000, 30)))
                .containsExactly("The server's time is 01:30:00.");
        assertThat(new Answers(WORDING).of(new Frame.Body.Time(1L << 52, Integer.MAX_VALUE)))
                .hasSize(1);
    }

    @Test
    void names_and_times_are_said_as_people_say_them() {
        assertThat(WORDING.names(List.of("Anna"))).isEqualTo("Anna");
        assertThat(WORDING.names(List.of("Anna", "Ben"))).isEqualTo("Anna and Ben");
        assertThat(WORDING.names(List.of("A", "B", "C", "D", "E"))).isEqualTo("A, B, C, D and E");
        assertThat(WORDING.names(List.of("A", "B", "C", "D", "E", "F", "G")))
                .isEqualTo("A, B, C, D and 3 others");
        assertThat(WORDING.span(1)).isEqualTo("1 second");
        assertThat(WORDING.span(59_500)).isEqualTo("1 minute");
        assertThat(WORDING.span(120_000)).isEqualTo("2 minutes");
    }

    @Test
    void who_draws_text_sets_names_apart_where_the_language_or_the_name_turns() {
        Wording english = WORDING.isolated();
        assertThat(english.of("event.joined", "name", "Anna")).isEqualTo("Anna joined.");
        assertThat(english.of("event.joined", "name", "נועה"))
                .isEqualTo("\u200eנועה\u200e joined.");
        Wording hebrew = new Wording(Words.in(Locale.of("he")), ZoneOffset.UTC).isolated();
        assertThat(hebrew.of("event.joined", "name", "Anna"))
                .isEqualTo("\u200eAnna\u200e הצטרף/ה.");
        assertThat(hebrew.of("event.joined", "name", "נועה")).isEqualTo("נועה הצטרף/ה.");
    }

    @Test
    void days_are_called_as_the_language_calls_them() {
        LocalDate day = LocalDate.of(2026, 11, 22);
        assertThat(WORDING.date(day)).startsWith("Sunday");
        assertThat(new Wording(Words.in(Locale.of("he")), ZoneOffset.UTC).date(day))
                .startsWith("יום ראשון");
        assertThat(new Wording(Words.in(Locale.GERMANY), ZoneOffset.UTC).date(day))
                .as("as its words are")
                .startsWith("Sunday");
    }

    @Test
    void every_way_of_asking_for_servers_has_words() {
        for (Diagnosis.Target target : Diagnosis.Target.values()) {
            assertThat(WORDING.of("find.way." + Wording.key(target))).isNotBlank();
        }
    }

    @Test
    void the_status_line_says_whether_all_are_encrypted() {
        assertThat(WORDING.status(Scenes.mirror())).endsWith("   encrypted");
    }

    @Test
    void a_name_has_the_same_colour_always_and_twelve_are_used() {
        assertThat(hue("anna")).isEqualTo(hue("anna")).isBetween(0, 11);
        assertThat(IntStream.range(0, 500).map(i -> hue("name" + i)).distinct()).hasSize(12);
    }

    private static int hue(String key) {
        return new Person("Anna", key).hue();
    }
}
