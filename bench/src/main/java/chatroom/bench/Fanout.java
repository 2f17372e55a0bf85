package chatroom.bench;

import chatroom.bench.load.Load;
import chatroom.bench.load.Scenario;
import chatroom.bench.load.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        return all(plan, new Way("log", false, 1.5, 3), Scenario.COMPARED);
    }

    /// Plain, with nothing kept.
    static List<Figure> ephemeral(Plan plan) throws IOException, InterruptedException {
        return all(plan, new Way("ephemeral", false, 1.1, 0), Scenario.COMPARED, "--ephemeral");
    }

    /// By the encrypted door, with the log.
    static List<Figure> encrypted(Plan plan) throws IOException, InterruptedException {
        return all(plan, new Way("TLS, log", true, 1, 3), Scenario.COMPARED.subList(0, 3));
    }

    /// How it is measured, and what is promised beside Bun.
    ///
    /// @param w1 processor time in the scenario of that name, as a part of Bun's
    /// @param logMillis how much later everybody may be told because of the log
    private record Way(String name, boolean encrypted, double w1, double logMillis) {
        /// The promised processor time for each delivery, as a part of Bun's; 0 for none.
        double part(Scenario scenario) {
            if (encrypted) {
                return 1;
            }
            return switch (scenario.name()) {
                case "a", "b" -> 0.5;
                case "c" -> logMillis > 0 ? 1.5 : 1.25;
                case "w1" -> w1;
                default -> 0;
            };
        }
    }

    private static List<Figure> all(Plan plan, Way way, List<Scenario> scenarios, String... options)
            throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        try (ServerProcess server = forFanout(plan, 0, options);
                Measurable bun = plan.compares() ? Peer.start(plan, way.encrypted()) : null) {
            warm(plan, server, way);
            if (bun != null) {
                warm(plan, bun, way);
            }
            for (Scenario scenario : scenarios) {
                Fanout beside = bun == null ? null : run(plan, bun, scenario, way);
                Fanout it = run(plan, server, scenario, way);
                String what = scenario.words() + " (" + way.name() + ")";
                figures.addAll(it.figures(what, beside, scenario, way));
            }
        }
        return figures;
    }

    private static void warm(Plan plan, Measurable server, Way way)
            throws IOException, InterruptedException {
        Duration moment = Duration.ofSeconds(1);
        Scenario first = Scenario.COMPARED.getFirst();
        run(server, first, way.encrypted(), "warm", plan.warmUp(), moment);
        run(server, WARM_UP, way.encrypted(), "hot", moment, moment);
    }

    private static Fanout run(Plan plan, Measurable server, Scenario scenario, Way way)
            throws IOException, InterruptedException {
        return run(server, scenario, way.encrypted(), "room", Duration.ofSeconds(1), plan.time());
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
            Measurable server,
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

    private List<Figure> figures(String what, @Nullable Fanout bun, Scenario scenario, Way way) {
        return List.of(
                cost(what, bun, way.part(scenario)),
                bun != null && scenario.window() == 0
                        ? times(bun, way.logMillis() * 1e3)
                        : Figure.beside("… deliveries/s; say to told p50, p99", pace()),
                Figure.promised(
                        "… lost; twice or out of order",
                        "0; 0",
                        "%,d; %,d".formatted(lost, wrong),
                        lost == 0 && wrong == 0));
    }

    private Figure cost(String what, @Nullable Fanout bun, double part) {
        String cost = "%,.0f ns CPU per delivery".formatted(nanos);
        if (bun == null) {
            return Figure.beside(what, cost);
        }
        String beside = "%s, Bun %,.0f".formatted(cost, bun.nanos);
        return part == 0
                ? Figure.beside(what, beside)
                : Figure.promised(
                        what, "≤ %.2f x Bun".formatted(part), beside, nanos <= part * bun.nanos);
    }

    private Figure times(Fanout bun, double more) {
        return Figure.promised(
                "… say to told p50, p99; Bun's",
                "≤ 1.5 x" + (more > 0 ? " + %.0f ms".formatted(more / 1e3) : ""),
                "%,.1f, %,.1f ms; %,.1f, %,.1f ms"
                        .formatted(p50 / 1e3, p99 / 1e3, bun.p50 / 1e3, bun.p99 / 1e3),
                p50 <= 1.5 * bun.p50 + more && p99 <= 1.5 * bun.p99 + more);
    }

    private String pace() {
        return "%,.0f; %,.1f, %,.1f ms".formatted(perSecond, p50 / 1e3, p99 / 1e3);
    }
}
