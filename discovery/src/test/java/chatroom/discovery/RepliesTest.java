package chatroom.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepliesTest {
    private static final InetSocketAddress FROM_ALICE =
            new InetSocketAddress(Examples.ALICE, 50_000);
    private static final InetSocketAddress FROM_HERE =
            new InetSocketAddress(Examples.LOOPBACK, 24_280);

    private final AtomicInteger asked = new AtomicInteger();
    private final Replies replies =
            new Replies(() -> {
                asked.incrementAndGet();
                return Examples.PLANETS;
            });

    @BeforeEach
    void on_a_machine() {
        replies.follow(
                List.of(
                        Examples.adapter("docker0", 3, "172.17.0.1"),
                        Examples.adapter("wlan0", 2, "192.168.1.21")));
    }

    @Test
    void a_ping_is_answered_at_its_source_and_the_port_it_names_with_the_likeliest_address_first() {
        InetSocketAddress translated = new InetSocketAddress(Examples.ALICE, 61_000);
        Replies.Reply reply = reply(Examples.ping(1), translated);
        assertThat(reply).isNotNull();
        assertThat(reply.to()).isEqualTo(FROM_ALICE);
        assertThat(Answer.read(reply.answer()))
                .isEqualTo(
                        new Answer(
                                1,
                                Examples.PLANETS,
                                List.of(Examples.BOB, InetAddress.ofLiteral("172.17.0.1"))));
    }

    @Test
    void the_host_a_ping_names_is_compared_and_never_answered() {
        InetSocketAddress victim = new InetSocketAddress(Examples.BOB, 50_000);
        Replies.Reply reply = reply(Examples.ping(1), victim);
        assertThat(reply).isNotNull();
        assertThat(reply.to()).isEqualTo(victim);
        assertThat(replies.otherHost).hasValue(1);
    }

    @Test
    void the_copies_of_a_ping_get_one_answer_and_the_next_ping_gets_its_own() {
        assertThat(reply(Examples.ping(1), FROM_ALICE)).isNotNull();
        assertThat(reply(Examples.ping(1), FROM_ALICE)).isNull();
        assertThat(reply(Examples.ping(1), new InetSocketAddress("fe80::1", 50_000))).isNotNull();
        assertThat(reply(Examples.ping(2), FROM_ALICE)).isNotNull();
        assertThat(replies.copies).hasValue(1);
    }

    @Test
    void a_direct_ping_is_passed_on_to_the_neighbours_and_they_answer_whom_it_came_from() {
        Replies.Reply first = reply(new Ping(1, Examples.ALICE, 50_000, true, null), FROM_ALICE);
        assertThat(first).isNotNull();
        assertThat(first.passOn()).isNotNull();

        Replies neighbour = new Replies(() -> Examples.server("neighbour"));
        Replies.Reply second = neighbour.to(first.passOn(), FROM_HERE, 0);
        assertThat(second).isNotNull();
        assertThat(second.to()).isEqualTo(FROM_ALICE);
        assertThat(second.passOn()).isNull();

        assertThat(replies.to(first.passOn(), FROM_HERE, 0))
                .as("its own comes back to the first")
                .isNull();
    }

    @Test
    void nobody_from_outside_can_pass_on_in_anothers_name() {
        Ping forged = Examples.ping(1).passedOn(Examples.BOB);
        assertThat(reply(forged, FROM_ALICE)).isNull();
        assertThat(replies.garbage).hasValue(1);
    }

    @Test
    void what_claims_to_come_from_everybody_is_not_answered() {
        for (String source : List.of("255.255.255.255", "224.0.0.1", "0.0.0.0", "ff02::1", "::")) {
            assertThat(reply(Examples.ping(1), new InetSocketAddress(source, 50_000)))
                    .as(source)
                    .isNull();
        }
    }

    @Test
    void ten_thousand_malformed_packets_throw_nothing_and_no_answer_is_longer_than_its_ping() {
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            byte[] packet = Malformed.packet(random, Examples.ping(i).write());
            Replies.Reply reply = replies.to(ByteBuffer.wrap(packet), FROM_ALICE, i * 100_000_000L);
            if (reply != null) {
                assertThat(reply.answer().remaining()).isLessThanOrEqualTo(packet.length);
            }
        }
        assertThat(replies.garbage.get()).isGreaterThan(5_000);
        assertThat(replies.answered.get()).as("some are good in spite of it").isGreaterThan(100);
    }

    @Test
    void garbage_and_floods_never_reach_the_server() {
        for (int i = 0; i < 1_000; i++) {
            replies.to(ByteBuffer.allocate(512), FROM_ALICE, 0);
            reply(Examples.ping(i), FROM_ALICE);
        }
        assertThat(asked).hasValue(Bounds.ANSWERS_PER_SOURCE);
        assertThat(replies.overBudget).hasValue(1_000 - Bounds.ANSWERS_PER_SOURCE);
    }

    private Replies.@Nullable Reply reply(Ping ping, InetSocketAddress from) {
        return replies.to(ping.write(), from, 0);
    }
}
