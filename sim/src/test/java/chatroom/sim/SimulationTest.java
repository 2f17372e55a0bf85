package chatroom.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole servers and clients, in which everything that can go wrong does.
class SimulationTest {
    static LongStream a_few() {
        return LongStream.rangeClosed(1, 20);
    }

    static LongStream many() {
        return LongStream.rangeClosed(21, 520);
    }

    @ParameterizedTest
    @MethodSource("a_few")
    void whatever_goes_wrong_everybody_has_what_is_in_the_log(long seed) {
        goesWell(seed);
    }

    @ParameterizedTest
    @MethodSource("many")
    @Tag("slow")
    void whatever_goes_wrong_in_many_more_ways_everybody_has_what_is_in_the_log(long seed) {
        goesWell(seed);
    }

    private static void goesWell(long seed) {
        Simulation.Outcome outcome = Simulation.run(seed);
        assertThat(outcome.failure()).as(() -> Main.report(outcome)).isNull();
        assertThat(outcome.entries()).isPositive();
    }

    @Test
    void the_same_seed_does_the_same_to_the_last_byte() {
        assertThat(Simulation.run(5).hash()).isEqualTo(Simulation.run(5).hash());
    }

    @Test
    void another_seed_does_something_else() {
        assertThat(Simulation.run(5).hash()).isNotEqualTo(Simulation.run(6).hash());
    }

    @Test
    void a_report_says_how_to_run_it_again() {
        Simulation.Outcome outcome = Simulation.run(7);
        assertThat(Main.report(outcome)).contains("chatroom.sim.Main --seed 7");
        assertThat(outcome.last()).hasSize(50);
    }
}
