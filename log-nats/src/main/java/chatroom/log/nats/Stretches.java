package chatroom.log.nats;

import io.nats.client.JetStream;
import io.nats.client.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Stretches of the stream, read one at a time: each takes the servers of the engine a decision
/// together, and hundreds of them kept it from choosing a leader. Where many sessions are behind,
/// as when a node was away, one stretch has what all of them want; the last few are kept for a
/// moment. May be used from any thread; blocks.
final class Stretches {
    private static final int KEPT = 4;
    private static final int OF_ONE = 512;
    private static final int OF_ALL = 4096;
    private static final long FRESH = TimeUnit.SECONDS.toNanos(10);

    private final JetStream stream;
    private final Duration patience;
    private final ReentrantLock turn = new ReentrantLock();

    /// The newest first; guarded by the turn.
    private final Deque<Range> kept = new ArrayDeque<>();

    /// All messages of a filter from one sequence of the stream to that of the last of them.
    private record Range(String filter, long from, List<Message> messages, long at) {
        List<Message> of(String subject, long after) {
            boolean here =
                    (filter.equals(subject) || filter.equals(Subjects.ALL_LOGS)) && from <= after;
            return here
                    ? messages.stream()
                            .filter(m -> m.metaData().streamSequence() >= after)
                            .filter(m -> m.getSubject().equals(subject))
                            .toList()
                    : List.of();
        }
    }

    Stretches(JetStream stream, Duration patience) {
        this.stream = stream;
        this.patience = patience;
    }

    /// Messages of a subject from that sequence of the stream on, all that there are up to the last
    /// of them; none where others take too long.
    List<Message> read(String subject, long from) {
        try {
            if (!turn.tryLock(2 * patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return List.of();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
        try {
            kept.removeIf(range -> System.nanoTime() - range.at() > FRESH);
            for (Range range : kept) {
                List<Message> found = range.of(subject, from);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            boolean others = turn.hasQueuedThreads();
            String filter = others ? Subjects.ALL_LOGS : subject;
            List<Message> read =
                    Stretch.read(stream, patience, filter, from, others ? OF_ALL : OF_ONE);
            Range range = new Range(filter, from, read, System.nanoTime());
            if (kept.size() == KEPT) {
                kept.removeLast();
            }
            kept.addFirst(range);
            return range.of(subject, from);
        } finally {
            turn.unlock();
        }
    }
}
