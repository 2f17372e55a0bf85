package chatroom.bench;

import chatroom.bench.load.Load;
import chatroom.bench.load.Scenario;
import chatroom.bench.load.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What it costs the server to tell one member one message, in the scenarios in which fan-out
/// servers are compared.
///
/// @param nanos processor time of the server for each delivery, all its threads together
/// @param perSecond deliveries a second
/// @param p50 from saying to being told, in the middle, in microseconds
/// @param p99 the same, which one in a hundred exceeded
/// @param lost deliveries that did not come
/// @param wrong entries that a member was not told, or told twice or out of order
record Fanout(double nanos, double perSecond, double p50, double p99, long lost, long wrong) {
    private static final Scenario WARM_UP = new Scenario("warm", 1, 1_000, 10, 32, 0);

    /// Plain, with the log.
    static List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        return all(plan, "log", false, Scenario.COMPARED);
    }

    /// Plain, with nothing kept.
    static List<Figure> ephemeral(Plan plan) throws IOException, InterruptedException {
        return all(plan, "ephemeral", false, Scenario.COMPARED, "--ephemeral");
    }

    /// By the encrypted door, with the log.
    static List<Figure> encrypted(Plan plan) throws IOException, InterruptedException {
        return all(plan, "TLS, log", true, Scenario.COMPARED.subList(0, 3));
    }

    private static List<Figure> all(
            Plan plan, String how, boolean encrypted, List<Scenario> scenarios, String... options)
            throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        try (ServerProcess server = forFanout(plan, 0, options)) {
            run(
                    server,
                    scenarios.getFirst(),
                    encrypted,
                    "warm",
                    plan.warmUp(),
                    Duration.ofSeconds(1));
            run(server, WARM_UP, encrypted, "hot", Duration.ofSeconds(1), Duration.ofSeconds(1));
            for (Scenario scenario : scenarios) {
                Fanout it =
                        run(
                                server,
                                scenario,
                                encrypted,
                                "room",
                                Duration.ofSeconds(1),
                                plan.time());
                figures.addAll(it.figures(scenario.words() + " (" + how + ")"));
            }
        }
        return figures;
    }

    /// A server with one event loop and no limits, which forgets sessions as soon as everybody has
    /// gone.
    static ServerProcess forFanout(Plan plan, long stored, String... options)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("--loops", "1", "--hold", "off"));
        all.addAll(List.of(options));
        return ServerProcess.startForLoad(plan, stored, all.toArray(String[]::new));
    }

    static Fanout run(
            ServerProcess server,
            Scenario scenario,
            boolean encrypted,
            String prefix,
            Duration warmUp,
            Duration time)
            throws IOException, InterruptedException {
        try (Load load = Load.enter(scenario, server.port(), encrypted, prefix)) {
            load.talk();
            Thread.sleep(warmUp);
            load.time();
            Tally.Count before = load.count();
            long cpu = server.cpu().toNanos();
            long begun = System.nanoTime();
            Thread.sleep(time);
            Tally.Count after = load.count();
            long used = server.cpu().toNanos() - cpu;
            double seconds = (System.nanoTime() - begun) / 1e9;
            long[] times = load.times();
            Tally.Count end = load.fallSilent();
            long told = after.delivered() - before.delivered();
            return new Fanout(
                    (double) used / told,
                    told / seconds,
                    percentile(times, 0.5),
                    percentile(times, 0.99),
                    end.said() * scenario.members() - end.delivered(),
                    end.missing() + end.doubled());
        }
    }

    static double percentile(long[] sorted, double part) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, part * sorted.length)] / 1e3;
    }

    private List<Figure> figures(String what) {
        return List.of(
                Figure.beside(what, "%,.0f ns CPU per delivery".formatted(nanos)),
                Figure.beside(
                        "… deliveries/s; say to told p50, p99",
                        "%,.0f; %,.1f, %,.1f ms".formatted(perSecond, p50 / 1e3, p99 / 1e3)),
                Figure.promised(
                        "… lost; twice or out of order",
                        "0; 0",
                        "%,d; %,d".formatted(lost, wrong),
                        lost == 0 && wrong == 0));
    }
}
