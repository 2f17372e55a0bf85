package chatroom.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerBudgetTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final AnswerBudget budget = new AnswerBudget();

    @Test
    void one_source_gets_no_more_than_its_bound_in_a_second_and_again_in_the_next() {
        assertThat(answers("flooder", 10_000, 0)).isEqualTo(Bounds.ANSWERS_PER_SOURCE);
        assertThat(answers("flooder", 10_000, SECOND)).isEqualTo(Bounds.ANSWERS_PER_SOURCE);
    }

    @Test
    void all_together_get_no_more_than_200_in_a_second() {
        long inAll = IntStream.range(0, 5_000).filter(i -> budget.take(i, SECOND / 2)).count();
        assertThat(inAll).isEqualTo(200);
    }

    @Test
    void thirty_who_ask_a_little_are_all_answered_while_ten_flood() {
        for (int second = 0; second < 5; second++) {
            int honest = 0;
            for (int i = 0; i < 1_000; i++) {
                for (int flooder = 0; flooder < 10; flooder++) {
                    budget.take("flooder " + flooder, second * SECOND + i * 900_000L);
                }
                if (i % 8 == 0
                        && i < 30 * 4 * 8) { // four pings of each of thirty, spread over the second
                    honest +=
                            budget.take("honest " + i / 8 % 30, second * SECOND + i * 900_000L)
                                    ? 1
                                    : 0;
                }
            }
            if (second > 0) {
                assertThat(honest).as("in second %d", second).isEqualTo(120);
            }
        }
    }

    @Test
    void in_the_first_second_of_a_flood_everybody_still_gets_one() {
        for (int flooder = 0; flooder < 5; flooder++) {
            answers("flooder " + flooder, 1_000, 0);
        }
        assertThat(
                        IntStream.range(0, 100)
                                .filter(i -> budget.take("honest " + i, SECOND - 1))
                                .count())
                .isEqualTo(100);
    }

    @Test
    void ever_new_sources_cost_no_more_memory_and_share_one_place() {
        for (int i = 0; i < Bounds.SOURCES; i++) {
            budget.take(i, 0);
        }
        assertThat(budget.take("one more", SECOND)).as("the next second is a new one").isTrue();
    }

    @Test
    void a_source_is_an_ipv4_address_an_ipv6_address_on_link_or_the_network_of_any_other() {
        InetAddress far = InetAddress.ofLiteral("2001:db8:1:2:3::4");
        InetAddress alsoFar = InetAddress.ofLiteral("2001:db8:1:2:aaaa::");
        InetAddress farther = InetAddress.ofLiteral("2001:db8:1:3::");
        assertThat(AnswerBudget.source(far, false))
                .isEqualTo(AnswerBudget.source(alsoFar, false))
                .isNotEqualTo(AnswerBudget.source(farther, false));
        assertThat(AnswerBudget.source(far, true))
                .isEqualTo(far)
                .isNotEqualTo(AnswerBudget.source(alsoFar, true));
        assertThat(AnswerBudget.source(Examples.ALICE, false)).isEqualTo(Examples.ALICE);
    }

    private long answers(Object source, int pings, long now) {
        return IntStream.range(0, pings).filter(i -> budget.take(source, now)).count();
    }
}
