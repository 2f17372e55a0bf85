package chatroom.terminal;

import chatroom.texts.Words;
import chatroom.wording.Wording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import picocli.CommandLine;

/// A subcommand that runs without a terminal, on a thread of its own: what a script sees of it.
final class Run {
    static final Wording WORDING = new Wording(Words.in(Locale.ENGLISH), ZoneOffset.UTC);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new HashMap<>();
    private final Path config;
    private final Writer input;
    private final BufferedReader in;
    private CompletableFuture<Integer> status = new CompletableFuture<>();

    Run(Path config) {
        this.config = config;
        PipedReader reader = new PipedReader(1 << 20);
        this.in = new BufferedReader(reader);
        try {
            this.input = new PipedWriter(reader);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Run with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// Starts it.
    Run start(Function<Surroundings.Maker, Object> command, String... args) {
        CommandLine line =
                new CommandLine(
                        command.apply(spec ->
                                new Surroundings(
                                        spec.commandLine(),
                                        in,
                                        false,
                                        environment,
                                        config,
                                        WORDING)));
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        status = CompletableFuture.supplyAsync(() -> line.execute(args));
        return this;
    }

    /// Types a line.
    Run type(String... lines) {
        try {
            for (String line : lines) {
                input.write(line + "\n");
            }
            input.flush();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /// Ends the input, waits for the command, and gives its status.
    int end() {
        try {
            input.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return status();
    }

    int status() {
        return status.orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS).join();
    }

    List<String> out() {
        return out.toString().lines().toList();
    }

    String err() {
        return err.toString();
    }

    /// Waits until it has printed something that contains this.
    Run until(String text) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!out.toString().contains(text)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("“" + text + "” did not come: " + out + err);
            }
            Thread.sleep(5);
        }
        return this;
    }
}
