package chatroom.desktop.chat;

import chatroom.desktop.ground.Crossing;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/// How long somebody may still be silent, since they were warned: counts down by the second. Owned
/// by the thread that draws.
final class Silence {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Crossing crossing;
    private final ReadOnlyLongWrapper left = new ReadOnlyLongWrapper();
    private long end;
    private @Nullable Thread counting;

    Silence(Crossing crossing) {
        this.crossing = crossing;
    }

    /// Seconds, 0 while nobody is warned.
    ReadOnlyLongProperty left() {
        return left.getReadOnlyProperty();
    }

    /// In so many milliseconds they are taken out.
    void warned(long in) {
        stirred();
        end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(in);
        counting = crossing.every(SECOND, this::count);
        count();
    }

    private void count() {
        if (counting != null) { // else this was on its way when they stirred
            long seconds = TimeUnit.NANOSECONDS.toSeconds(end - System.nanoTime() + 999_999_999);
            left.set(Math.max(1, seconds));
        }
    }

    /// They are there after all, or out.
    void stirred() {
        if (counting != null) {
            counting.interrupt();
            counting = null;
        }
        left.set(0);
    }
}
