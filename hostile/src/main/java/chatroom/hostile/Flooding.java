package chatroom.hostile;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Measures how much longer people wait for each other while one member of their session floods it.
/// Used by one thread.
final class Flooding {
    private static final int PEOPLE = 20;

    /// Some sixty messages a second, each told to twenty.
    private static final Duration PAUSE = Duration.ofMillis(16);

    /// Each has a time without a flood and one with each flood, in turn: what else happens on the
    /// machine meets all of them alike.
    private static final int ROUNDS = 7;

    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final double MOST_MORE = 0.10;

    private final Gathering people;
    private final Flooder flooder;
    private final List<Double> quiet = new ArrayList<>();
    private final Map<Flooder.With, List<Double>> flooded = new EnumMap<>(Flooder.With.class);
    private int lost;

    private Flooding(Gathering people, Flooder flooder) {
        this.people = people;
        this.flooder = flooder;
        for (Flooder.With with : Flooder.With.values()) {
            flooded.put(with, new ArrayList<>());
        }
    }

    static List<Row> measure(Plan plan) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(plan.home())) {
            for (Way way : List.of(Way.plain(server.port()), Way.encrypted(server.port()))) {
                rows.addAll(by(way, plan.time().dividedBy(6 * ROUNDS)));
            }
            rows.add(Row.faults(server.faults()));
        }
        return rows;
    }

    private static List<Row> by(Way way, Duration each) throws IOException, InterruptedException {
        String session = "Busy " + way;
        try (Gathering people = Gathering.of(way, session, PEOPLE, PAUSE);
                Flooder flooder = Flooder.in(way, session)) {
            people.talk(WARM_UP);
            Flooding it = new Flooding(people, flooder);
            for (int i = 0; i < ROUNDS; i++) {
                it.round(each);
            }
            return it.rows(way);
        }
    }

    private void round(Duration each) throws IOException, InterruptedException {
        quiet.add(talk(each));
        for (Map.Entry<Flooder.With, List<Double>> flood : flooded.entrySet()) {
            flooder.begin(flood.getKey());
            flood.getValue().add(talk(each));
            flooder.pause();
            people.talk(Duration.ofSeconds(1)); // until what waits in buffers is gone
        }
    }

    private double talk(Duration time) throws IOException, InterruptedException {
        Gathering.Account account = people.talk(time);
        lost += account.lost();
        return account.p99();
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
        flooded.forEach((with, times) -> rows.add(more(with, times)));
        rows.add(
                Row.beside(
                        "… sent by the flooder; refused",
                        "%,d; %,d".formatted(flooder.said(), flooder.refused())));
        return rows;
    }

    private Row more(Flooder.With with, List<Double> times) {
        double more = median(times) / median(quiet) - 1;
        return Row.promised(
                "… with %s: others' p99 from say to told; without; more"
                        .formatted(with.name().toLowerCase(Locale.ROOT)),
                "<= 10 %",
                "%.1f ms; %.1f ms; %+.0f %%".formatted(median(times), median(quiet), more * 100),
                more <= MOST_MORE);
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
