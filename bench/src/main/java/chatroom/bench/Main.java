package chatroom.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command `bench/run`: measures what is asked for, one after the other, and prints a table in
/// Markdown. Made and run by picocli, on the main thread.
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "",
            "Measures what Chatroom promises about speed, against a server of its own.",
            "Let the machine be quiet otherwise.",
            ""
        },
        footer = {
            "",
            "bench/run parts [JMH OPTIONS] measures what a message passes, each part by itself, by"
                    + " JMH; about two minutes (-h lists the options, -l the parts)."
        })
public final class Main implements Callable<Integer> {
    /// Measures, and says what came of it.
    private interface Measure {
        List<Figure> of(Plan plan) throws IOException, InterruptedException;
    }

    /// What can be measured.
    private enum What {
        START,
        FIND,
        LATENCY,
        THROUGHPUT,
        DESKTOP,
        PHONE,
        CRASHES,
        FANOUT,
        EPHEMERAL,
        TLS,
        IDLE,
        GROWTH,
        HOLD,
        DEAF,
        CHURN,
        CLUSTER,
        PARTED,
        KILLS,
        SCALE,
        ALL;

        private List<Measure> measures() {
            return switch (this) {
                case START -> List.of(Starting::measure);
                case FIND -> List.of(Searching::measure);
                case LATENCY -> List.of(Latency::measure);
                case THROUGHPUT -> List.of(Throughput::measure);
                case DESKTOP -> List.of(Windows::measure);
                case PHONE -> List.of(Phone::measure);
                case CRASHES -> List.of(Crashes::measure);
                case FANOUT -> List.of(Fanout::measure);
                case EPHEMERAL -> List.of(Fanout::ephemeral);
                case TLS -> List.of(Fanout::encrypted);
                case IDLE -> List.of(Idle::measure);
                case GROWTH -> List.of(Growth::measure);
                case HOLD -> List.of(Hold::measure);
                case DEAF -> List.of(Deaf::measure);
                case CHURN -> List.of(Churn::measure);
                case CLUSTER -> List.of(ClusterFaults::measure);
                case PARTED -> List.of(ClusterFaults::parted);
                case KILLS -> List.of(ClusterFaults::brief);
                case SCALE -> List.of(Scale::measure);
                case ALL ->
                        Stream.of(START, FIND, LATENCY, THROUGHPUT)
                                .flatMap(what -> what.measures().stream())
                                .toList();
            };
        }
    }

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..*",
            paramLabel = "FIGURE",
            description =
                    "start, find, latency, throughput, or all of these; desktop, which needs Xvfb;"
                        + " phone, which needs Chromium; fanout, ephemeral, tls, idle: what it"
                        + " costs to tell somebody something, and to be there; growth: what that"
                        + " depends on; hold, deaf, churn, crashes: loads that take long; cluster:"
                        + " what is killed under three nodes, parted: their network fails, kills: a"
                        + " little of it, which need root; scale: what one, two and three nodes"
                        + " take, beside one with its own disk")
    private List<What> wanted = List.of(What.ALL);

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "20",
            description = "how often to start, to search, to crash, and to kill (default: 20)")
    private int runs = 20;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "how long to measure, and to cut a cluster in two (default: 10)")
    private int seconds = 10;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "10",
            description = "how many seconds of the same come before (default: 10)")
    private int warmUp = 10;

    @Option(
            names = "--stored",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "how many messages are stored before crashes begin (default: 1000000)")
    private long stored = 1_000_000;

    @Option(
            names = "--server",
            paramLabel = "OPTIONS",
            defaultValue = "",
            description = "more options for the server, such as \"--loops 1\"")
    private String server = "";

    @Option(
            names = "--java",
            paramLabel = "OPTIONS",
            defaultValue = "",
            description = "more options for the server's JVM, such as \"-Xmx512m\"")
    private String javaOptions = "";

    @Option(
            names = "--cycles",
            paramLabel = "N",
            defaultValue = "100000",
            description = "how many sessions come and go for churn (default: 100000)")
    private int cycles = 100_000;

    @Option(
            names = "--bun",
            paramLabel = "COMMAND",
            defaultValue = "",
            description =
                    "where Bun is (https://bun.sh): fanout, ephemeral and tls then measure it too,"
                            + " in turn with the product")
    private String bun = "";

    /// Ends the process with 0 when all was measured, whether or not it is what was promised.
    ///
    /// @param args the command line
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // numbers are written one way in every country
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        int status =
                new CommandLine(new Main())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setOut(out)
                        .execute(args);
        System.exit(status); // what was started on the way may have left threads behind
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("chatroom.home", ".")).toAbsolutePath().normalize();
        List<String> options =
                server.isBlank() ? List.of() : List.of(server.strip().split(" +", -1));
        Plan plan =
                new Plan(
                        home,
                        Math.max(1, runs),
                        Duration.ofSeconds(warmUp),
                        Duration.ofSeconds(Math.max(1, seconds)),
                        stored,
                        options,
                        javaOptions.strip(),
                        Math.max(1, cycles),
                        bun.strip());
        PrintWriter out = spec.commandLine().getOut();
        Machine.facts(home).forEach(out::println);
        out.println();
        out.println(Figure.head());
        for (What what : wanted) {
            for (Measure measure : what.measures()) {
                measure.of(plan).forEach(figure -> out.println(figure.row()));
            }
        }
        return 0;
    }
}
