package chatroom.desktop.system;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Tells of messages by the system's own way, where it has one; silent where it has none. What is
/// told is never read as markup or as options. Any thread.
public final class Bell {
    /// In a storm, one in so many nanoseconds is told of.
    private static final long SELDOM = TimeUnit.SECONDS.toNanos(3);

    private static final int LONGEST = 200;

    private final String system;
    private final Consumer<List<String>> run;
    private final AtomicLong last = new AtomicLong(System.nanoTime() - SELDOM);

    /// @param system as `os.name` has it
    /// @param run starts a command
    public Bell(String system, Consumer<List<String>> run) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.run = run;
    }

    /// That of this system.
    public static Bell here() {
        return new Bell(System.getProperty("os.name", ""), Bell::start);
    }

    /// Tells of one message, unless one was told of just now.
    ///
    /// @param heard whether it is to be heard, too
    public void ring(String title, String text, boolean heard) {
        long now = System.nanoTime();
        long before = last.get();
        if (now - before >= SELDOM && last.compareAndSet(before, now)) {
            List<String> command = command(title, shortened(text), heard);
            if (!command.isEmpty()) {
                run.accept(command);
            }
        }
    }

    private static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private List<String> command(String title, String text, boolean heard) {
        if (system.startsWith("linux")) {
            String sound =
                    heard ? "string:sound-name:message-new-instant" : "boolean:suppress-sound:true";
            return List.of(
                    "notify-send",
                    "--app-name=Chatroom",
                    "--hint=" + sound,
                    "--",
                    title,
                    unmarked(text));
        }
        if (system.startsWith("mac")) {
            return List.of(
                    "osascript",
                    "-e",
                    "on run argv",
                    "-e",
                    "display notification (item 2 of argv) with title (item 1 of argv)"
                            + (heard ? " sound name \"Ping\"" : ""),
                    "-e",
                    "end run",
                    "--",
                    title,
                    text);
        }
        return List.of();
    }

    /// The desktops of Linux read the text as markup.
    private static String unmarked(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void start(List<String> command) {
        Thread.startVirtualThread(() -> {
            try {
                new ProcessBuilder(command)
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                // There is no such program here: silence.
            }
        });
    }
}
