package chatroom.server;

import chatroom.core.Product;
import chatroom.server.gateway.Gateway;
import chatroom.server.sessions.Names;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The subcommand `server`: reads what the operator chose, runs a server until somebody ends it,
/// and gives the process's status. Used by the main thread.
public final class ServerCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int FAILED = 1;

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    private ServerCommand() {}

    /// The command with its flags, for picocli; made of the table of settings.
    public static CommandSpec spec() {
        CommandSpec spec = new ServerCommand().spec;
        flagged().forEach(setting -> spec.addOption(option(setting)));
        spec.usageMessage()
                .description("", "Starts a server that people near you find.", "")
                .footer(
                        "",
                        "Each can also be set by a variable (CHATROOM_KEEP_HISTORY=yes) or a line"
                                + " (keep-history=yes) in "
                                + file()
                                + ". Flags come first, then variables. The password of the Wi-Fi"
                                + " for the join card (CHATROOM_WIFI_PASSWORD) is no flag: others"
                                + " can read a command line.");
        return spec;
    }

    private static List<Setting> flagged() {
        return Arrays.stream(Setting.values()).filter(Setting::flagged).toList();
    }

    private static OptionSpec option(Setting setting) {
        OptionSpec.Builder option =
                OptionSpec.builder(setting.flag())
                        .description(setting.says())
                        .hidden(setting.says().isEmpty());
        return switch (setting.takes()) {
            case ONE -> option.type(String.class).paramLabel(setting.label()).build();
            case SEVERAL ->
                    option.type(List.class)
                            .auxiliaryTypes(String.class)
                            .arity("1")
                            .paramLabel(setting.label())
                            .build();
            case YES_OR_NO -> option.type(boolean.class).arity("0").build();
        };
    }

    private static Path file() {
        return Folders.here().config().resolve("server.properties");
    }

    /// Runs the server without picocli, whose classes take a third of the time in which a server is
    /// to be up (they are too old for the JVM's cache).
    ///
    /// @return the status; nothing where the words are not plain or not right: then nothing was
    ///   done, and picocli has something to say about them
    public static OptionalInt quick(List<String> args, PrintWriter out, PrintWriter err)
            throws InterruptedException {
        Optional<Map<Setting, List<String>>> flags = Flags.plain(args);
        if (flags.isEmpty()) {
            return OptionalInt.empty();
        }
        prepare();
        try {
            return OptionalInt.of(run(config(flags.get()), out, err));
        } catch (WrongUse wrong) {
            return OptionalInt.empty();
        }
    }

    /// Loads beside all that comes before them what takes long and is needed in any case.
    private static void prepare() {
        // First, and alone: two threads that begin to log at the same time get a warning for it.
        LoggerFactory.getILoggerFactory();
        Thread.ofPlatform()
                .daemon()
                .name("chatroom-prepare")
                .start(() -> {
                    var _ = new Names();
                    Gateway.prepare();
                });
    }

    @Override
    public Integer call() throws InterruptedException {
        ParseResult parsed = spec.commandLine().getParseResult();
        Map<Setting, List<String>> flags = new EnumMap<>(Setting.class);
        for (Setting setting : flagged()) {
            OptionSpec option = parsed.matchedOption(setting.flag());
            if (option != null) {
                boolean alone = setting.takes() == Setting.Takes.YES_OR_NO;
                flags.put(setting, alone ? List.of(Flags.ON) : option.stringValues());
            }
        }
        try {
            return run(config(flags), spec.commandLine().getOut(), spec.commandLine().getErr());
        } catch (WrongUse wrong) {
            throw new ParameterException(spec.commandLine(), wrong.sentence());
        }
    }

    /// What was chosen, with these flags first.
    static Config config(Map<Setting, List<String>> flags) throws WrongUse {
        return new ConfigReader(
                        Choices.of(flags, System.getenv(), file()),
                        Computer.name(),
                        Folders.here().data(),
                        Path.of(System.getProperty("user.home", "")))
                .read();
    }

    private static int run(Config config, PrintWriter out, PrintWriter err)
            throws InterruptedException {
        try {
            Operation.run(config, out);
            return DONE;
        } catch (CannotStart why) {
            err.println(Product.COMMAND + " server: " + why.getMessage());
            return FAILED;
        }
    }
}
