package chatroom.hostile;

import chatroom.discovery.Beacon;
import chatroom.discovery.ServerInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Measures what malformed inputs do to a server and to those who talk on it. Stateless.
final class Inputs {
    private Inputs() {}

    private interface Inputting {
        Malformed.Outcome with(Malformed malformed) throws IOException;
    }

    /// What is sent, and how those who are honest have come in.
    private record Endpoint(boolean encrypted, Inputting what) {
        Way way(int port) {
            return encrypted ? Way.encrypted(port) : Way.plain(port);
        }
    }

    /// In rounds, each with the next seed, until the time is over; once at least.
    static List<Row> measure(Plan plan) throws IOException, InterruptedException {
        Corpora corpora = Corpora.of(plan.home());
        List<Row> rows = new ArrayList<>();
        long end = System.nanoTime() + plan.time().toNanos();
        long seed = plan.seed();
        do {
            rows.addAll(round(plan, corpora, seed++));
        } while (System.nanoTime() < end);
        return rows;
    }

    private static List<Row> round(Plan plan, Corpora corpora, long seed)
            throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        int udp = Packets.freePort();
        ServerInfo info = new ServerInfo("Hostile", "a".repeat(26), 1, 1, 0, 0);
        List<Endpoint> endpoints =
                List.of(
                        new Endpoint(false, Malformed::json),
                        new Endpoint(false, Malformed::frames),
                        new Endpoint(false, Malformed::http),
                        new Endpoint(true, Malformed::handshakes),
                        new Endpoint(true, Malformed::json),
                        new Endpoint(true, Malformed::frames),
                        new Endpoint(true, Malformed::http),
                        new Endpoint(false, m -> m.packets(udp)));
        for (Endpoint endpoint : endpoints) {
            try (ServerProcess server = ServerProcess.start(plan.home());
                    Beacon _ = Beacon.open(udp, () -> info, _ -> {});
                    Pair honest = Pair.on(endpoint.way(server.port()))) {
                Thread.sleep(Plan.QUIET);
                Pair.Account quiet = honest.account();
                Malformed malformed =
                        new Malformed(endpoint.way(server.port()), corpora, plan.count(), seed);
                Malformed.Outcome outcome = endpoint.what().with(malformed);
                Pair.Account account = honest.account();
                rows.add(
                        Row.beside(
                                "%s, seed %d: inputs; closed; slowest answer or end"
                                        .formatted(outcome.endpoint(), seed),
                                "%,d; %,d; %.0f ms"
                                        .formatted(
                                                outcome.sent(),
                                                outcome.closed(),
                                                outcome.slowest())));
                rows.add(Row.honest(account));
                rows.add(Row.delay(quiet, account));
                rows.add(Row.faults(server.faults()));
            }
        }
        return rows;
    }
}
