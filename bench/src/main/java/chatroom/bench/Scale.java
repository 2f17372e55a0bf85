package chatroom.bench;

import chatroom.bench.load.Load;
import chatroom.bench.load.Scenario;
import chatroom.bench.load.Tally;
import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What one node, two and three take and tell that share three NATS servers, beside what one does
/// on its own disk, all on this machine; and what a session costs a node at which nobody of it is.
/// Used by one thread.
final class Scale {
    private static final int MOST = 3;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    /// As much as they can: each who talks has so many unanswered.
    private static final Scenario MOST_OF_IT = new Scenario("most", 20, 10, 5, 8, 0);

    /// What a faults run has: 500 messages a second.
    private static final Scenario STEADY = new Scenario("steady", 20, 10, 5, 0, 25);

    /// Everybody comes in by one node, and the others are looked at.
    private static final Scenario ELSEWHERE = new Scenario("elsewhere", 20, 10, 5, 0, 25);

    private final Plan plan;
    private final List<Figure> figures = new ArrayList<>();
    private int loads;

    private Scale(Plan plan) {
        this.plan = plan;
    }

    static List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        Scale scale = new Scale(plan);
        scale.alone();
        for (int nodes = 1; nodes <= MOST; nodes++) {
            scale.shared(nodes);
        }
        return scale.figures;
    }

    private void alone() throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.startForLoad(plan)) {
            both("SQLite, 1 node", List.of(server));
        }
    }

    private void shared(int count) throws IOException, InterruptedException {
        List<ServerProcess> nodes = new ArrayList<>();
        try (NatsServers engine = NatsServers.start(plan)) {
            try {
                Plan cluster = plan.with(List.of("--cluster", engine.addresses()));
                for (int i = 0; i < count; i++) {
                    nodes.add(ServerProcess.startForLoad(cluster));
                }
                both("NATS, %d node%s".formatted(count, count == 1 ? "" : "s"), nodes);
                if (count == MOST) {
                    elsewhere(nodes);
                }
            } finally {
                for (ServerProcess node : nodes) {
                    node.close();
                }
            }
        }
    }

    private void both(String what, List<ServerProcess> nodes)
            throws IOException, InterruptedException {
        run(what + ", as much as goes", MOST_OF_IT, nodes);
        run(what + ", 500/s", STEADY, nodes);
    }

    private void run(String what, Scenario scenario, List<ServerProcess> nodes)
            throws IOException, InterruptedException {
        try (Load load = enter(scenario, nodes, nodes)) {
            load.talk();
            Thread.sleep(plan.warmUp());
            load.time();
            Tally.Count before = load.count();
            long begun = System.nanoTime();
            Thread.sleep(plan.time());
            double seconds = (System.nanoTime() - begun) / 1e9;
            Tally.Count after = load.count();
            long[] times = load.times();
            Tally.Count end = load.fallSilent();
            double told = (after.delivered() - before.delivered()) / seconds;
            figures.add(
                    Figure.beside(
                            what + ": messages/s; told/s; p50, p99",
                            "%,.0f; %,.0f; %.0f, %.0f ms"
                                    .formatted(
                                            told / scenario.members(),
                                            told,
                                            at(times, 50),
                                            at(times, 99))));
            figures.add(
                    Figure.promised(
                            "… not told; twice or out of order",
                            "0; 0",
                            "%,d; %,d of %,d"
                                    .formatted(
                                            end.said() * scenario.members() - end.delivered(),
                                            end.doubled(),
                                            end.said() * scenario.members()),
                            end.said() * scenario.members() == end.delivered()
                                    && end.doubled() == 0));
        }
    }

    private static double at(long[] times, int percent) {
        return times.length == 0
                ? 0
                : times[Math.min(times.length - 1, times.length * percent / 100)] / 1e6;
    }

    private Load enter(Scenario scenario, List<ServerProcess> by, List<ServerProcess> all)
            throws IOException, InterruptedException {
        loads++;
        String prefix = "S" + (char) ('a' + loads) + "-";
        return Load.enter(
                scenario,
                by.stream().map(ServerProcess::port).toList(),
                prefix,
                () -> known(prefix, scenario.sessions(), all));
    }

    /// Every node lists all that were created.
    private static void known(String prefix, int sessions, List<ServerProcess> nodes)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        for (ServerProcess node : nodes) {
            try (Client client =
                    Client.connect(List.of(node.address()), Options.of("bench"), Listener.NOBODY)) {
                while (client.list().stream().filter(l -> l.name().startsWith(prefix)).count()
                        < sessions) {
                    if (System.nanoTime() > end) {
                        throw new IOException("not every node lists every session");
                    }
                    Thread.sleep(20);
                }
            }
        }
    }

    /// What the two nodes use of a core, at which nobody is, while nothing is said and while it is.
    private void elsewhere(List<ServerProcess> nodes) throws IOException, InterruptedException {
        List<ServerProcess> others = nodes.subList(1, MOST);
        Thread.sleep(plan.warmUp());
        double quiet = used(others);
        try (Load load = enter(ELSEWHERE, nodes.subList(0, 1), nodes)) {
            double there = used(others);
            load.talk();
            Thread.sleep(plan.warmUp());
            double talking = used(others);
            var _ = load.fallSilent();
            figures.add(
                    Figure.promised(
                            "Cores of a node at which nobody is: quiet; 20 sessions elsewhere;"
                                    + " 500/s there",
                            "the same",
                            "%.3f; %.3f; %.3f".formatted(quiet, there, talking),
                            talking <= quiet + 0.01));
        }
    }

    private double used(List<ServerProcess> nodes) throws InterruptedException {
        Duration before = cpu(nodes);
        Thread.sleep(plan.time());
        return (cpu(nodes).toNanos() - before.toNanos())
                / (double) plan.time().toNanos()
                / nodes.size();
    }

    private static Duration cpu(List<ServerProcess> nodes) {
        return nodes.stream().map(ServerProcess::cpu).reduce(Duration.ZERO, Duration::plus);
    }
}
