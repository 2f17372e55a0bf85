package chatroom.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Limits;
import chatroom.wire.CloseCode;
import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
    private final List<String> heard = new ArrayList<>();
    private final MessageReader reader = new MessageReader(new Heard());

    private final class Heard implements MessageReader.Messages {
        @Override
        public void text(byte[] message) {
            heard.add("text " + new String(message, StandardCharsets.UTF_8));
            if (message.length == 5) {
                reader.pause();
            }
        }

        @Override
        public void binary(byte[] message) {
            heard.add("binary " + message.length);
        }

        @Override
        public void ping(byte[] payload) {
            heard.add("ping " + payload.length);
        }

        @Override
        public void pong() {
            heard.add("pong");
        }

        @Override
        public void closed() {
            heard.add("closed");
        }

        @Override
        public void broken(CloseCode why) {
            heard.add("broken " + why);
        }
    }

    private static byte[] frame(int first, byte[] payload) {
        return frame(first, payload.length, payload);
    }

    /// A frame that says of itself that its payload has `length` bytes.
    private static byte[] frame(int first, long length, byte[] payload) {
        ByteBuf out = ByteBufAllocator.DEFAULT.heapBuffer().writeByte(first);
        if (length < 126) {
            out.writeByte(0x80 | (int) length);
        } else if (length < 65_536) {
            out.writeByte(0x80 | 126).writeShort((int) length);
        } else {
            out.writeByte(0x80 | 127).writeLong(length);
        }
        byte[] mask = {0x3D, (byte) 0xF1, 0x00, 0x7E};
        out.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            out.writeByte(payload[i] ^ mask[i & 3]);
        }
        return taken(out);
    }

    private static byte[] taken(ByteBuf out) {
        byte[] bytes = new byte[out.readableBytes()];
        out.readBytes(bytes).release();
        return bytes;
    }

    private static byte[] text(String text) {
        return frame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] together(byte[]... parts) {
        ByteBuf out = ByteBufAllocator.DEFAULT.heapBuffer();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return taken(out);
    }

    private void read(byte[] bytes) {
        reader.read(ByteBufAllocator.DEFAULT.directBuffer(bytes.length).writeBytes(bytes));
    }

    @Test
    void messages_come_out_whole_wherever_they_were_cut() {
        String long1 = "ä".repeat(200);
        String long2 = "x".repeat(Limits.FRAME_BYTES - 1);
        byte[] all =
                together(
                        text("a"),
                        text(""),
                        text(long1),
                        frame(0x01, "in ".getBytes(StandardCharsets.UTF_8)),
                        frame(0x89, new byte[125]),
                        frame(0x00, new byte[0]),
                        frame(0x80, "parts".getBytes(StandardCharsets.UTF_8)),
                        frame(0x82, new byte[7]),
                        frame(0x8A, new byte[0]),
                        text(long2),
                        frame(0x88, new byte[] {0x03, (byte) 0xE8}));
        Random random = new Random(7);
        for (int round = 0; round < 12; round++) {
            heard.clear();
            MessageReader each = new MessageReader(new Heard());
            for (int from = 0; from < all.length; ) {
                int piece = round == 0 ? all.length : 1 + random.nextInt(round < 5 ? 40 : 9_000);
                int to = Math.min(all.length, from + piece);
                each.read(
                        ByteBufAllocator.DEFAULT
                                .directBuffer(64 * 1024)
                                .writeBytes(all, from, to - from));
                from = to;
            }
            each.end();
            assertThat(heard)
                    .containsExactly(
                            "text a",
                            "text ",
                            "text " + long1,
                            "ping 125",
                            "text in parts",
                            "binary 7",
                            "pong",
                            "text " + long2,
                            "closed");
        }
    }

    @Test
    void what_was_read_already_waits_while_it_is_paused() {
        read(together(text("1"), text("pause"), text("2"), Arrays.copyOf(text("three"), 4)));
        assertThat(heard).containsExactly("text 1", "text pause");
        byte[] three = text("three");
        read(Arrays.copyOfRange(three, 4, three.length));
        assertThat(heard).hasSize(2);
        reader.goOn();
        assertThat(heard).containsExactly("text 1", "text pause", "text 2", "text three");
        reader.end();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x80, // goes on, and nothing was begun
                0x83,
                0x8B, // of no known kind
                0x09,
                0x08, // a control frame in parts
                0xC1,
                0xA1,
                0x91 // an extension that nobody agreed on
            })
    void a_frame_that_may_not_be_ends_it(int first) {
        read(together(text("a"), frame(first, new byte[3]), text("b")));
        assertThat(heard).containsExactly("text a", "broken PROTOCOL");
        read(text("c"));
        assertThat(heard).hasSize(2);
    }

    @Test
    void a_new_message_before_the_end_of_another_ends_it() {
        read(together(frame(0x01, new byte[1]), text("b")));
        assertThat(heard).containsExactly("broken PROTOCOL");
    }

    @Test
    void bytes_that_are_not_masked_end_it() {
        read(new byte[] {(byte) 0x81, 1, 'a'});
        assertThat(heard).containsExactly("broken PROTOCOL");
    }

    @Test
    void a_control_frame_is_short() {
        read(frame(0x89, new byte[126]));
        assertThat(heard).containsExactly("broken PROTOCOL");
    }

    @Test
    void a_length_that_is_not_in_its_shortest_form_ends_it() {
        read(new byte[] {(byte) 0x81, (byte) 0xFE, 0, 125});
        assertThat(heard).containsExactly("broken PROTOCOL");
    }

    @ParameterizedTest
    @ValueSource(longs = {Limits.FRAME_BYTES + 1, Integer.MAX_VALUE, Long.MAX_VALUE})
    void what_is_too_large_ends_it_before_it_has_come(long length) {
        read(Arrays.copyOf(frame(0x81, length, new byte[0]), 10));
        assertThat(heard).containsExactly("broken FRAME_TOO_LARGE");
    }

    @Test
    void a_length_beyond_all_numbers_ends_it() {
        read(Arrays.copyOf(frame(0x81, 65_536, new byte[0]), 2));
        read(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});
        assertThat(heard).containsExactly("broken PROTOCOL");
    }

    @Test
    void parts_may_not_come_to_more_than_a_whole() {
        read(frame(0x01, new byte[Limits.FRAME_BYTES]));
        read(frame(0x80, new byte[1]));
        assertThat(heard).containsExactly("broken FRAME_TOO_LARGE");
    }

    private static byte[] parts() {
        ByteBuf parts = Unpooled.buffer().writeBytes(frame(0x02, new byte[Limits.FRAME_BYTES]));
        byte[] empty = frame(0x00, new byte[0]);
        for (int i = 0; i < 10_000; i++) {
            parts.writeBytes(empty);
        }
        return taken(parts.writeBytes(frame(0x80, new byte[0])));
    }

    @Test
    void a_message_of_very_many_parts_takes_no_more_memory_than_a_few_of_its_size() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // One that is not watched for leaks: that would take memory itself.
        ByteBuf parts = Unpooled.wrappedBuffer(parts());
        long before = threads.getCurrentThreadAllocatedBytes();
        reader.read(parts);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .isLessThan(50L * Limits.FRAME_BYTES);
        assertThat(heard).containsExactly("binary " + Limits.FRAME_BYTES);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 2999})
    void a_code_that_nobody_may_close_with_is_not_taken(int code) {
        read(frame(0x88, new byte[] {(byte) (code >> 8), (byte) code}));
        assertThat(heard).containsExactly("broken PROTOCOL");
    }

    @Test
    void half_a_code_and_a_reason_that_is_no_text_are_not_taken() {
        read(frame(0x88, new byte[1]));
        MessageReader other = new MessageReader(new Heard());
        byte[] reason = frame(0x88, new byte[] {0x03, (byte) 0xE8, (byte) 0xFF});
        other.read(ByteBufAllocator.DEFAULT.directBuffer().writeBytes(reason));
        assertThat(heard).containsExactly("broken PROTOCOL", "broken PROTOCOL");
    }

    @Test
    void nothing_is_heard_after_the_close() {
        read(together(frame(0x88, new byte[0]), text("a")));
        read(text("b"));
        assertThat(heard).containsExactly("closed");
    }
}
