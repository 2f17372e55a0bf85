package chatroom.hostile;

import chatroom.core.Event;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// People in one session who talk in turn at a steady pace, and how long it takes until the others
/// are told. Used by one thread; each of them listens on one of its own.
final class Gathering implements AutoCloseable {
    /// Theirs alone, so that no other source's limits touch them.
    private static final String FROM = "127.0.0.4";

    private static final String NAMES = "abcdefghijklmnopqrstuvwxyz";
    private static final int MOST = 1 << 18;

    private final List<RawSocket> people = new ArrayList<>();
    private final long pauseNanos;
    private final long[] saidAt = new long[MOST];

    /// From say to told, of what was told since the last account; nothing is made for it, so that
    /// who measures disturbs little.
    private final long[] nanos = new long[MOST];

    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private int said;
    private volatile boolean over;
    private volatile @Nullable IOException failure;

    /// What was said in some time.
    ///
    /// @param lost how often somebody was not told what another said
    /// @param median milliseconds from say to told, which half did not exceed
    /// @param p99 which 99 of 100 did not
    record Account(int said, int lost, double median, double p99) {}

    private Gathering(Duration pause) {
        this.pauseNanos = pause.toNanos();
    }

    /// Who come together in a session of that name, of which the first is the admin.
    ///
    /// @param people how many, at most 26
    /// @param pause between two messages, of whomever
    static Gathering of(Way way, String session, int people, Duration pause) throws IOException {
        Gathering all = new Gathering(pause);
        try {
            for (int i = 0; i < people; i++) {
                String name = "Person" + NAMES.charAt(i);
                RawSocket socket = Pair.greeted(way, FROM);
                all.people.add(socket);
                socket.send(
                        i == 0
                                ? new Request.Create(1, session, name, null, null, null, null, null)
                                : new Request.Join(1, session, name, null, null));
                Pair.answered(socket, 1);
            }
        } catch (IOException e) {
            all.close();
            throw e;
        }
        all.people.forEach(socket -> Thread.startVirtualThread(() -> all.listen(socket)));
        return all;
    }

    private void listen(RawSocket socket) {
        try {
            while (true) {
                Frame frame = socket.next().orElseThrow(() -> new IOException("closed"));
                switch (frame) {
                    case Frame.Told(var entry) when entry.event() instanceof Event.Said it ->
                            hear(it.text().value());
                    case Frame.No no -> throw new IOException(no.toString());
                    default -> {}
                }
            }
        } catch (IOException e) {
            if (!over) {
                failure = e;
            }
        }
    }

    /// What others say is not theirs, and does not count.
    private void hear(String text) {
        if (text.startsWith("=")) {
            int number = Integer.parseInt(text.substring(1));
            int place = count.getAndIncrement();
            if (place < nanos.length) {
                nanos[place] = System.nanoTime() - saidAt[number];
            }
            told.incrementAndGet();
        }
    }

    /// They talk for that long; waits until all is told, for a few seconds at most.
    ///
    /// @throws IOException where one of them was refused or put out
    Account talk(Duration time) throws IOException, InterruptedException {
        count.set(0);
        int before = said;
        int toldBefore = told.get();
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < time.toNanos()) {
            saidAt[said] = System.nanoTime();
            people.get(said % people.size()).send(new Request.Say(2L + said, "=" + said));
            said++;
            // By the clock and not by pauses, so that who was held up says more afterwards.
            long due = begun + (said - before) * pauseNanos;
            LockSupport.parkNanos(due - System.nanoTime());
        }
        int expected = (said - before) * people.size();
        long patience = System.nanoTime() + RawSocket.PATIENCE_MILLIS * 1_000_000L;
        while (told.get() - toldBefore < expected
                && failure == null
                && System.nanoTime() < patience) {
            Thread.sleep(10);
        }
        IOException failed = failure;
        if (failed != null) {
            throw new IOException("an honest member was disturbed", failed);
        }
        long[] times = Arrays.copyOf(nanos, Math.min(nanos.length, count.get()));
        Arrays.sort(times);
        return new Account(
                said - before,
                expected - (told.get() - toldBefore),
                millis(times, 0.5),
                millis(times, 0.99));
    }

    private static double millis(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(sorted.length * share) - 1] / 1e6;
    }

    @Override
    public void close() {
        over = true;
        people.forEach(RawSocket::close);
    }
}
