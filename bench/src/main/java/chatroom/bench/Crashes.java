package chatroom.bench;

import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// The server is killed at random moments while many talk, and started again: what was acknowledged
/// must be there, once, in one order for everybody.
///
/// @param verdict of all sessions together
/// @param serving from each new start until a client was welcomed
/// @param back from each new start until every member was back in the session
record Crashes(Circle.Verdict verdict, Times serving, Times back) {
    private static final long PATIENCE_SECONDS = 60;
    private static final long SERVING_MILLIS = 3_000;

    /// How many there are, and how much they say.
    record Load(int sessions, int speakersEach, int readersEach, int perSecond) {
        static final Load PROMISED = new Load(10, 2, 4, 1_000);
    }

    static List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        Crashes it = run(plan, Load.PROMISED);
        Circle.Verdict verdict = it.verdict;
        return List.of(
                Figure.promised(
                        "%d times kill -9, 1,000 messages/s: acknowledged and missing"
                                .formatted(plan.runs()),
                        "0",
                        "%,d of %,d".formatted(verdict.missing(), verdict.acknowledged()),
                        verdict.missing() == 0),
                Figure.promised(
                        "… doubled; told in another order; members that fell out",
                        "0; 0; 0",
                        "%,d; %,d; %,d"
                                .formatted(
                                        verdict.doubled(), verdict.disagreements(), verdict.out()),
                        verdict.doubled() + verdict.disagreements() + verdict.out() == 0),
                Figure.promised(
                        "… serving again, %,d entries stored: slowest".formatted(plan.stored()),
                        "< 3 s",
                        "%.2f s (median %.2f s)"
                                .formatted(it.serving.slowest() / 1e3, it.serving.median() / 1e3),
                        it.serving.slowest() < SERVING_MILLIS),
                Figure.beside(
                        "… all 60 members back in their sessions: median; slowest",
                        "%.2f s; %.2f s"
                                .formatted(it.back.median() / 1e3, it.back.slowest() / 1e3)),
                Figure.beside(
                        "… messages refused; sessions told anew",
                        "%,d; %,d".formatted(verdict.refused(), verdict.anew())));
    }

    static Crashes run(Plan plan, Load load) throws IOException, InterruptedException {
        List<Circle> circles = new ArrayList<>();
        try (ServerProcess server = ServerProcess.startForLoad(plan, plan.stored())) {
            try {
                int each = load.perSecond / (load.sessions * load.speakersEach);
                for (int i = 0; i < load.sessions; i++) {
                    circles.add(
                            Circle.of(
                                    List.of(server.address()),
                                    i,
                                    load.speakersEach,
                                    load.readersEach,
                                    each));
                }
                circles.forEach(Circle::talk);
                List<Duration> serving = new ArrayList<>();
                List<Duration> back = new ArrayList<>();
                for (int i = 0; i < plan.runs(); i++) {
                    Thread.sleep(ThreadLocalRandom.current().nextInt(500, 2_500));
                    List<CountDownLatch> returned =
                            circles.stream().flatMap(c -> c.awaitReturn().stream()).toList();
                    server.kill();
                    server.startAgain();
                    serving.add(welcomed(server));
                    awaitAll(returned);
                    back.add(server.sinceStart());
                }
                Circle.Verdict verdict = Circle.Verdict.NONE;
                for (Circle circle : circles) {
                    circle.fallSilent();
                    verdict = verdict.and(circle.verdict());
                }
                return new Crashes(verdict, new Times(serving), new Times(back));
            } finally {
                circles.forEach(Circle::close);
            }
        }
    }

    private static Duration welcomed(ServerProcess server)
            throws IOException, InterruptedException {
        server.awaitConnection();
        Client.connect(List.of(server.address()), Options.of("bench"), Listener.NOBODY).close();
        return server.sinceStart();
    }

    private static void awaitAll(List<CountDownLatch> returned)
            throws IOException, InterruptedException {
        for (CountDownLatch one : returned) {
            if (!one.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("a client did not come back");
            }
        }
    }
}
