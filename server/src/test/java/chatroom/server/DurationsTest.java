package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "4m, 240",
        "90s, 90",
        "1h, 3600",
        "10 min, 600",
        "1h 30m, 5400",
        "1H30M, 5400",
        "2 hours, 7200",
        "1 day, 86400",
        "1 minute 5 seconds, 65"
    })
    void a_duration_is_read_as_people_write_it(String written, long seconds) {
        assertThat(Durations.parse(written)).hasValue(seconds * 1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "4", "m", "4x", "4 mins ago", "-4m", "1.5h", "4m,", "99999999s"})
    void what_is_not_a_duration_is_not_guessed_at(String written) {
        assertThat(Durations.parse(written)).isEmpty();
    }
}
