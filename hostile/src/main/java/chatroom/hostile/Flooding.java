package chatroom.hostile;

import chatroom.hostile.Flooder.Does;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/// Measures how much longer people wait for each other while one member of their session floods it:
/// in many short turns, each beside one without, in random order, so that what else happens on the
/// machine meets all of them alike; and beside one who says as much as a flood is let through. Used
/// by one thread.
final class Flooding {
    private static final int PEOPLE = 20;

    /// Some sixty messages a second, each told to twenty.
    private static final Duration PAUSE = Duration.ofMillis(16);

    /// Until the member is in, has had what may be said at once, and has filled what lies between.
    private static final Duration LEAD = Duration.ofMillis(800);

    private static final Duration TURN = Duration.ofMillis(1_700);
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final double MOST_MORE = 0.10;

    private final ServerProcess server;
    private final Gathering people;
    private final Flooder flooder;
    private final Map<Does, List<Turn>> turns = new EnumMap<>(Does.class);
    private int lost;

    /// @param p99 milliseconds from say to told
    /// @param cpu milliseconds that the server used of a processor in each second
    private record Turn(double median, double p99, double cpu) {}

    private Flooding(ServerProcess server, Gathering people, Flooder flooder) {
        this.server = server;
        this.people = people;
        this.flooder = flooder;
        for (Does each : Does.values()) {
            turns.put(each, new ArrayList<>());
        }
    }

    static List<Row> measure(Plan plan) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        Duration round = LEAD.plus(TURN).multipliedBy(Does.values().length);
        int rounds = Math.max(1, (int) plan.time().dividedBy(round.multipliedBy(2)));
        try (ServerProcess server = ServerProcess.start(plan.home())) {
            for (Way way : List.of(Way.plain(server.port()), Way.encrypted(server.port()))) {
                rows.addAll(by(server, way, rounds, new Random(plan.seed())));
            }
            rows.add(Row.faults(server.faults()));
        }
        return rows;
    }

    private static List<Row> by(ServerProcess server, Way way, int rounds, Random random)
            throws IOException, InterruptedException {
        String session = "Busy " + way;
        try (Gathering people = Gathering.of(way, session, PEOPLE, PAUSE);
                Flooder flooder = new Flooder(way, session)) {
            people.talk(WARM_UP);
            Flooding it = new Flooding(server, people, flooder);
            List<Does> order = new ArrayList<>(List.of(Does.values()));
            for (int i = 0; i < rounds; i++) {
                Collections.shuffle(order, random);
                for (Does each : order) {
                    it.turn(each);
                }
            }
            return it.rows(way);
        }
    }

    private void turn(Does what) throws IOException, InterruptedException {
        flooder.begin(what);
        lost += people.talk(LEAD).lost();
        long begun = System.nanoTime();
        Duration before = server.cpu();
        Gathering.Account account = people.talk(TURN);
        double seconds = (System.nanoTime() - begun) / 1e9;
        lost += account.lost();
        double cpu = server.cpu().minus(before).toMillis() / seconds;
        of(what).add(new Turn(account.median(), account.p99(), cpu));
        flooder.end();
    }

    private List<Turn> of(Does what) {
        return Objects.requireNonNull(turns.get(what));
    }

    private List<Row> rows(Way way) {
        List<Row> rows = new ArrayList<>();
        rows.add(
                Row.promised(
                        "One of %d members floods, by the %s door: others' messages lost"
                                .formatted(PEOPLE + 1, way),
                        "0",
                        Integer.toString(lost),
                        lost == 0));
        rows.add(
                Row.beside(
                        "… turns with and without; others' median and p99 without",
                        "%d each; %.1f ms, %.1f ms"
                                .formatted(
                                        of(Does.NOTHING).size(),
                                        median(Does.NOTHING, Turn::median),
                                        median(Does.NOTHING, Turn::p99))));
        for (Does each : Does.values()) {
            if (each.floods()) {
                rows.addAll(more(each));
            }
        }
        rows.add(
                Row.beside(
                        "… sent by the flooder; refused",
                        "%,d; %,d".formatted(flooder.said(), flooder.refused())));
        return rows;
    }

    private List<Row> more(Does flood) {
        Does polite = flood.politely();
        Pairs more = pairs(flood, Does.NOTHING, Turn::p99);
        return List.of(
                Row.promised(
                        "… with %s: others' p99, more than without (95 %%)".formatted(flood),
                        "<= 10 %",
                        more.toString(),
                        more.atMost(MOST_MORE)),
                Row.beside(
                        "… … more than with one who says as much politely",
                        pairs(flood, polite, Turn::p99).toString()),
                Row.beside(
                        "… … who costs, more than without",
                        pairs(polite, Does.NOTHING, Turn::p99).toString()),
                Row.beside(
                        "… … others' median, more than without; with the polite one",
                        pairs(flood, Does.NOTHING, Turn::median)
                                + "; "
                                + pairs(polite, Does.NOTHING, Turn::median)),
                Row.beside(
                        "… … processor time of the server: with; polite; without",
                        "%.0f; %.0f; %.0f ms a second"
                                .formatted(
                                        median(flood, Turn::cpu),
                                        median(polite, Turn::cpu),
                                        median(Does.NOTHING, Turn::cpu))));
    }

    private Pairs pairs(Does with, Does without, ToDoubleFunction<Turn> figure) {
        return Pairs.of(figures(with, figure), figures(without, figure));
    }

    private List<Double> figures(Does what, ToDoubleFunction<Turn> figure) {
        return of(what).stream().map(figure::applyAsDouble).toList();
    }

    private double median(Does what, ToDoubleFunction<Turn> figure) {
        List<Double> sorted = figures(what, figure).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
