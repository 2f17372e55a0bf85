package chatroom.log.nats;

import io.nats.client.JetStream;
import io.nats.client.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/// Stretches of the stream, read one at a time: each takes the servers of the engine a decision
/// together, and hundreds of them kept it from choosing a leader. Where many sessions are behind,
/// as when a node was away, one stretch has what all of them want; the last few are kept for a
/// moment. May be used from any thread; blocks.
final class Stretches {
    private static final int KEPT = 2;
    private static final int OF_ONE = 512;

    /// What 500 messages a second are in a minute, so that nobody asks for the same once more.
    private static final int OF_ALL = 32_768;

    private static final Duration FRESH = Duration.ofSeconds(30);

    /// Longer than such a stretch takes.
    private static final Duration TURN_WITHIN = Duration.ofSeconds(10);

    private final JetStream stream;
    private final Duration patience;
    private final ReentrantLock turn = new ReentrantLock();

    /// The newest first; guarded by the turn.
    private final Deque<Range> kept = new ArrayDeque<>();

    /// All messages of a filter from one sequence of the stream to that of the last of them.
    ///
    /// @param bySubject in order
    private record Range(long from, Map<String, List<Message>> bySubject) {
        List<Message> of(String subject, long after) {
            return from > after
                    ? List.of()
                    : bySubject.getOrDefault(subject, List.of()).stream()
                            .filter(m -> m.metaData().streamSequence() >= after)
                            .toList();
        }
    }

    Stretches(JetStream stream, Duration patience) {
        this.stream = stream;
        this.patience = patience;
    }

    private void keep(Range range) {
        if (kept.size() == KEPT) {
            kept.removeLast();
        }
        kept.addFirst(range);
        CompletableFuture.delayedExecutor(FRESH.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> forget(range));
    }

    private void forget(Range range) {
        turn.lock();
        try {
            kept.remove(range);
        } finally {
            turn.unlock();
        }
    }

    /// Messages of a subject from that sequence of the stream on, all that there are up to the last
    /// of them; none where others take too long.
    List<Message> read(String subject, long from) {
        try {
            if (!turn.tryLock(TURN_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                return List.of();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
        try {
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
            Range range =
                    new Range(
                            from,
                            read.stream().collect(Collectors.groupingBy(Message::getSubject)));
            if (others && !read.isEmpty()) {
                keep(range);
            }
            return range.of(subject, from);
        } finally {
            turn.unlock();
        }
    }
}
