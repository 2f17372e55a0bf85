package chatroom.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HuntTest {
    @Test
    void everybody_is_asked_four_times_in_800_milliseconds_whatever_the_jitter() {
        assertThat(untilRound(4, 0.0)).isLessThan(Duration.ofMillis(800));
        assertThat(untilRound(4, 0.999)).isLessThan(Duration.ofMillis(800));
        assertThat(untilRound(5, 0.0)).isGreaterThan(Duration.ofMillis(800));
    }

    @Test
    void pauses_grow_to_three_seconds_and_no_further() {
        assertThat(Hunt.pause(1, 0.5)).isEqualTo(Duration.ofMillis(75));
        assertThat(Hunt.pause(2, 0.5)).isEqualTo(Duration.ofMillis(150));
        assertThat(Hunt.pause(100_000, 0.5)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void a_pause_is_up_to_a_quarter_longer_or_shorter() {
        assertThat(Hunt.pause(100, 0.0)).isEqualTo(Duration.ofMillis(2_250));
        assertThat(Hunt.pause(100, 1.0)).isEqualTo(Duration.ofMillis(3_750));
    }

    /// Time from the first round to this one.
    private static Duration untilRound(int round, double random) {
        return IntStream.range(1, round)
                .mapToObj(rounds -> Hunt.pause(rounds, random))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
