package chatroom.hostile;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command `hostile/run`: does what is asked for, one after the other, and prints a table in
/// Markdown. Made and run by picocli, on the main thread.
@Command(
        name = "hostile/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "",
            "Does to a server of its own what people do who mean harm, and says how it bears that.",
            "Also: `hostile/run fuzz [--minutes N]` and `hostile/run autobahn`, which use Maven.",
            ""
        })
public final class Main implements Callable<Integer> {
    /// Does harm, and says what came of it.
    private interface Harm {
        List<Row> of(Plan plan) throws IOException, InterruptedException;
    }

    /// What can be done.
    private enum What {
        MALFORMED,
        HALF_DONE,
        FLOOD,
        BEACON;

        private Harm harm() {
            return switch (this) {
                case MALFORMED -> Inputs::measure;
                case HALF_DONE -> Connections::measure;
                case FLOOD -> Flooding::measure;
                case BEACON -> Packets::measure;
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..*", paramLabel = "WHAT", description = "malformed, half-done, flood, beacon")
    private List<What> wanted = List.of(What.values());

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "1",
            description = "how long each goes on, in rounds; one round at least (default: 1)")
    private int minutes = 1;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "10000",
            description = "malformed inputs to each endpoint in a round (default: 10000)")
    private int count = 10_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "of the first round; the same does the same (default: 1)")
    private long seed = 1;

    /// Ends the process with 0 when everything holds that was promised, and 1 when not.
    ///
    /// @param args the command line
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // numbers are written one way in every country
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        int status = new CommandLine(new Main()).setOut(out).execute(args);
        System.exit(status); // what was started on the way may have left threads behind
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("chatroom.home", ".")).toAbsolutePath().normalize();
        Plan plan = new Plan(home, count, Duration.ofMinutes(minutes), seed);
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%d cores; %s %s; Java %s%n%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Runtime.version());
        out.println(Row.head());
        boolean holds = true;
        for (What what : wanted) {
            for (Row row : what.harm().of(plan)) {
                out.println(row);
                holds &= row.holds();
            }
        }
        return holds ? 0 : 1;
    }
}
