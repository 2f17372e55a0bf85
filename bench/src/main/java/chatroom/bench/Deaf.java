package chatroom.bench;

import chatroom.bench.load.Load;
import chatroom.bench.load.Scenario;
import chatroom.bench.load.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// A thousand members who do not read beside fifty who do: what they cost the server and the
/// others, and whether they are told everything when they read again. Has no state.
final class Deaf {
    private static final int READERS = 50;
    private static final int DEAF = 1_000;
    private static final int PER_SECOND = 200;
    private static final String HEAP = "-Xmx512m";
    private static final long MEMORY = 64L << 20;
    private static final int RECEIVE = 256 * 1024;

    private Deaf() {}

    static List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        Scenario room = new Scenario("deaf", 1, READERS + DEAF, READERS, 0, PER_SECOND);
        try (ServerProcess server = ServerProcess.startForLoad(plan.withJava(HEAP));
                Load load = Load.enterNarrow(room, server.port(), RECEIVE, "deaf")) {
            load.talk();
            Thread.sleep(plan.warmUp());
            double without = p99(load, Duration.ofSeconds(10));
            long before = server.resident();
            load.reads(READERS, READERS + DEAF, false);
            double beside = p99(load, plan.time());
            long grown = server.resident() - before;
            load.count(); // fails where one was disconnected
            load.reads(READERS, READERS + DEAF, true);
            Tally.Count end = load.fallSilent();
            long lost = end.said() * room.members() - end.delivered();
            long wrong = end.missing() + end.doubled();
            return List.of(
                    Figure.promised(
                            "1,000 who do not read for %,d s at 200/s: disconnected"
                                    .formatted(plan.time().toSeconds()),
                            "0",
                            "%,d".formatted(end.gone()),
                            end.gone() == 0),
                    Figure.promised(
                            "… the server's memory grows by (" + HEAP + ")",
                            "≤ 64 MB",
                            "%,d MB".formatted(grown >> 20),
                            grown <= MEMORY),
                    Figure.promised(
                            "… the 50 others' p99 from say to told",
                            "≤ 2 x",
                            "%.1f ms, without %.1f ms".formatted(beside, without),
                            beside <= 2 * without),
                    Figure.promised(
                            "… when they read again: not told; twice or out of order",
                            "0; 0",
                            "%,d; %,d of %,d".formatted(lost, wrong, end.delivered()),
                            lost == 0 && wrong == 0));
        }
    }

    private static double p99(Load load, Duration time) throws IOException, InterruptedException {
        load.time();
        Thread.sleep(time);
        return Fanout.percentile(load.times(), 0.99) / 1e3;
    }
}
