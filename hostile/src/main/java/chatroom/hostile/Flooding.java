package chatroom.hostile;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// Measures how much longer people wait for each other while one member of their session floods it.
/// Used by one thread.
final class Flooding {
    private static final int PEOPLE = 20;

    /// Some sixty messages a second, each told to twenty.
    private static final Duration PAUSE = Duration.ofMillis(16);

    /// Each has every flood once, and before each a time without, so that what else happens on the
    /// machine meets all of them alike.
    private static final int ROUNDS = 7;

    /// How long one lasts, in parts of the plan: two doors, and two floods with a time before each.
    private static final int TIMES = 2 * 2 * 2 * ROUNDS;

    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final double MOST_MORE = 0.10;

    private final ServerProcess server;
    private final Gathering people;
    private final Flooder flooder;
    private final Map<Flooder.With, List<Round>> before = new EnumMap<>(Flooder.With.class);
    private final Map<Flooder.With, List<Round>> flooded = new EnumMap<>(Flooder.With.class);
    private int lost;

    /// @param p99 milliseconds from say to told
    /// @param cpu milliseconds that the server used of a processor in each second
    private record Round(double p99, double cpu) {}

    private Flooding(ServerProcess server, Gathering people, Flooder flooder) {
        this.server = server;
        this.people = people;
        this.flooder = flooder;
        for (Flooder.With with : Flooder.With.values()) {
            before.put(with, new ArrayList<>());
            flooded.put(with, new ArrayList<>());
        }
    }

    static List<Row> measure(Plan plan) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(plan.home())) {
            for (Way way : List.of(Way.plain(server.port()), Way.encrypted(server.port()))) {
                rows.addAll(by(server, way, plan.time().dividedBy(TIMES)));
            }
            rows.add(Row.faults(server.faults()));
        }
        return rows;
    }

    private static List<Row> by(ServerProcess server, Way way, Duration each)
            throws IOException, InterruptedException {
        String session = "Busy " + way;
        try (Gathering people = Gathering.of(way, session, PEOPLE, PAUSE);
                Flooder flooder = Flooder.in(way, session)) {
            people.talk(WARM_UP);
            Flooding it = new Flooding(server, people, flooder);
            for (int i = 0; i < ROUNDS; i++) {
                it.round(each);
            }
            return it.rows(way);
        }
    }

    private void round(Duration each) throws IOException, InterruptedException {
        for (Flooder.With with : Flooder.With.values()) {
            of(before, with).add(talk(each));
            flooder.begin(with);
            of(flooded, with).add(talk(each));
            flooder.pause();
            people.talk(Duration.ofSeconds(1)); // until what waits in buffers is gone
        }
    }

    private static List<Round> of(Map<Flooder.With, List<Round>> rounds, Flooder.With with) {
        return Objects.requireNonNull(rounds.get(with));
    }

    private List<Round> quiet() {
        return before.values().stream().flatMap(List::stream).toList();
    }

    private Round talk(Duration time) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Duration before = server.cpu();
        Gathering.Account account = people.talk(time);
        double seconds = (System.nanoTime() - begun) / 1e9;
        lost += account.lost();
        return new Round(account.p99(), server.cpu().minus(before).toMillis() / seconds);
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
        flooded.forEach((with, rounds) -> rows.add(more(with, rounds)));
        rows.add(wavering());
        flooded.forEach((with, rounds) -> rows.add(used(with, rounds)));
        rows.add(
                Row.beside(
                        "… sent by the flooder; refused",
                        "%,d; %,d".formatted(flooder.said(), flooder.refused())));
        return rows;
    }

    private Row more(Flooder.With with, List<Round> rounds) {
        double without = median(quiet(), Round::p99);
        double flood = median(rounds, Round::p99);
        double more = flood / without - 1;
        return Row.promised(
                "… with %s: others' p99 from say to told; without; more".formatted(with),
                "<= 10 %",
                "%.1f ms; %.1f ms; %+.0f %%".formatted(flood, without, more * 100),
                more <= MOST_MORE);
    }

    /// How far apart the same is from itself: less than that says nothing.
    private Row wavering() {
        double first = median(of(before, Flooder.With.MESSAGES), Round::p99);
        double second = median(of(before, Flooder.With.BYTES), Round::p99);
        return Row.beside(
                "… without a flood, before the one and before the other: p99",
                "%.1f ms; %.1f ms; %+.0f %%".formatted(first, second, (second / first - 1) * 100));
    }

    private Row used(Flooder.With with, List<Round> rounds) {
        return Row.beside(
                "… with %s: the server's processor time; without".formatted(with),
                "%.0f ms a second; %.0f ms"
                        .formatted(median(rounds, Round::cpu), median(quiet(), Round::cpu)));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> of) {
        return rounds.stream().mapToDouble(of).sorted().toArray()[rounds.size() / 2];
    }
}
