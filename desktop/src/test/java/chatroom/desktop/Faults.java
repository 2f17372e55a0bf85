package chatroom.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.testfx.util.WaitForAsyncUtils;

/// Notes what is thrown where the windows are drawn, which nobody would see otherwise but in what
/// is drawn no more. Any thread.
final class Faults implements AutoCloseable {
    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();

    Faults() {
        handle((_, fault) -> thrown.add(fault));
    }

    private static void handle(Thread.UncaughtExceptionHandler handler) {
        WaitForAsyncUtils.waitForAsyncFx(
                30_000,
                () -> {
                    Thread.currentThread().setUncaughtExceptionHandler(handler);
                    return true;
                });
    }

    void none() {
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(thrown).isEmpty();
    }

    @Override
    public void close() {
        WaitForAsyncUtils.waitForAsyncFx(
                30_000,
                () -> {
                    Thread.currentThread().setUncaughtExceptionHandler(null);
                    return true;
                });
    }
}
