package chatroom.log;

import chatroom.core.Event;
import chatroom.core.SessionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Many who append to one session at the same time, each after what it believes to be the end,
/// until they have seen so many entries come or the log is closed.
final class Race {
    static final Comparator<Won> BY_PLACE = Comparator.comparingLong(Won::after);

    private final Musts musts;
    private final SessionLog log;
    private final SessionId session;
    private final long until;
    private final List<Future<List<Won>>> racers = new ArrayList<>();
    private long reached;

    /// An append that was Done.
    record Won(long after, UUID batch) {}

    Race(Musts musts, SessionId session, int threads, int entries) throws Exception {
        this.musts = musts;
        this.log = musts.log();
        this.session = session;
        List<Batch> batches = musts.batches(session);
        Position start = batches.isEmpty() ? Position.START : batches.getLast().end();
        this.until = start.seq() + entries;
        ExecutorService threadsOfRacers = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            racers.add(threadsOfRacers.submit(() -> race(start)));
        }
        threadsOfRacers.shutdown();
    }

    private List<Won> race(Position start) throws Exception {
        List<Won> won = new ArrayList<>();
        Position end = start;
        while (end.seq() < until) {
            UUID batch = UUID.randomUUID();
            switch (append(end, batch)) {
                case Appended.Done done -> {
                    won.add(new Won(end.seq(), batch));
                    end = done.end();
                    reached(end.seq());
                }
                case Appended.Overtaken _ -> end = catchUp(end);
                case Appended.Broken _ -> {
                    return won;
                }
                case Appended.Unknown _, Appended.Full _ -> throw new AssertionError("not calm");
            }
        }
        return won;
    }

    private Appended append(Position after, UUID batch) throws Exception {
        List<Event> words = List.of(Musts.said(after.seq()));
        return musts.answer(log.append(session, after, batch, Musts.NOON, words, Keep.NONE));
    }

    private Position catchUp(Position end) throws Exception {
        try {
            List<Batch> missed = musts.answer(log.read(session, end.seq(), Musts.PAGE));
            return missed.isEmpty() ? end : missed.getLast().end();
        } catch (ExecutionException closed) {
            return end;
        }
    }

    private synchronized void reached(long seq) {
        reached = Math.max(reached, seq);
        notifyAll();
    }

    /// Waits until that entry was Done.
    synchronized void awaitEntry(long seq) throws InterruptedException {
        long deadline = System.nanoTime() + musts.store().patience().toNanos();
        while (reached < Math.min(seq, until) && System.nanoTime() < deadline) {
            wait(10);
        }
    }

    /// Waits for the end of the race; what was won, in no order.
    List<Won> won() throws Exception {
        List<Won> all = new ArrayList<>();
        for (Future<List<Won>> racer : racers) {
            all.addAll(racer.get());
        }
        return all;
    }
}
