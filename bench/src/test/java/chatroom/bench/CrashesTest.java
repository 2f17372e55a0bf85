package chatroom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A real server process that is killed in the middle of it.
@Tag("e2e")
class CrashesTest {
    @Test
    void what_was_acknowledged_survives_kill_9_under_load_and_everybody_comes_back()
            throws Exception {
        Path home = Path.of("..").toAbsolutePath().normalize();
        Plan plan = new Plan(home, 2, Duration.ZERO, Duration.ZERO, 1_000, List.of(), "", 1, "");
        Crashes crashes = Crashes.run(plan, new Crashes.Load(2, 2, 1, 200));
        assertThat(crashes.verdict().acknowledged()).isPositive();
        assertThat(crashes.verdict().missing()).isZero();
        assertThat(crashes.verdict().doubled()).isZero();
        assertThat(crashes.verdict().disagreements()).isZero();
        assertThat(crashes.verdict().out()).isZero();
    }

    @Test
    void of_a_server_that_keeps_nothing_on_disk_the_missing_messages_are_found() throws Exception {
        Path home = Path.of("..").toAbsolutePath().normalize();
        List<String> planted = List.of("--ephemeral");
        Plan plan = new Plan(home, 1, Duration.ZERO, Duration.ZERO, 0, planted, "", 1, "");
        Crashes crashes = Crashes.run(plan, new Crashes.Load(2, 2, 1, 200));
        assertThat(crashes.verdict().acknowledged()).isPositive();
        assertThat(crashes.verdict().missing()).isEqualTo(crashes.verdict().acknowledged());
    }
}
