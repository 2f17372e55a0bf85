package chatroom.hostile;

import chatroom.core.Event;
import chatroom.wire.Frame;
import chatroom.wire.Protocol;
import chatroom.wire.Request;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Two honest members who talk with each other while somebody else means harm: what they said must
/// be told to both, once, and soon. Any thread.
final class Pair implements AutoCloseable {
    private static final String FROM = "127.0.0.1";
    private static final int MOST = 1 << 20;

    /// As fast as the server lets one member talk: five messages a second and no more.
    private static final long PAUSE_NANOS = 125_000_000;

    private final RawSocket[] members;
    private final AtomicIntegerArray[] told = {
        new AtomicIntegerArray(MOST), new AtomicIntegerArray(MOST)
    };
    private final long[] saidAt = new long[MOST];
    private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
    private volatile int said;
    private volatile boolean silent;
    private volatile @Nullable IOException failure;

    /// What became of what they said.
    ///
    /// @param lost how many messages one of them was not told
    /// @param twice how many one was told more than once
    /// @param median milliseconds from say to told
    record Account(int said, int lost, int twice, double median, double slowest) {}

    private Pair(RawSocket first, RawSocket second) {
        members = new RawSocket[] {first, second};
        for (int i = 0; i < members.length; i++) {
            int member = i;
            Thread.startVirtualThread(() -> listen(member));
        }
        Thread.ofPlatform().daemon().name("honest").start(this::talk);
    }

    /// Two who come into a session of their own and begin to talk.
    static Pair on(Way way) throws IOException {
        RawSocket first = greeted(way, FROM);
        RawSocket second = greeted(way, FROM);
        first.send(new Request.Create(1, "Honest", "Anna", null, null, null, null, null));
        answered(first, 1);
        second.send(new Request.Join(1, "Honest", "Bert", null, null));
        answered(second, 1);
        return new Pair(first, second);
    }

    /// Somebody who has said hello.
    static RawSocket greeted(Way way, String from) throws IOException {
        return greeted(way, from, "");
    }

    /// @param person by which the server knows them again
    static RawSocket greeted(Way way, String from, String person) throws IOException {
        RawSocket socket = RawSocket.upgraded(way, from);
        try {
            socket.send(new Request.Hello(Protocol.VERSION, "hostile", person, null));
            if (!(socket.next().orElse(null) instanceof Frame.Welcome)) {
                throw new IOException("no welcome");
            }
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Reads until the request is answered.
    ///
    /// @throws IOException where it is refused, or the connection ends
    static void answered(RawSocket socket, long id) throws IOException {
        while (true) {
            Frame frame = socket.next().orElseThrow(() -> new IOException("closed"));
            if (frame instanceof Frame.Ok ok && ok.id() == id) {
                return;
            } else if (frame instanceof Frame.No) {
                throw new IOException("refused: " + frame);
            }
        }
    }

    private void talk() {
        try {
            for (int number = 0; number < MOST && !silent; number++) {
                saidAt[number] = System.nanoTime();
                said = number + 1;
                members[number % 2].send(new Request.Say(2L + number, Integer.toString(number)));
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    private void failed(IOException e) {
        if (!silent) {
            failure = e;
        }
    }

    private void listen(int member) {
        try {
            while (true) {
                Optional<Frame> frame = members[member].next();
                if (frame.isEmpty()) {
                    throw new IOException("the server closed");
                }
                if (frame.get() instanceof Frame.Told(var entry)
                        && entry.event() instanceof Event.Said it) {
                    hear(member, Integer.parseInt(it.text().value()));
                } else if (frame.get() instanceof Frame.No || frame.get() instanceof Frame.Bye) {
                    throw new IOException(frame.get().toString());
                }
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    private void hear(int member, int number) {
        if (number % 2 != member) {
            millis.add((System.nanoTime() - saidAt[number]) / 1e6);
        }
        told[member].incrementAndGet(number);
    }

    /// What happened since the last account, which begins anew; waits until what was said is told,
    /// for a few seconds at most.
    ///
    /// @throws IOException where one of them was refused or put out
    Account account() throws IOException, InterruptedException {
        int until = said;
        long patience = System.nanoTime() + RawSocket.PATIENCE_MILLIS * 1_000_000L;
        while (missing(until) > 0 && failure == null && System.nanoTime() < patience) {
            Thread.sleep(10);
        }
        IOException failed = failure;
        if (failed != null) {
            throw new IOException("an honest member was disturbed", failed);
        }
        List<Double> times = millis.stream().sorted().toList();
        millis.clear();
        int twice = 0;
        for (int number = 0; number < until; number++) {
            twice += told[0].get(number) > 1 || told[1].get(number) > 1 ? 1 : 0;
        }
        return new Account(
                until,
                missing(until),
                twice,
                times.isEmpty() ? 0 : times.get(times.size() / 2),
                times.isEmpty() ? 0 : times.getLast());
    }

    private int missing(int until) {
        int missing = 0;
        for (int number = 0; number < until; number++) {
            missing += told[0].get(number) == 0 || told[1].get(number) == 0 ? 1 : 0;
        }
        return missing;
    }

    @Override
    public void close() {
        silent = true;
        members[0].close();
        members[1].close();
    }
}
