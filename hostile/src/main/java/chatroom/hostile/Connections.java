package chatroom.hostile;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;

/// Measures what half-done connections do to a server, to those who talk, and to those who come.
/// Used by one thread.
final class Connections {
    private static final int MILLION = 1_000_000;
    private static final long MEBIBYTE = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration JOIN_EVERY = Duration.ofMillis(500);

    private final ServerProcess server;
    private final HalfDone attack;
    private final Pair honest;
    private final Pair.Account quiet;
    private final List<Row> rows = new ArrayList<>();
    private int newcomers;

    private Connections(ServerProcess server, Way way, Pair honest)
            throws IOException, InterruptedException {
        this.server = server;
        this.attack = new HalfDone(way);
        this.honest = honest;
        Thread.sleep(Plan.QUIET);
        quiet = honest.account();
    }

    /// By the plain door, then by the encrypted one.
    static List<Row> measure(Plan plan) throws IOException, InterruptedException {
        Duration time = plan.time().dividedBy(4);
        List<Row> rows = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(plan.home());
                Pair honest = Pair.on(Way.plain(server.port()))) {
            Connections it = new Connections(server, Way.plain(server.port()), honest);
            it.floods("Half-done connections", HalfDone.HEAD, time);
            it.during("300 slow heads and bodies", it::slow);
            it.during("A million pipelined requests, no answer read", it::pipelined);
            rows.addAll(it.ended());
        }
        try (ServerProcess server = ServerProcess.start(plan.home());
                Pair honest = Pair.on(Way.encrypted(server.port()))) {
            Connections it = new Connections(server, Way.encrypted(server.port()), honest);
            byte[] hello = BadHandshakes.hello();
            it.floods("TLS: half a ClientHello", Arrays.copyOf(hello, hello.length / 2), time);
            it.floods("TLS: handshakes never finished", hello, time);
            it.during("300 slow handshakes", it::slow);
            rows.addAll(it.ended());
        }
        return rows;
    }

    private void floods(String what, byte[] beginning, Duration time)
            throws IOException, InterruptedException {
        during(what + ", one source", () -> begun(attack.flood(1, beginning, time)));
        during(what + ", 20 sources", () -> begun(attack.flood(20, beginning, time)));
        during(what + ", 500 sources", () -> begun(attack.flood(500, beginning, time)));
    }

    private List<Row> ended() throws IOException {
        rows.add(Row.faults(server.faults()));
        return rows;
    }

    private static String begun(int count) {
        return "%,d begun".formatted(count);
    }

    private String slow() throws IOException {
        Duration borne = attack.slow(300, PATIENCE);
        return "borne for %.1f s".formatted(borne.toMillis() / 1e3);
    }

    private String pipelined() throws IOException {
        return "%,d taken".formatted(attack.pipelined(50, MILLION, PATIENCE));
    }

    /// Attacks, and lets somebody join now and then.
    private void during(String what, Callable<String> harm)
            throws IOException, InterruptedException {
        long before = server.memory();
        CompletableFuture<String> attacked = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        attacked.complete(harm.call());
                    } catch (Exception e) {
                        attacked.completeExceptionally(e);
                    }
                });
        List<Duration> joins = new ArrayList<>();
        int refused = 0;
        while (attacked.state() == Future.State.RUNNING) {
            Thread.sleep(JOIN_EVERY);
            try {
                joins.add(attack.join(name(newcomers++)));
            } catch (IOException e) {
                refused++;
            }
        }
        long after = server.memory();
        rows.add(Row.beside(what, result(attacked)));
        rows.add(joined(joins, refused));
        Pair.Account account = honest.account();
        rows.add(Row.honest(account));
        rows.add(Row.delay(quiet, account));
        rows.add(
                Row.beside(
                        "… resident memory before; after",
                        "%,d MiB; %,d MiB".formatted(before / MEBIBYTE, after / MEBIBYTE)));
    }

    /// Of letters that look like no others: two that look alike would be one name.
    private static String name(int number) {
        StringBuilder name = new StringBuilder("New");
        Integer.toString(number, 8)
                .chars()
                .forEach(digit -> name.append((char) (digit + 'a' - '0')));
        return name.toString();
    }

    private static String result(CompletableFuture<String> attacked) throws IOException {
        try {
            return attacked.join();
        } catch (CompletionException e) {
            throw new IOException("the attack itself failed", e.getCause());
        }
    }

    private static Row joined(List<Duration> joins, int refused) {
        long slowest = joins.stream().mapToLong(Duration::toMillis).max().orElse(0);
        return Row.promised(
                "… honest joins: slowest; refused",
                "< 2 s; 0",
                "%,d ms; %d of %d".formatted(slowest, refused, refused + joins.size()),
                slowest < 2_000 && refused == 0);
    }
}
