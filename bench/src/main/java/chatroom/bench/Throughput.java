package chatroom.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// How many messages a second a busy session takes, keeps and tells to everybody, with the load
/// generator beside the server on the same cores.
///
/// @param perSecond messages that were told to the last of all members, each second
/// @param said messages in all, with those of the warm-up
/// @param lost messages that a member was not told, counted for each member
/// @param twice messages that a member was told again or out of order, counted likewise
/// @param server how many cores the server kept busy
/// @param generator how many cores the load generator kept busy
record Throughput(
        double perSecond, long said, long lost, long twice, double server, double generator) {
    private static final int MEMBERS = 10;
    private static final int TALKERS = 4;
    private static final int UNANSWERED = 64;
    private static final double TARGET = 20_000;

    static List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        Throughput it = run(plan);
        return List.of(
                Figure.promised(
                        "One session, %d members, %d talk with %d unanswered: messages/s"
                                .formatted(MEMBERS, TALKERS, UNANSWERED),
                        "≥ 20,000",
                        "%,.0f".formatted(it.perSecond),
                        it.perSecond >= TARGET),
                Figure.promised(
                        "… not told to a member; told twice or out of order",
                        "0; 0",
                        "%,d; %,d of %,d".formatted(it.lost, it.twice, it.said * MEMBERS),
                        it.lost == 0 && it.twice == 0),
                Figure.beside(
                        "… cores used by the server; by the load generator",
                        "%.2f; %.2f".formatted(it.server, it.generator)));
    }

    static Throughput run(Plan plan) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.startForLoad(plan);
                Crowd crowd = Crowd.enter(server.port(), MEMBERS, TALKERS, UNANSWERED)) {
            crowd.talk(plan.warmUp());
            long told = crowd.told();
            double cpu = seconds(server.cpu());
            double own = ownCpu();
            long begun = System.nanoTime();
            crowd.talk(plan.time());
            double time = (System.nanoTime() - begun) / 1e9;
            double perSecond = (crowd.told() - told) / time;
            double usedByServer = (seconds(server.cpu()) - cpu) / time;
            double usedHere = (ownCpu() - own) / time;
            crowd.fallSilent();
            return new Throughput(
                    perSecond, crowd.said(), crowd.lost(), crowd.twice(), usedByServer, usedHere);
        }
    }

    private static double ownCpu() {
        return seconds(ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
