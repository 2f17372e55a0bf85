package chatroom.server;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for what other threads bring about, and fails where that takes too long. Stateless.
final class Waiting {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Waiting() {}

    static void until(BooleanSupplier is) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!is.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come");
            }
            Thread.sleep(5);
        }
    }
}
