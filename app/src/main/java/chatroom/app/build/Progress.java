package chatroom.app.build;

import java.io.PrintStream;
import java.time.Duration;

/// Tells the person who waits that something is being done: one line that is written over on a
/// terminal, a line at the beginning and one at the end elsewhere. Used by the main thread.
public final class Progress {
    private static final long SHOWN_EVERY_NANOS = Duration.ofMillis(100).toNanos();

    private final PrintStream screen;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private long shown;

    /// Begins to count the time.
    ///
    /// @param terminal whether the screen is one, where a line can be written over
    public Progress(PrintStream screen, boolean terminal) {
        this.screen = screen;
        this.terminal = terminal;
    }

    public void begin(String headline) {
        screen.println(headline + " ...");
    }

    /// Shows how far it is.
    ///
    /// @param step what is being done now; on a terminal it replaces what was shown before
    public void show(String step) {
        long now = System.nanoTime();
        if (terminal && now - shown > SHOWN_EVERY_NANOS) {
            shown = now;
            screen.print("\r\033[K  " + elapsed() + "  " + step);
            screen.flush();
        }
    }

    /// Shows the last of it.
    ///
    /// @param line what remains on the screen; nothing if empty
    public void end(String line) {
        if (terminal) {
            screen.print("\r\033[K");
        }
        if (!line.isEmpty()) {
            screen.println(line);
        }
        screen.flush();
    }

    /// Minutes and seconds since this began.
    public String elapsed() {
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
