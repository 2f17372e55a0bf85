package chatroom.server;

import chatroom.core.Limits;
import chatroom.core.Product;
import chatroom.log.MemoryLog;
import chatroom.log.MemoryStore;
import chatroom.log.SessionLog;
import chatroom.log.sqlite.LogUnavailable;
import chatroom.log.sqlite.SqliteLog;
import chatroom.server.console.Banner;
import chatroom.server.console.Console;
import chatroom.server.console.Face;
import chatroom.server.console.Facts;
import chatroom.server.console.Paint;
import chatroom.server.console.Reached;
import chatroom.server.sessions.Names;
import chatroom.server.sessions.Operator;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The subcommand `server`: reads what the operator chose, runs a server until somebody ends it,
/// and gives the process's status. Used by the main thread.
public final class ServerCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int FAILED = 1;

    /// Long enough that most people who were told of the server have tried it.
    private static final Duration HINT_AFTER = Duration.ofSeconds(15);

    /// What is left of [Limits#STOP_WITHIN] for the process itself to end.
    private static final long TO_EXIT = 500;

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    private ServerCommand() {}

    /// The command with its flags, for picocli; made of the table of settings.
    public static CommandSpec spec() {
        // Loads the tables of look-alikes beside all that comes before they are needed.
        Thread.ofPlatform().daemon().name("chatroom-names").start(Names::new);
        CommandSpec spec = new ServerCommand().spec;
        for (Setting setting : Setting.values()) {
            spec.addOption(option(setting));
        }
        spec.usageMessage()
                .description("", "Starts a server that people near you find.", "")
                .footer(
                        "",
                        "Each can also be set by a variable (--keep-history:"
                                + " CHATROOM_KEEP_HISTORY=yes)"
                                + " or a line in %s (keep-history=yes). Flags come first, then variables."
                                        .formatted(file()));
        return spec;
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

    @Override
    public Integer call() throws InterruptedException {
        try {
            run(config());
            return DONE;
        } catch (WrongUse wrong) {
            throw new ParameterException(spec.commandLine(), wrong.sentence());
        } catch (CannotStart why) {
            spec.commandLine()
                    .getErr()
                    .println(spec.commandLine().getCommandName() + ": " + why.getMessage());
            return FAILED;
        }
    }

    private Config config() throws WrongUse {
        ParseResult parsed = spec.commandLine().getParseResult();
        Map<Setting, List<String>> flags = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            OptionSpec option = parsed.matchedOption(setting.flag());
            if (option != null) {
                flags.put(
                        setting,
                        setting.takes() == Setting.Takes.YES_OR_NO
                                ? List.of("yes")
                                : option.stringValues());
            }
        }
        return new ConfigReader(
                        Choices.of(flags, System.getenv(), file()),
                        Computer.name(),
                        Folders.here().data(),
                        Path.of(System.getProperty("user.home", "")))
                .read();
    }

    /// Bottom up, and closed in the reverse order.
    private void run(Config config) throws CannotStart, InterruptedException {
        Paint paint =
                Paint.of(
                        Optional.ofNullable(System.console())
                                .filter(c -> c.isTerminal())
                                .isPresent(),
                        System.getProperty("os.name", ""),
                        System.getenv());
        try (Identity identity = Identity.in(config.data());
                Face face = new Face(spec.commandLine().getOut(), paint, LocalTime::now)) {
            MeasuredLog log = new MeasuredLog(log(config));
            Reached reached = new Reached(face);
            try (Server server =
                    Server.start(
                            config,
                            log,
                            identity.value(),
                            face,
                            started -> new OperatorPages(started, log),
                            reached::by)) {
                Signals.endInOrder(server::stop);
                face.show(Banner.lines(facts(server), paint));
                Thread.startVirtualThread(() -> hint(reached, server));
                Thread.startVirtualThread(() -> console(server, face));
                server.awaitStop();
                endInTime();
            }
            face.line("Stopped.");
        }
    }

    private static SessionLog log(Config config) throws CannotStart {
        try {
            return config.ephemeral() ? inMemory() : SqliteLog.open(config.data());
        } catch (LogUnavailable why) {
            throw new CannotStart(String.valueOf(why.getMessage()));
        }
    }

    /// At most half of the heap: beyond that people are told that there is no room.
    private static SessionLog inMemory() {
        return new MemoryLog(new MemoryStore(Runtime.getRuntime().maxMemory() / 2), Runnable::run);
    }

    private static Facts facts(Server server) {
        Config config = server.config();
        return new Facts(
                Product.VERSION,
                config.name(),
                config.hosts(),
                Hosts.now(),
                server.port(),
                config.port(),
                server.exitCode(),
                config.data().toString(),
                config.ephemeral(),
                config.unlimited(),
                config.found());
    }

    private static void hint(Reached reached, Server server) {
        try {
            String java = ProcessHandle.current().info().command().orElse("java");
            reached.hint(HINT_AFTER, server.port(), java);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void console(Server server, Face face) {
        Charset charset =
                Charset.forName(
                        System.getProperty("stdin.encoding", "UTF-8"), Charset.defaultCharset());
        Operator operator = new Operator(server.sessions());
        try {
            new Console(operator, server::stop, face)
                    .run(new BufferedReader(new InputStreamReader(System.in, charset)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whatever hangs while the server ends does not keep it: what was acknowledged is durable.
    private static void endInTime() {
        Thread.ofPlatform()
                .daemon()
                .name("chatroom-end")
                .start(() -> {
                    try {
                        Thread.sleep(Limits.STOP_WITHIN - TO_EXIT);
                        Runtime.getRuntime().halt(DONE);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }
}
