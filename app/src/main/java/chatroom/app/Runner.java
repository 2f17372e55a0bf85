package chatroom.app;

import chatroom.core.Product;
import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Runs one subcommand, and sees that whatever goes wrong ends in one sentence and the right
/// status. Used by the main thread.
final class Runner {
    private final PrintWriter out;
    private final PrintWriter err;

    Runner(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /// Runs it to its end.
    ///
    /// @return what the command answered, or one of [ExitStatus]
    int run(Subcommand subcommand, List<String> args) {
        OptionalInt status = quick(subcommand, args);
        if (status.isPresent()) {
            return status.getAsInt();
        }
        String name = Product.COMMAND + " " + subcommand.name();
        CommandLine line = new CommandLine(subcommand.command().get());
        line.setCommandName(name)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(this::wrongUse)
                .setExecutionExceptionHandler((fault, _, _) -> fault(fault, name));
        addStandardOptions(line.getCommandSpec());
        return line.execute(args.toArray(String[]::new));
    }

    private OptionalInt quick(Subcommand subcommand, List<String> args) {
        try {
            return subcommand.quick().run(args, out, err);
        } catch (Exception fault) {
            return OptionalInt.of(fault(fault, Product.COMMAND + " " + subcommand.name()));
        }
    }

    /// Every subcommand knows `--help` and `--version`, without having to say so.
    private static void addStandardOptions(CommandSpec spec) {
        if (!spec.optionsMap().containsKey("--help")) {
            spec.mixinStandardHelpOptions(true);
        }
        spec.version(Product.NAME + " " + Product.VERSION);
    }

    private int wrongUse(ParameterException wrong, String[] args) {
        String name = wrong.getCommandLine().getCommandName();
        err.println(
                "%s: %s%s ('%s --help' shows how.)"
                        .formatted(
                                name,
                                sentence(String.valueOf(wrong.getMessage())),
                                nearest(wrong),
                                name));
        return ExitStatus.WRONG_USE;
    }

    private static String nearest(ParameterException wrong) {
        return wrong instanceof UnmatchedArgumentException unmatched
                        && !unmatched.getSuggestions().isEmpty()
                ? " Did you mean '" + unmatched.getSuggestions().getFirst() + "'?"
                : "";
    }

    private static String sentence(String message) {
        String line = message.strip().replace('\n', ' ');
        return line.matches(".*[.!?]") ? line : line + ".";
    }

    /// Commands word what can be expected to go wrong themselves; what arrives here is a fault.
    private int fault(Exception fault, String name) {
        LoggerFactory.getLogger(Runner.class).debug("{} failed", name, fault);
        err.println(
                "%s: failed unexpectedly: %s (CHATROOM_LOG=debug shows where.)"
                        .formatted(name, sentence(fault.toString())));
        return ExitStatus.FAILED;
    }
}
