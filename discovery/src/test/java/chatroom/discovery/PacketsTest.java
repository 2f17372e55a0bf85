package chatroom.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PacketsTest {
    private static final Ping PING =
            new Ping(0x0123456789ABCDEFL, Examples.ALICE, 50_000, false, null);
    private static final Answer ANSWER =
            new Answer(
                    0x0123456789ABCDEFL,
                    Examples.PLANETS,
                    List.of(Examples.BOB, InetAddress.ofLiteral("2001:db8::21")));

    @Test
    void a_ping_reads_as_it_was_written_and_has_512_bytes() {
        ByteBuffer packet = PING.write();
        assertThat(packet.remaining()).isEqualTo(512);
        assertThat(Ping.read(packet)).isEqualTo(PING);
    }

    @Test
    void a_direct_ping_and_one_passed_on_read_as_they_were_written() {
        Ping direct = new Ping(7, InetAddress.ofLiteral("2001:db8::1"), 1_024, true, null);
        assertThat(Ping.read(direct.write())).isEqualTo(direct);
        Ping passedOn = direct.passedOn(Examples.BOB);
        assertThat(passedOn.direct()).isFalse();
        assertThat(Ping.read(passedOn.write())).isEqualTo(passedOn);
    }

    @Test
    void a_ping_passed_on_keeps_the_scope_of_whom_to_answer() {
        InetAddress scoped = Packet.scoped(InetAddress.ofLiteral("fe80::1"), 1);
        Ping read = Ping.read(PING.passedOn(scoped).write());
        assertThat(read).isNotNull();
        assertThat(read.askedBy()).hasToString(scoped.toString());
    }

    @Test
    void an_answer_reads_as_it_was_written() {
        assertThat(Answer.read(ANSWER.write())).isEqualTo(ANSWER);
    }

    @Test
    void the_fullest_answer_is_no_longer_than_a_ping_and_loses_no_address() {
        List<InetAddress> addresses =
                IntStream.range(0, 40)
                        .mapToObj(i -> InetAddress.ofLiteral("2001:db8::" + i))
                        .toList();
        ServerInfo info =
                new ServerInfo(
                        "n".repeat(200), "i".repeat(64), 65_535, 65_535, Integer.MAX_VALUE, 1);
        ByteBuffer packet = new Answer(1, info, addresses).write();
        assertThat(packet.remaining()).isLessThanOrEqualTo(Bounds.PACKET);
        Answer read = Answer.read(packet);
        assertThat(read).isNotNull();
        assertThat(read.addresses()).isEqualTo(addresses.subList(0, Bounds.ADDRESSES));
        assertThat(read.info().name()).isEqualTo("n".repeat(63));
    }

    @Test
    void a_shorter_ping_is_none() {
        ByteBuffer packet = PING.write();
        assertThat(Ping.read(packet.limit(511))).isNull();
    }

    @Test
    void a_ping_longer_than_any_we_expect_is_none() {
        ByteBuffer packet = ByteBuffer.allocate(1_201).put(PING.write()).clear();
        assertThat(Ping.read(packet)).isNull();
        assertThat(Ping.read(packet.limit(1_200))).isEqualTo(PING);
    }

    @Test
    void a_ping_that_wants_its_answer_on_a_system_port_is_none() {
        assertThat(Ping.read(new Ping(1, Examples.ALICE, 1_023, false, null).write())).isNull();
        assertThat(Ping.read(new Ping(1, Examples.ALICE, 0, false, null).write())).isNull();
    }

    @Test
    void another_version_is_told_from_garbage() {
        ByteBuffer packet = ANSWER.write().put(4, (byte) 2);
        assertThat(Answer.read(packet)).isNull();
        assertThat(Answer.header(packet)).isEqualTo(Packet.Header.OTHER_VERSION);
        assertThat(Answer.header(PING.write())).isEqualTo(Packet.Header.GARBAGE);
    }

    @Test
    void fields_we_do_not_know_are_skipped() {
        ByteBuffer packet = ByteBuffer.allocate(Bounds.PACKET).put(ANSWER.write());
        Packet.put(packet, 200, (byte) 1, (byte) 2, (byte) 3);
        assertThat(Answer.read(Packet.end(packet))).isEqualTo(ANSWER);
    }

    @Test
    void names_in_answers_are_made_printable() {
        ByteBuffer packet = ANSWER.write();
        packet.put(18, (byte) 0x1B).put(19, (byte) '\n'); // the first letters of "Planets"
        Answer read = Answer.read(packet);
        assertThat(read).isNotNull();
        assertThat(read.info().name()).isEqualTo("anets");
    }

    @Test
    void ten_thousand_malformed_packets_are_refused_or_read_but_never_throw() {
        Random random = new Random(24_280);
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = Malformed.packet(random, i % 2 == 0 ? PING.write() : ANSWER.write());
            Ping ping = Ping.read(ByteBuffer.wrap(bytes));
            Answer answer = Answer.read(ByteBuffer.wrap(bytes));
            if (ping != null) {
                assertThat(ping.port()).isBetween(1_024, 65_535);
            }
            if (answer != null) {
                assertThat(answer.info().name()).doesNotContainPattern("\\p{Cntrl}");
            }
        }
    }

    @Test
    void the_examples_on_the_page_are_what_we_write_and_read() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "discovery.md"));
        assertThat(example(page, "ping")).startsWith(trimmed(PING.write()));
        assertThat(Ping.read(ByteBuffer.wrap(padded(example(page, "ping"))))).isEqualTo(PING);
        assertThat(example(page, "answer")).isEqualTo(Examples.bytes(ANSWER.write()));
        assertThat(Answer.read(ByteBuffer.wrap(example(page, "answer")))).isEqualTo(ANSWER);
    }

    /// A block of the page fenced as `hex`, followed by this name: hexadecimal bytes, remarks after
    /// `;`.
    private static byte[] example(String page, String name) {
        Matcher block =
                Pattern.compile("```hex " + name + "\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).as("an example called %s", name).isTrue();
        return HexFormat.of().parseHex(block.group(1).replaceAll(";.*", "").replaceAll("\\s", ""));
    }

    private static byte[] trimmed(ByteBuffer packet) {
        return Examples.bytes(packet.limit(Packet.HEADER + packet.getShort(6)));
    }

    private static byte[] padded(byte[] packet) {
        return java.util.Arrays.copyOf(packet, Bounds.PACKET);
    }
}
