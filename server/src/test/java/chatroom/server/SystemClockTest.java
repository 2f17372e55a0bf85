package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SystemClockTest {
    private static final long YEAR = 365L * 24 * 60 * 60 * 1000;

    @Test
    void a_server_whose_system_clock_was_set_back_goes_on_from_its_newest_entry() {
        SystemClock clock = new SystemClock();
        long newest = System.currentTimeMillis() + YEAR;
        clock.notBefore(newest);
        assertThat(clock.now()).isBetween(newest, newest + 60_000);
        clock.notBefore(newest - YEAR);
        assertThat(clock.now()).isGreaterThanOrEqualTo(newest);
        assertThat(clock.wall()).isLessThan(newest);
    }
}
