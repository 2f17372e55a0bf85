package chatroom.terminal;

import chatroom.client.Folders;
import chatroom.client.Profile;
import chatroom.client.RememberedServers;
import chatroom.core.Printable;
import chatroom.texts.Words;
import chatroom.wording.Wording;
import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// What a command finds around it: streams, variables, the person's files, their language. For one
/// command; used by its threads.
///
/// @param terminal whether a person sits at both ends, input and output
/// @param environment the variables; those of ours begin with `CHATROOM_`
/// @param config the folder of the person's files
record Surroundings(
        CommandLine line,
        BufferedReader in,
        boolean terminal,
        Map<String, String> environment,
        Path config,
        Wording wording) {

    /// Those of this process. A console may be missing again since JDK 25, whatever Error Prone
    /// says.
    @SuppressWarnings("SystemConsoleNull")
    static Surroundings of(CommandSpec spec) {
        Console console = System.console();
        String charset = System.getProperty("stdin.encoding", Charset.defaultCharset().name());
        return new Surroundings(
                spec.commandLine(),
                new BufferedReader(new InputStreamReader(System.in, Charset.forName(charset))),
                console != null && console.isTerminal(),
                System.getenv(),
                Folders.config(),
                new Wording(Words.in(Locale.getDefault()), ZoneId.systemDefault()));
    }

    /// Makes a command's surroundings when it runs.
    interface Maker {
        Surroundings of(CommandSpec spec);
    }

    PrintWriter out() {
        return line.getOut();
    }

    /// For what is said about the work, not for its result.
    void say(String sentence) {
        line.getErr().println(sentence);
        line.getErr().flush();
    }

    /// The value of the option, else of the variable; empty where both are missing.
    Optional<String> given(@Nullable String option, String variable) {
        String value = option == null ? environment.get(variable) : option;
        return Optional.ofNullable(value).filter(v -> !v.isBlank());
    }

    /// Whether output may be coloured (no-color.org).
    boolean colours() {
        return environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    Profile profile() {
        return new Profile(config, this::aside);
    }

    RememberedServers servers() {
        return new RememberedServers(config, this::aside);
    }

    private void aside(Path damaged) {
        say(
                wording.words()
                        .of(
                                "terminal.file.damaged",
                                Map.of("file", Printable.of(damaged.toString()))));
    }

    /// It was called in a way that cannot work.
    CommandLine.ParameterException wrongUse(String sentence) {
        return new CommandLine.ParameterException(line, sentence);
    }
}
