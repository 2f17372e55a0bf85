package chatroom.bench;

import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import chatroom.client.News;
import chatroom.client.Options;
import chatroom.core.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// From one person's saying something until another's program hears it, both with the client
/// library, at a steady pace. Messages are due whether or not those before them have been answered,
/// so that a pause of the server shows in every message that it delays.
///
/// One instance for one measurement; said by one thread, heard by another.
final class Latency {
    private static final int PER_SECOND = 100;
    private static final double P50_MILLIS = 2;
    private static final double P99_MILLIS = 15;
    private static final long PATIENCE_SECONDS = 20;
    private static final String SESSION = "Bench";

    private final int warmUp;
    private final int counted;
    private final AtomicLongArray saidAt;
    private final AtomicLongArray heardAt;
    private final CountDownLatch unheard;

    private Latency(Plan plan) {
        warmUp = messages(plan.warmUp());
        counted = Math.max(1, messages(plan.time()));
        saidAt = new AtomicLongArray(warmUp + counted);
        heardAt = new AtomicLongArray(warmUp + counted);
        unheard = new CountDownLatch(warmUp + counted);
    }

    private static int messages(Duration time) {
        return Math.toIntExact(time.toMillis() * PER_SECOND / 1_000);
    }

    static List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        Times times = new Latency(plan).run(plan);
        String what = "Say to told, two clients, %d messages/s: ".formatted(PER_SECOND);
        return List.of(
                Figure.promised(
                        what + "p50",
                        "< 2 ms",
                        "%.2f ms".formatted(times.median()),
                        times.median() < P50_MILLIS),
                Figure.promised(
                        what + "p99",
                        "< 15 ms",
                        "%.2f ms".formatted(times.percentile(99)),
                        times.percentile(99) < P99_MILLIS),
                Figure.beside(
                        "… the slowest of %,d".formatted(times.sorted().size()),
                        "%.2f ms".formatted(times.slowest())));
    }

    private Times run(Plan plan) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.startForLoad(plan);
                Client anna = connect(server, Listener.NOBODY);
                Client bert = connect(server, this::hear)) {
            anna.create(NewSession.of(SESSION), "Anna");
            bert.join(SESSION, "Bert", null);
            sayAll(anna);
            if (!unheard.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(unheard.getCount() + " messages were not told");
            }
        }
        return new Times(
                IntStream.range(warmUp, warmUp + counted)
                        .mapToObj(i -> Duration.ofNanos(heardAt.get(i) - saidAt.get(i)))
                        .toList());
    }

    private static Client connect(ServerProcess server, Listener listener) throws IOException {
        return Client.connect(List.of(server.address()), Options.of("bench"), listener);
    }

    private void sayAll(Client anna) {
        long begun = System.nanoTime();
        try (ExecutorService mouths = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < saidAt.length(); i++) {
                long due = begun + i * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
                for (long early; (early = due - System.nanoTime()) > 0; ) {
                    LockSupport.parkNanos(early);
                }
                String text = Integer.toString(i);
                saidAt.set(i, System.nanoTime());
                mouths.execute(() -> say(anna, text));
            }
        }
    }

    private static void say(Client anna, String text) {
        try {
            anna.say(text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(News news) {
        if (news instanceof News.Told told && told.entry().event() instanceof Event.Said said) {
            heardAt.set(Integer.parseInt(said.text().value()), System.nanoTime());
            unheard.countDown();
        }
    }
}
