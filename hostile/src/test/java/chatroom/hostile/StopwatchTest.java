package chatroom.hostile;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the fuzzer takes for a hang, and what it does not.
class StopwatchTest {
    private final Stopwatch stopwatch = new Stopwatch();
    private int read;

    @BeforeEach
    void warm() throws IOException {
        for (int i = 0; i < Stopwatch.WARM_UP; i++) {
            stopwatch.time(() -> {});
        }
    }

    @Test
    void an_input_that_takes_long_each_time_is_a_fault() {
        assertThatThrownBy(() -> stopwatch.time(StopwatchTest::work))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("takes");
    }

    @Test
    void one_that_takes_long_once_is_none() {
        assertThatCode(
                        () ->
                                stopwatch.time(
                                        () -> {
                                            if (read++ == 0) {
                                                work();
                                            }
                                        }))
                .doesNotThrowAnyException();
    }

    @Test
    void waiting_for_the_machine_is_none() {
        assertThatCode(() -> stopwatch.time(() -> sleep(2 * Stopwatch.MOST.toMillis())))
                .doesNotThrowAnyException();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Until this thread has used more than is allowed.
    private static void work() {
        var threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + 2 * Stopwatch.MOST.toNanos();
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
