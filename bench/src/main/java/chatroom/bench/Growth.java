package chatroom.bench;

import chatroom.bench.load.Load;
import chatroom.bench.load.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the cost of a delivery depends on: on how many are told, and not on what else there is.
/// Draws a picture of each. Has no state.
final class Growth {
    private static final Scenario TEN = new Scenario("ten", 1, 10, 10, 32, 0);
    private static final int[] MEMBERS = {10, 32, 100, 320, 1_000, 3_200, 10_000};
    private static final int[] ELSEWHERE = {1, 10, 100, 1_000, 10_000};
    private static final long[] STORED = {1, 1_000, 10_000, 100_000, 1_000_000, 10_000_000};

    private Growth() {}

    static List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        Plot members = new Plot("CPU per delivery by members of the session", "members", "ns");
        for (int count : MEMBERS) {
            Scenario room = new Scenario("members", 1, count, 10, 32, 0);
            add(figures, members, "members of the session", count, cost(plan, 0, null, room));
        }
        draw(plan, members, "growth-members.svg");
        Plot elsewhere =
                new Plot(
                        "CPU per delivery in a session of 10, by other sessions",
                        "other sessions, each with a member",
                        "ns");
        for (int count : ELSEWHERE) {
            Scenario others = new Scenario("others", count, 1, 0, 0, 1);
            add(figures, elsewhere, "other sessions", count, cost(plan, 0, others, TEN));
        }
        draw(plan, elsewhere, "growth-sessions.svg");
        Plot stored =
                new Plot(
                        "CPU per delivery in a session of 10, by entries in the log",
                        "entries stored before",
                        "ns");
        for (long count : STORED) {
            if (count <= plan.stored()) {
                add(figures, stored, "entries stored before", count, cost(plan, count, null, TEN));
            }
        }
        draw(plan, stored, "growth-stored.svg");
        return figures;
    }

    private static double cost(Plan plan, long stored, @Nullable Scenario others, Scenario room)
            throws IOException, InterruptedException {
        try (ServerProcess server = Fanout.forFanout(plan, stored)) {
            Fanout.run(server, TEN, false, "warm", Duration.ZERO, plan.warmUp());
            if (others == null) {
                return talk(plan, server, room);
            }
            try (Load silent = Load.enter(others, server.port(), false, "other")) {
                double cost = talk(plan, server, room);
                silent.count();
                return cost;
            }
        }
    }

    private static double talk(Plan plan, ServerProcess server, Scenario room)
            throws IOException, InterruptedException {
        return Fanout.run(server, room, false, "room", Duration.ofSeconds(1), plan.time()).nanos();
    }

    private static void add(List<Figure> figures, Plot plot, String what, long count, double cost) {
        plot.add((double) count, cost);
        figures.add(
                Figure.beside(
                        "%s: %,d".formatted(what, count),
                        "%,.0f ns CPU per delivery".formatted(cost)));
    }

    private static void draw(Plan plan, Plot plot, String name) throws IOException {
        Path folder = Files.createDirectories(plan.home().resolve("bench/target/plots"));
        Files.writeString(folder.resolve(name), plot.svg());
    }
}
