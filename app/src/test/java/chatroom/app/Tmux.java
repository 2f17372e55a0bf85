package chatroom.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Real terminals that a test types at and looks at: one tmux server of its own, which ends with
/// the test. For one thread.
public final class Tmux implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Path folder;
    private final String socket;

    /// @param folder where its socket is, and what its people need
    public Tmux(Path folder) {
        this.folder = folder;
        socket = folder.resolve("tmux").toString();
    }

    public static boolean isThere() {
        try {
            return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Opens a terminal in which a shell runs the command, and stays when it has ended.
    public void open(String name, String command) {
        run("-f", "/dev/null", "new-session", "-d", "-s", name, "-x", "90", "-y", "30", "sh");
        type(name, command);
    }

    /// Opens a terminal where somebody starts the program; its status is shown at its end.
    ///
    /// @param address of the server that they join
    public void enter(String person, String arguments, String address) throws IOException {
        enter(person, arguments, address, "");
    }

    /// As [#enter(String, String, String)], by somebody of another language.
    ///
    /// @param language its code (ISO 639-1); empty for English
    public void enter(String person, String arguments, String address, String language)
            throws IOException {
        String words = language.isEmpty() ? "" : "-Duser.language=" + language;
        Path script = folder.resolve(person + ".sh");
        Files.writeString(
                script,
                """
                clear
                export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=%1$s
                sh -c 'echo $$ >%1$s.pid; exec %2$s -XX:TieredStopAtLevel=1 %6$s \\
                    --enable-native-access=ALL-UNNAMED -cp %3$s chatroom.app.Main %4$s --server %5$s'
                echo status $?
                """
                        .formatted(
                                folder.resolve(person),
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path"),
                                arguments,
                                address,
                                words));
        open(person, "sh " + script);
    }

    /// Takes the terminal away, as closing its window does.
    public void shut(String name) {
        run("kill-session", "-t", name);
    }

    /// Types the text and presses Enter.
    public void type(String name, String text) {
        run("send-keys", "-t", name, "-l", text);
        press(name, "Enter");
    }

    public void press(String name, String... keys) {
        List<String> command = new ArrayList<>(List.of("send-keys", "-t", name));
        command.addAll(List.of(keys));
        run(command.toArray(String[]::new));
    }

    /// Pastes as a terminal does where the program asked to be told of it.
    public void paste(String name, String text) {
        run("set-buffer", text);
        run("paste-buffer", "-p", "-t", name);
    }

    /// What stands on the screen, and what has scrolled off it.
    public String screen(String name) {
        return run("capture-pane", "-p", "-S", "-200", "-t", name);
    }

    /// Waits until that stands on the screen.
    public void until(String name, String text) throws InterruptedException {
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
