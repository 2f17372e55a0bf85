package chatroom.wire;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Limits;
import chatroom.core.Text;
import chatroom.wire.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    @Test
    void every_request_comes_out_as_it_went_in() {
        for (long seed = 0; seed < 3_000; seed++) {
            Request request = new Frames(seed).request();
            assertThat(RequestCodec.decode(RequestCodec.encode(request)))
                    .as("seed %d", seed)
                    .isEqualTo(new RequestCodec.Decoded.Asked(request));
        }
    }

    @Test
    void every_frame_comes_out_as_it_went_in() {
        for (long seed = 0; seed < 3_000; seed++) {
            Frame frame = new Frames(seed).frame();
            assertThat(FrameCodec.decode(FrameCodec.encode(frame)))
                    .as("seed %d", seed)
                    .isEqualTo(new FrameCodec.Decoded.Told(frame));
        }
    }

    @Test
    void a_writer_is_used_again_for_one_frame_after_another() throws IOException {
        JsonWriter out = new JsonWriter();
        for (long seed = 0; seed < 200; seed++) {
            Frame frame = new Frames(seed).frame();
            FrameCodec.encode(frame, out.clear());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            out.writeTo(bytes);
            assertThat(bytes.toByteArray()).isEqualTo(FrameCodec.encode(frame));
            assertThat(FrameCodec.decode(out.array(), 0, out.length()))
                    .isEqualTo(new FrameCodec.Decoded.Told(frame));
        }
    }

    @Test
    void a_message_is_the_frame_that_the_page_shows() {
        Frame frame = new Frame.Told(new Entry(5, 1_700_000_000_000L, said("Hi\n“you” \"there\"")));
        assertThat(new String(FrameCodec.encode(frame), StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        {"t":"entry","seq":5,"at":1700000000000,"e":"said","m":7,"id":3,\
                        "text":"Hi\\n“you” \\"there\\""}\
                        """);
    }

    @Test
    void an_erased_text_is_no_field_at_all() {
        Frame frame = new Frame.Told(new Entry(5, 0, new Event.Said(7, 3, Text.ERASED)));
        assertThat(new String(FrameCodec.encode(frame), StandardCharsets.UTF_8))
                .isEqualTo("{\"t\":\"entry\",\"seq\":5,\"at\":0,\"e\":\"said\",\"m\":7,\"id\":3}");
    }

    @Test
    void the_longest_message_fits_a_frame_however_it_is_escaped() {
        String longest = "\"".repeat(Limits.TEXT_CODE_POINTS);
        assertThat(RequestCodec.encode(new Request.Say(1L << 53, longest)).length)
                .isLessThan(Limits.FRAME_BYTES);
        String widest = "🙂".repeat(Limits.TEXT_CODE_POINTS);
        assertThat(RequestCodec.encode(new Request.Say(1L << 53, widest)).length)
                .isLessThan(Limits.FRAME_BYTES);
    }

    @Test
    void half_a_character_that_utf8_cannot_carry_is_replaced() {
        byte[] frame = RequestCodec.encode(new Request.Say(1, "a\uD83Db\uDE42"));
        assertThat(RequestCodec.decode(frame))
                .isEqualTo(new RequestCodec.Decoded.Asked(new Request.Say(1, "a\uFFFDb\uFFFD")));
    }

    private static Event said(String text) {
        return new Event.Said(7, 3, Text.of(text));
    }
}
