package chatroom.discovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Measures how long it takes from the wish to find a server until the first one is known: opening
/// the sockets, asking, and the answer. `docs/discovery.md` has the command.
///
/// `FindTimes [SEARCHES] [here] [dns-sd]`: `here` starts a beacon of its own, otherwise one must be
/// running in this network; `dns-sd` asks in no other way.
final class FindTimes {
    private FindTimes() {}

    public static void main(String[] args) throws Exception {
        List<String> with = List.of(args);
        int searches = args.length > 0 && args[0].matches("\\d+") ? Integer.parseInt(args[0]) : 100;
        if (with.contains("here")) {
            Beacon.open(Beacon.PORT, () -> Examples.PLANETS, address -> {});
        }
        Search search = with.contains("dns-sd") ? Search.USUAL.withPort(1) : Search.USUAL;
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < searches; i++) {
            times.add(first(search));
        }
        System.out.println("the first search of this process: " + millis(times.getFirst()));
        Collections.sort(times);
        System.out.println("median of " + searches + ": " + millis(times.get(searches / 2)));
        System.out.println("the slowest: " + millis(times.getLast()));
        System.exit(0); // JmDNS leaves threads behind
    }

    private static Duration first(Search search) throws InterruptedException {
        BlockingQueue<FoundServer> found = new ArrayBlockingQueue<>(Bounds.SERVERS);
        long start = System.nanoTime();
        try (Watch watch = Finder.watch(search, found::offer)) {
            if (found.poll(10, TimeUnit.SECONDS) == null) {
                throw new IllegalStateException(
                        "no server answers: " + watch.finding().diagnosis());
            }
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    private static String millis(Duration time) {
        return "%.1f ms".formatted(time.toNanos() / 1e6);
    }
}
