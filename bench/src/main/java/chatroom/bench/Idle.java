package chatroom.bench;

import chatroom.bench.load.Load;
import chatroom.bench.load.Scenario;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// What a connection costs that says nothing: resident memory of the server, with ten thousand of
/// them in a thousand sessions. Has no state.
final class Idle {
    private static final Scenario SILENT = new Scenario("idle", 1_000, 10, 0, 0, 1);
    private static final Duration REST = Duration.ofSeconds(2);

    private Idle() {}

    static List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        return List.of(of(plan, false, "plain", 6_000), of(plan, true, "TLS", 25_000));
    }

    private static Figure of(Plan plan, boolean encrypted, String how, int target)
            throws IOException, InterruptedException {
        try (ServerProcess server = Fanout.forFanout(plan, 0)) {
            Thread.sleep(REST);
            long before = server.resident();
            try (Load load = Load.enter(SILENT, server.port(), encrypted, "idle")) {
                Thread.sleep(REST);
                long each = (server.resident() - before) / SILENT.connections();
                load.count();
                return Figure.promised(
                        "Resident memory of each of 10,000 idle connections (%s)".formatted(how),
                        "≤ %,d B".formatted(target),
                        "%,d B, over %,d MB".formatted(each, before / 1_000_000),
                        each <= target);
            }
        }
    }
}
