package chatroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The load generator, against a real server process. How fast that is, is no matter here.
@Tag("e2e")
class ThroughputTest {
    @Test
    void under_load_every_member_is_told_every_message_once() throws Exception {
        Path home = Path.of("..").toAbsolutePath().normalize();
        Plan plan =
                new Plan(home, 1, Duration.ZERO, Duration.ofSeconds(1), 0, List.of(), "", 1, "");
        Throughput load = Throughput.run(plan);
        assertThat(load.said()).isPositive();
        assertThat(load.lost()).isZero();
        assertThat(load.twice()).isZero();
    }
}
