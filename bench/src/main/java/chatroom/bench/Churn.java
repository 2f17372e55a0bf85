package chatroom.bench;

import chatroom.wire.Request;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sessions that come and go, with people who join, leave, are kicked, are lost and come back:
/// whether the server is afterwards what it was before. One instance for one measurement; its
/// cycles may run on any thread.
final class Churn {
    private static final int AT_ONCE = 8;
    private static final int WARM_UP = 2_000;

    /// Longer than what ended can still be read.
    private static final Duration TOMBSTONES = Duration.ofSeconds(70);

    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"session\":\"([^\"]+)\"");
    private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");

    private final int port;
    private final AtomicInteger begun = new AtomicInteger();

    private Churn(int port) {
        this.port = port;
    }

    /// What the server holds of the system.
    private record Holding(long descriptors, long threads, long resident, boolean sessions) {}

    static List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.startForLoad(plan)) {
            Churn churn = new Churn(server.port());
            churn.run(Math.min(WARM_UP, plan.cycles()));
            Thread.sleep(TOMBSTONES);
            Holding before = churn.holding(server);
            long start = System.nanoTime();
            churn.run(plan.cycles());
            double seconds = (System.nanoTime() - start) / 1e9;
            Thread.sleep(TOMBSTONES);
            Holding after = churn.holding(server);
            return List.of(
                    Figure.beside(
                            "Sessions created, joined, left, kicked from, lost, resumed, closed",
                            "%,d in %,.0f s".formatted(plan.cycles(), seconds)),
                    back("… open files and sockets", before.descriptors, after.descriptors),
                    back("… threads", before.threads, after.threads),
                    Figure.promised(
                            "… sessions in the list",
                            "0",
                            after.sessions ? "some" : "0",
                            !after.sessions),
                    Figure.beside(
                            "… resident memory before; after",
                            "%,d MB; %,d MB"
                                    .formatted(
                                            before.resident / 1_000_000,
                                            after.resident / 1_000_000)));
        }
    }

    private static Figure back(String what, long before, long after) {
        return Figure.promised(
                what, "as before", "%,d, before %,d".formatted(after, before), after <= before);
    }

    private Holding holding(ServerProcess server) throws IOException {
        try (Visitor visitor = new Visitor(port)) {
            visitor.ask(new Request.List(1));
            boolean sessions = !visitor.await("\"sessions\":").contains("\"sessions\":[]");
            return new Holding(server.descriptors(), server.threads(), server.resident(), sessions);
        }
    }

    private void run(int cycles) throws IOException, InterruptedException {
        int end = begun.get() + cycles;
        try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                all.add(
                        people.submit(() -> {
                            for (int n = begun.getAndIncrement();
                                    n < end;
                                    n = begun.getAndIncrement()) {
                                cycle(n);
                            }
                            return true;
                        }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        begun.set(end);
    }

    private void cycle(int n) throws IOException {
        String session = "S" + Integer.toString(1_000_000 + n, 36);
        try (Visitor boss = new Visitor(port)) {
            boss.ask(new Request.Create(1, session, "Boss", null, null, null, null, null));
            boss.await("\"t\":\"state\"");
            switch (n % 4) {
                case 0 -> leaves(session);
                case 1 -> isKicked(session, boss);
                case 2 -> isLost(session);
                default -> comesBack(session);
            }
            boss.ask(new Request.Say(9, "/close"));
            boss.await("\"why\":\"closed\"");
        }
    }

    private void leaves(String session) throws IOException {
        try (Visitor guest = new Visitor(port)) {
            join(guest, session);
            guest.ask(new Request.Say(2, "Good bye."));
            guest.ask(new Request.Leave(3, null));
            guest.await("\"kind\":\"out\"");
        }
    }

    private void isKicked(String session, Visitor boss) throws IOException {
        try (Visitor guest = new Visitor(port)) {
            join(guest, session);
            boss.ask(new Request.Say(2, "/kick Guest"));
            guest.await("\"kind\":\"out\"");
        }
    }

    private void isLost(String session) throws IOException {
        try (Visitor guest = new Visitor(port)) {
            join(guest, session);
        }
    }

    private void comesBack(String session) throws IOException {
        String place;
        String state;
        try (Visitor guest = new Visitor(port)) {
            guest.ask(new Request.Join(1, session, "Guest", null, null));
            place = guest.await("\"token\":");
            state = guest.await("\"t\":\"state\"");
        }
        try (Visitor guest = new Visitor(port)) {
            guest.ask(
                    new Request.Resume(
                            1,
                            found(ID, place),
                            found(TOKEN, place),
                            Long.parseLong(found(SEQ, state))));
            guest.await("\"id\":1");
            guest.ask(new Request.Say(2, "Here I am again."));
            guest.await("\"id\":2");
        }
    }

    private static void join(Visitor guest, String session) throws IOException {
        guest.ask(new Request.Join(1, session, "Guest", null, null));
        guest.await("\"t\":\"state\"");
    }

    private static String found(Pattern pattern, String frame) throws ProtocolException {
        Matcher matcher = pattern.matcher(frame);
        if (!matcher.find()) {
            throw new ProtocolException("no " + pattern + " in " + frame);
        }
        return matcher.group(1);
    }
}
