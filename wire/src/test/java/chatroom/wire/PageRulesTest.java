package chatroom.wire;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Limits;
import chatroom.core.Refusal;
import chatroom.core.Slash;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The refusals, ends, commands and limits on the protocol's page are those of the code.
class PageRulesTest {
    /// What no client meets.
    private static final Set<String> INTERNAL =
            Set.of(
                    "NAME_KEY_CHARS",
                    "SNAPSHOT_EVERY",
                    "BATCH_EVENTS",
                    "BATCH_BYTES",
                    "MAILBOX",
                    "PENDING_BYTES");

    private static final Page PAGE = new Page();

    @Test
    void its_refusals_are_those_of_the_code_word_for_word() {
        Map<String, List<String>> refusals =
                Arrays.stream(Refusal.Code.values())
                        .collect(Collectors.toMap(Refusal.Code::wire, c -> List.of(c.sentence())));
        assertThat(PAGE.table("## Refusals")).isEqualTo(refusals);
    }

    @Test
    void every_refusal_is_named_where_it_is_met() {
        String told = PAGE.text().substring(0, PAGE.text().indexOf("\n## Refusals"));
        assertThat(Page.words(told))
                .containsAll(Arrays.stream(Refusal.Code.values()).map(Refusal.Code::wire).toList());
        Set<String> known =
                Stream.concat(
                                Arrays.stream(Refusal.Code.values()).map(Refusal.Code::wire),
                                Page.names(Request.class).stream())
                        .collect(Collectors.toSet());
        assertThat(told.lines().filter(line -> line.startsWith("Refusals")))
                .hasSizeGreaterThan(6)
                .allSatisfy(line -> assertThat(known).containsAll(Page.words(line)));
    }

    @Test
    void its_close_codes_are_those_of_the_code_word_for_word() {
        Map<String, List<String>> codes =
                Arrays.stream(CloseCode.values())
                        .collect(
                                Collectors.toMap(
                                        c -> Integer.toString(c.code()),
                                        c ->
                                                List.of(
                                                        "`" + c.name() + "`",
                                                        "`"
                                                                + Vocabulary.AGAIN.word(c.again())
                                                                + "`",
                                                        c.sentence())));
        assertThat(PAGE.table("## The end of a connection")).isEqualTo(codes);
    }

    @Test
    void its_commands_are_those_of_the_code() {
        Map<String, Boolean> commands =
                Arrays.stream(Slash.values())
                        .collect(Collectors.toMap(Slash::usage, Slash::admins));
        assertThat(
                        PAGE.table("### say").entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                e -> e.getValue().getFirst().equals("the admin"))))
                .isEqualTo(commands);
    }

    @Test
    void its_limits_are_those_that_a_client_can_meet() {
        Map<String, String> met =
                Arrays.stream(Limits.class.getFields())
                        .filter(field -> !INTERNAL.contains(field.getName()))
                        .collect(Collectors.toMap(Field::getName, PageRulesTest::value));
        assertThat(
                        PAGE.table("## Limits").entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey, e -> e.getValue().getFirst())))
                .isEqualTo(met);
        assertThat(Arrays.stream(Limits.class.getFields()).map(Field::getName))
                .containsAll(INTERNAL);
    }

    private static String value(Field limit) {
        try {
            return String.valueOf(limit.get(null)).replaceAll("[\\[\\]]", "");
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void where_to_connect_is_as_the_code_has_it() {
        assertThat(PAGE.section("## Connecting"))
                .contains("**" + Protocol.PORT + "**")
                .contains("**`" + Protocol.SUBPROTOCOL + "`**")
                .contains("`GET " + Protocol.PATH + "`");
        assertThat(PAGE.section("### hello"))
                .contains("version of the protocol, " + Protocol.VERSION + ".");
        assertThat(PAGE.section("## Limits"))
                .contains("Accept " + Protocol.SERVER_FRAME_BYTES / (1024 * 1024) + " MiB.");
    }
}
