package chatroom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server in a process of its own, started as the launcher starts it, which nobody finds. Used by
/// one thread.
final class ServerProcess implements AutoCloseable {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final long WITHIN_SECONDS = 60;

    private final Process process;
    private final Writer console;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Thread reader;

    /// @param home where this server's operator has their files
    ServerProcess(Path home, String... args) throws IOException {
        this(home, List.of(), args);
    }

    /// @param under the words of a program that starts it and watches it, such as strace
    ServerProcess(Path home, List<String> under, String... args) throws IOException {
        this(home, new ProcessBuilder(words(under, args)));
    }

    private ServerProcess(Path home, ProcessBuilder builder) throws IOException {
        builder.redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CHATROOM_"));
        builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
        builder.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
        process = builder.start();
        console = process.outputWriter();
        reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /// One that is started in another way than from the classes under test.
    ///
    /// @param builder starts it
    static ServerProcess of(Path home, ProcessBuilder builder) throws IOException {
        return new ServerProcess(home, builder);
    }

    private static List<String> words(List<String> under, String... args) {
        List<String> words = new ArrayList<>(under);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("@" + PROJECT.resolve("launcher/java.options"));
        words.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path")));
        words.addAll(List.of("chatroom.app.Main", "server", "--no-discovery"));
        words.addAll(List.of(args));
        return words;
    }

    private void read() {
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                seen.add(line);
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for a line in which the pattern is found, and gives what its first group is.
    String await(String pattern) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WITHIN_SECONDS);
        while (true) {
            String line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(line).as("a line with '%s' after%n%s", pattern, printed()).isNotNull();
            Matcher found = Pattern.compile(pattern).matcher(line);
            if (found.find()) {
                return found.groupCount() == 0 ? found.group() : found.group(1);
            }
        }
    }

    /// Waits until it is up, and gives its port.
    int port() throws InterruptedException {
        return Integer.parseInt(await("http://localhost:(\\d+)"));
    }

    void type(String line) throws IOException {
        console.write(line + "\n");
        console.flush();
    }

    void endOfInput() throws IOException {
        console.close();
    }

    /// Asks it to end, as `kill` does.
    void terminate() {
        process.toHandle().destroy(); // the process's own destroy would also close what we read
    }

    /// Ends it at once, as `kill -9` does, with what it started.
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Waits for its end, and gives its status.
    int status() throws InterruptedException {
        assertThat(process.waitFor(WITHIN_SECONDS, TimeUnit.SECONDS)).as("it ended").isTrue();
        reader.join();
        return process.exitValue();
    }

    /// All it has printed.
    String printed() {
        return seen.isEmpty() ? "" : String.join("\n", seen) + "\n";
    }

    @Override
    public void close() {
        kill();
    }
}
