package chatroom.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Door;
import chatroom.server.RealServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
            attack.flood(20, HalfDone.HEAD, SHORT);
            attack.join("Cleo");
        });
    }

    @Test
    void half_done_handshakes_keep_nobody_from_talking_and_joining() throws Exception {
        byte[] hello = BadHandshakes.hello();
        during(
                Way::encrypted,
                attack -> {
                    attack.flood(20, Arrays.copyOf(hello, hello.length / 2), SHORT);
                    attack.join("Cleo");
                    attack.flood(20, hello, SHORT);
                    attack.join("Dora");
                });
    }

    @Test
    void slow_handshakes_are_not_borne_for_long() throws Exception {
        during(
                Way::encrypted,
                attack -> {
                    Duration borne = attack.slow(100, Duration.ofSeconds(60));
                    assertThat(borne).isLessThan(Duration.ofSeconds(40));
                });
    }

    @Test
    void slow_heads_and_bodies_are_not_borne_for_long() throws Exception {
        during(attack -> {
            Duration borne = attack.slow(100, Duration.ofSeconds(30));
            assertThat(borne).isLessThan(Duration.ofSeconds(20));
        });
    }

    @ParameterizedTest
    @CsvSource({"50, 1000000, 100000", "4000, 10000, 2000"})
    void requests_are_not_read_while_answers_are_not(int length, int asked, int most)
            throws Exception {
        during(attack -> assertThat(attack.pipelined(length, asked, SHORT)).isLessThan(most));
    }

    private static void during(Harm harm) throws Exception {
        during(Way::plain, harm);
    }

    private static void during(IntFunction<Way> door, Harm harm) throws Exception {
        try (Faults faults = new Faults();
                RealServer server = new RealServer("--loops", "2");
                Pair honest = Pair.on(door.apply(server.port()))) {
            harm.by(new HalfDone(door.apply(server.port())));
            Pair.Account account = honest.account();
            assertThat(account.said()).isPositive();
            assertThat(List.of(account.lost(), account.twice())).containsOnly(0);
            assertThat(faults.seen()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void a_member_who_floods_is_refused_and_the_others_are_told_everything(Door door)
            throws Exception {
        try (Faults faults = new Faults();
                RealServer server = new RealServer("--loops", "2")) {
            Way way = new Way(server.port(), door);
            try (Gathering people = Gathering.of(way, "Busy", 5, Duration.ofMillis(60));
                    Flooder flooder = new Flooder(way, "Busy")) {
                for (Flooder.Does what : Flooder.Does.values()) {
                    int refused = flooder.refused();
                    flooder.begin(what);
                    Gathering.Account account = people.talk(SHORT);
                    assertThat(account.said()).isPositive();
                    assertThat(account.lost()).isZero();
                    assertThat(flooder.refused() > refused)
                            .as("refused: " + what)
                            .isEqualTo(what.floods());
                    assertThat(flooder.in()).isTrue();
                }
            }
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
