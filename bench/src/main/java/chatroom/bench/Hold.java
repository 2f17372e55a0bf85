package chatroom.bench;

import chatroom.bench.load.Load;
import chatroom.bench.load.Scenario;
import chatroom.bench.load.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Ten thousand encrypted connections for a long time, with somebody talking in each of a hundred
/// sessions, on a server with a small heap. Has no state.
final class Hold {
    private static final Scenario PRESENT = new Scenario("hold", 100, 100, 100, 0, 1);
    private static final String HEAP = "-Xmx512m";
    private static final long RESIDENT = 1_000_000_000;
    private static final double P99_MILLIS = 250;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private Hold() {}

    static List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.startForLoad(plan.withJava(HEAP));
                Load load = Load.enter(PRESENT, server.port(), true, "hold")) {
            load.talk();
            Thread.sleep(plan.warmUp());
            load.time();
            long largest = 0;
            long end = System.nanoTime() + plan.time().toNanos();
            while (System.nanoTime() < end) {
                Thread.sleep(LOOK_EVERY);
                largest = Math.max(largest, server.resident());
                load.count(); // fails where a connection was dropped
            }
            double p99 = Fanout.percentile(load.times(), 0.99) / 1e3;
            double p50 = Fanout.percentile(load.times(), 0.5) / 1e3;
            Tally.Count count = load.fallSilent();
            long lost = count.said() * PRESENT.members() - count.delivered();
            long wrong = count.missing() + count.doubled();
            return List.of(
                    Figure.promised(
                            "10,000 TLS connections for %,d s, 100 messages/s: dropped"
                                    .formatted(plan.time().toSeconds()),
                            "0",
                            "%,d".formatted(count.gone()),
                            count.gone() == 0),
                    Figure.promised(
                            "… deliveries lost; twice or out of order",
                            "0; 0",
                            "%,d; %,d of %,d".formatted(lost, wrong, count.delivered()),
                            lost == 0 && wrong == 0),
                    Figure.promised(
                            "… resident memory at most (" + HEAP + ")",
                            "≤ 1 GB",
                            "%,d MB".formatted(largest / 1_000_000),
                            largest <= RESIDENT),
                    Figure.promised(
                            "… say to told: p99",
                            "≤ 250 ms",
                            "%.1f ms (p50 %.1f ms)".formatted(p99, p50),
                            p99 <= P99_MILLIS));
        }
    }
}
