package chatroom.wire;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Event;
import io.avaje.json.mapper.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The examples of the protocol's page are what the code reads and writes.
class PageExamplesTest {
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
    void it_shows_an_example_of_everything() {
        Set<Class<?>> shown =
                PAGE.examples().stream()
                        .map(Page.Example::json)
                        .flatMap(PageExamplesTest::parts)
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

    /// A client applies the conversation's frames in turn and is where the server is.
    @Test
    void the_conversation_hangs_together() {
        List<Long> seqs =
                PAGE.section("## A whole conversation")
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
