package chatroom.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Real terminals that a test types at and looks at: one tmux server of its own, which ends with
/// the test. For one thread.
final class Tmux implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final String socket;

    /// @param folder where its socket is
    Tmux(Path folder) {
        socket = folder.resolve("tmux").toString();
    }

    static boolean isThere() {
        try {
            return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Opens a terminal in which a shell runs the command, and stays when it has ended.
    void open(String name, String command) {
        run("-f", "/dev/null", "new-session", "-d", "-s", name, "-x", "90", "-y", "30", "sh");
        type(name, command);
    }

    /// Takes the terminal away, as closing its window does.
    void shut(String name) {
        run("kill-session", "-t", name);
    }

    /// Types the text and presses Enter.
    void type(String name, String text) {
        run("send-keys", "-t", name, "-l", text);
        press(name, "Enter");
    }

    void press(String name, String... keys) {
        List<String> command = new ArrayList<>(List.of("send-keys", "-t", name));
        command.addAll(List.of(keys));
        run(command.toArray(String[]::new));
    }

    /// Pastes as a terminal does where the program asked to be told of it.
    void paste(String name, String text) {
        run("set-buffer", text);
        run("paste-buffer", "-p", "-t", name);
    }

    /// What stands on the screen, and what has scrolled off it.
    String screen(String name) {
        return run("capture-pane", "-p", "-S", "-200", "-t", name);
    }

    /// Waits until that stands on the screen.
    void until(String name, String text) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!screen(name).contains(text)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(
                        "“" + text + "” does not appear at " + name + ":\n" + screen(name));
            }
            Thread.sleep(50);
        }
    }

    private String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("tmux", "-u", "-S", socket));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command + ": " + output);
            }
            return output;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        run("kill-server");
    }
}
