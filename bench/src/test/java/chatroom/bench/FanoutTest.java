package chatroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.bench.load.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The load generator by either door, against a real server process. How fast that is, is no matter
/// here.
@Tag("e2e")
class FanoutTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everybody_of_a_load_is_told_everything_once_and_the_processor_is_asked(boolean encrypted)
            throws Exception {
        Path home = Path.of("..").toAbsolutePath().normalize();
        Plan plan = new Plan(home, 1, Duration.ZERO, Duration.ZERO, 0, List.of(), "", 1, "");
        Scenario rooms = new Scenario("few", 5, 4, 2, 8, 0);
        try (ServerProcess server = Fanout.forFanout(plan, 0)) {
            Fanout it =
                    Fanout.run(
                            server,
                            rooms,
                            encrypted,
                            "room",
                            Duration.ofMillis(200),
                            Duration.ofMillis(500));
            assertThat(it.perSecond()).isPositive();
            assertThat(it.nanos()).isPositive();
            assertThat(it.lost()).isZero();
            assertThat(it.wrong()).isZero();
        }
    }
}
