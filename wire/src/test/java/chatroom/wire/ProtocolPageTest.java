package chatroom.wire;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Event;
import chatroom.core.Limits;
import chatroom.core.Refusal;
import chatroom.core.Slash;
import io.avaje.json.mapper.JsonMapper;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page and the code say the same, each way round.
class ProtocolPageTest {
    /// What no client meets.
    private static final Set<String> INTERNAL =
            Set.of(
                    "NAME_KEY_CHARS",
                    "SNAPSHOT_EVERY",
                    "BATCH_EVENTS",
                    "BATCH_BYTES",
                    "MAILBOX",
                    "PENDING_BYTES");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Page PAGE = new Page();

    @Test
    void every_example_is_read_and_written_again_as_it_stands() {
        for (Page.Example example : PAGE.examples()) {
            byte[] bytes = example.json().getBytes(StandardCharsets.UTF_8);
            byte[] again =
                    example.client()
                            ? RequestCodec.encode(request(bytes))
                            : FrameCodec.encode(frame(bytes));
            assertThat(JSON.fromJson(new String(again, StandardCharsets.UTF_8)))
                    .as(example.json())
                    .isEqualTo(JSON.fromJson(example.json()));
        }
        assertThat(PAGE.examples()).hasSizeGreaterThan(50);
    }

    private static Request request(byte[] bytes) {
        if (RequestCodec.decode(bytes) instanceof RequestCodec.Decoded.Asked(Request request)) {
            return request;
        }
        throw new AssertionError("no request: " + new String(bytes, StandardCharsets.UTF_8));
    }

    private static Frame frame(byte[] bytes) {
        if (FrameCodec.decode(bytes) instanceof FrameCodec.Decoded.Told(Frame frame)) {
            return frame;
        }
        throw new AssertionError("no frame: " + new String(bytes, StandardCharsets.UTF_8));
    }

    @Test
    void what_our_codec_writes_another_reader_understands() {
        for (long seed = 0; seed < 1_000; seed++) {
            Frames frames = new Frames(seed);
            byte[] say = RequestCodec.encode(new Request.Say(1 + seed, frames.text()));
            Map<String, Object> read = JSON.fromJsonObject(new String(say, StandardCharsets.UTF_8));
            assertThat(read.get("text")).isEqualTo(((Request.Say) request(say)).text());
            byte[] frame = FrameCodec.encode(frames.frame());
            assertThat(JSON.fromJsonObject(new String(frame, StandardCharsets.UTF_8)))
                    .containsKey("t");
        }
    }

    @Test
    void it_has_every_request_frame_push_and_event_and_no_other() {
        assertThat(PAGE.table("## Requests").keySet())
                .containsExactlyInAnyOrderElementsOf(names(Request.class));
        assertThat(PAGE.table("### The server's frames").keySet())
                .containsExactlyInAnyOrderElementsOf(drawn("t"));
        assertThat(PAGE.table("## Pushes").keySet())
                .containsExactlyInAnyOrderElementsOf(names(Frame.Push.class))
                .containsExactlyInAnyOrderElementsOf(drawn("kind"));
        assertThat(PAGE.table("## Events").keySet())
                .containsExactlyInAnyOrderElementsOf(names(Event.class));
    }

    private static Set<String> names(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(c -> c.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_"))
                .map(Kebab::of)
                .collect(Collectors.toSet());
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
    void it_shows_an_example_of_everything() {
        Set<Class<?>> shown =
                PAGE.examples().stream()
                        .map(Page.Example::json)
                        .flatMap(ProtocolPageTest::parts)
                        .map(Object::getClass)
                        .collect(Collectors.toSet());
        assertThat(shown)
                .contains(Request.class.getPermittedSubclasses())
                .contains(Frame.Body.class.getPermittedSubclasses())
                .contains(Frame.Push.class.getPermittedSubclasses())
                .contains(Event.class.getPermittedSubclasses())
                .contains(
                        Frame.Welcome.class,
                        Frame.Ok.class,
                        Frame.No.class,
                        Frame.State.class,
                        Frame.Told.class,
                        Frame.Bye.class);
    }

    private static Stream<Object> parts(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        if (RequestCodec.decode(bytes) instanceof RequestCodec.Decoded.Asked(Request request)) {
            return Stream.of(request);
        }
        return switch (frame(bytes)) {
            case Frame.Ok ok when ok.body() != null -> Stream.of(ok, ok.body());
            case Frame.Told told -> Stream.of(told, told.entry().event());
            case Frame.State state ->
                    Stream.concat(
                            Stream.of(state), state.past().stream().map(e -> (Object) e.event()));
            case Frame frame -> Stream.of(frame);
        };
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
            case List<?> list -> list.stream().flatMap(ProtocolPageTest::fields);
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
                                names(Request.class).stream())
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
                        .collect(Collectors.toMap(Field::getName, ProtocolPageTest::value));
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

    /// A client applies the conversation's frames in turn and is where the server is.
    @Test
    void the_conversation_hangs_together() {
        List<Long> seqs =
                new Page()
                        .section("## A whole conversation")
                        .lines()
                        .filter(line ->
                                line.contains("\"t\":\"entry\",\"seq\"")
                                        || line.contains("\"t\":\"state\""))
                        .map(line -> frame(line.getBytes(StandardCharsets.UTF_8)))
                        .map(f ->
                                f instanceof Frame.Told t
                                        ? t.entry().seq()
                                        : ((Frame.State) f).seq())
                        .toList();
        assertThat(seqs)
                .isSortedAccordingTo(Comparator.naturalOrder())
                .doesNotHaveDuplicates()
                .hasSize((int) (seqs.getLast() - seqs.getFirst() + 1));
    }
}
