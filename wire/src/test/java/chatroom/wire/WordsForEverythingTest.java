package chatroom.wire;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Event;
import chatroom.core.Refusal;
import chatroom.core.Slash;
import chatroom.texts.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// There are words for everything that a client can be told, and for nothing that it cannot.
class WordsForEverythingTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
    private static final Words WORDS = Words.in(Locale.ENGLISH);

    @Test
    void for_every_refusal_with_the_same_arguments() {
        Map<String, Set<String>> told = new TreeMap<>();
        for (Refusal.Code code : Refusal.Code.values()) {
            told.put("refusal." + code.wire(), placeholders(code.sentence()));
        }
        Map<String, Set<String>> worded = new TreeMap<>();
        keys("refusal.").forEach(key -> worded.put(key, placeholders(WORDS.of(key))));
        assertThat(worded).isEqualTo(told);
    }

    private static Set<String> placeholders(String sentence) {
        return PLACEHOLDER
                .matcher(sentence)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void for_every_close_code_and_for_a_connection_that_breaks() {
        assertThat(keys("close."))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(
                                        kebab(CloseCode.values()).map(w -> "close." + w),
                                        Stream.of("close.lost"))
                                .toList());
    }

    @Test
    void for_every_event_and_why() {
        assertThat(keys("event."))
                .containsAll(whys("event.left.", Event.Left.Why.values()))
                .containsAll(whys("event.admin-changed.", Event.AdminChanged.Why.values()))
                .containsAll(whys("event.closed.", Event.Closed.Why.values()))
                .contains(
                        "event.created",
                        "event.joined",
                        "event.dropped",
                        "event.resumed",
                        "event.kicked",
                        "event.kicked.reason",
                        "event.timed-out",
                        "event.code-changed",
                        "event.code-changed.none");
    }

    @Test
    void for_every_reason_to_be_out() {
        assertThat(keys("out.")).containsAll(whys("out.", Frame.Why.values()));
    }

    @Test
    void for_every_command() {
        assertThat(keys("command.")).containsAll(whys("command.", Slash.values()));
    }

    private static Set<String> keys(String prefix) {
        return WORDS.all().keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> whys(String prefix, Enum<?>[] all) {
        return kebab(all).map(word -> prefix + word).collect(Collectors.toSet());
    }

    private static Stream<String> kebab(Enum<?>[] all) {
        return Arrays.stream(all).map(constant -> Kebab.of(constant.name()));
    }
}
