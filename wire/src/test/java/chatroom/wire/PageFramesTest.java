package chatroom.wire;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Event;
import io.avaje.json.mapper.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The protocol's page names every frame with its fields and their words, and no other.
class PageFramesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Page PAGE = new Page();

    @Test
    void it_has_every_request_frame_push_and_event_and_no_other() {
        assertThat(PAGE.table("## Requests").keySet())
                .containsExactlyInAnyOrderElementsOf(Page.names(Request.class));
        assertThat(PAGE.table("### The server's frames").keySet())
                .containsExactlyInAnyOrderElementsOf(drawn("t"));
        assertThat(PAGE.table("## Pushes").keySet())
                .containsExactlyInAnyOrderElementsOf(Page.names(Frame.Push.class))
                .containsExactlyInAnyOrderElementsOf(drawn("kind"));
        assertThat(PAGE.table("## Events").keySet())
                .containsExactlyInAnyOrderElementsOf(Page.names(Event.class));
    }

    /// The values of a field in all the frames that a server sends.
    private static Set<String> drawn(String field) {
        return IntStream.range(0, 2_000)
                .mapToObj(seed -> FrameCodec.encode(new Frames(seed).frame()))
                .map(bytes -> JSON.fromJsonObject(new String(bytes, StandardCharsets.UTF_8)))
                .filter(frame -> frame.containsKey(field))
                .map(frame -> (String) frame.get(field))
                .collect(Collectors.toSet());
    }

    @Test
    void every_field_of_every_frame_is_on_it() {
        Set<String> fields =
                IntStream.range(0, 2_000)
                        .mapToObj(Frames::new)
                        .flatMap(f ->
                                Stream.of(
                                        RequestCodec.encode(f.request()),
                                        FrameCodec.encode(f.frame())))
                        .flatMap(bytes -> fields(tree(bytes)))
                        .collect(Collectors.toSet());
        Set<String> named = Set.copyOf(Page.words(PAGE.text()));
        assertThat(fields)
                .hasSizeGreaterThan(60)
                .allMatch(field ->
                        PAGE.text().contains("\"" + field + "\":") || named.contains(field));
    }

    private static Object tree(byte[] bytes) {
        return JSON.fromJson(new String(bytes, StandardCharsets.UTF_8));
    }

    private static Stream<String> fields(Object tree) {
        return switch (tree) {
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .flatMap(e ->
                                    Stream.concat(
                                            Stream.of((String) e.getKey()), fields(e.getValue())));
            case List<?> list -> list.stream().flatMap(PageFramesTest::fields);
            default -> Stream.of();
        };
    }

    @Test
    void it_has_every_word_of_every_choice() {
        assertThat(Page.words(PAGE.text()))
                .containsAll(
                        words(Vocabulary.WHEN_ADMIN_LEAVES, chatroom.core.WhenAdminLeaves.values()))
                .containsAll(words(Vocabulary.PAST, chatroom.core.Past.values()))
                .containsAll(words(Vocabulary.DOOR, chatroom.core.Door.values()))
                .containsAll(words(Vocabulary.LEADERS, chatroom.core.Leaders.values()))
                .containsAll(words(Vocabulary.AGAIN, CloseCode.Again.values()));
        Map<String, List<String>> events = PAGE.table("## Events");
        assertThat(why(events, "left"))
                .containsAll(words(Vocabulary.LEFT, Event.Left.Why.values()));
        assertThat(why(events, "admin-changed"))
                .containsAll(words(Vocabulary.ADMIN_CHANGED, Event.AdminChanged.Why.values()));
        assertThat(why(events, "closed"))
                .containsAll(words(Vocabulary.CLOSED, Event.Closed.Why.values()));
        assertThat(Page.words(PAGE.section("## Pushes")))
                .containsAll(words(Vocabulary.OUT, Frame.Why.values()));
    }

    private static List<String> why(Map<String, List<String>> events, String event) {
        return Page.words(events.getOrDefault(event, List.of()).getLast());
    }

    private static <E extends Enum<E>> List<String> words(Kebab<E> kebab, E[] all) {
        return Arrays.stream(all).map(kebab::word).toList();
    }
}
