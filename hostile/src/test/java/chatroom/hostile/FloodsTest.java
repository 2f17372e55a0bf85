package chatroom.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.server.RealServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Floods, for a second or two. What they cost is measured by `hostile/run`; here only that those
/// who mean no harm are served.
@Tag("slow")
class FloodsTest {
    private static final Duration SHORT = Duration.ofSeconds(2);

    private interface Harm {
        void by(HalfDone attack) throws Exception;
    }

    @Test
    void half_done_connections_keep_nobody_from_talking_and_joining() throws Exception {
        during(attack -> {
            attack.flood(20, SHORT);
            attack.join("Cleo");
        });
    }

    @Test
    void slow_heads_and_bodies_are_not_borne_for_long() throws Exception {
        during(attack -> {
            Duration borne = attack.slow(100, Duration.ofSeconds(30));
            assertThat(borne).isLessThan(Duration.ofSeconds(20));
        });
    }

    @Test
    void requests_are_not_read_while_answers_are_not() throws Exception {
        during(attack -> assertThat(attack.pipelined(1_000_000, SHORT)).isLessThan(500_000));
    }

    private static void during(Harm harm) throws Exception {
        try (Faults faults = new Faults();
                RealServer server = new RealServer("--loops", "2");
                Pair honest = Pair.on(server.port())) {
            harm.by(new HalfDone(server.port()));
            Pair.Account account = honest.account();
            assertThat(account.said()).isPositive();
            assertThat(List.of(account.lost(), account.twice())).containsOnly(0);
            assertThat(faults.seen()).isEmpty();
        }
    }

    @Test
    void a_beacon_answers_in_the_middle_of_garbage() throws Exception {
        Packets.Garbage garbage = Packets.garbage(SHORT, 1);
        assertThat(garbage.seen()).isPositive();
        assertThat(garbage.answered()).isTrue();
    }

    @Test
    void thousands_of_fake_servers_do_not_push_out_a_remembered_one() throws Exception {
        Packets.Fakes fakes = Packets.fakes(5_000);
        assertThat(fakes.listed()).isLessThanOrEqualTo(256);
        assertThat(fakes.remembered()).isTrue();
    }
}
