package chatroom.log.follow;

import chatroom.core.SessionId;
import chatroom.log.Batch;
import chatroom.log.SessionLog.Subscription;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/// Those who follow sessions of a log. May be used from any thread; calls the followers on the
/// executor that each came with, one call at a time.
public final class Followers {
    private final Map<SessionId, List<Follower>> bySession = new ConcurrentHashMap<>();

    /// Tells every batch after `afterSeq`: first what `readAfter` gives (pages from the entry after
    /// the given seq, empty at the end), then what is offered.
    public Subscription follow(
            SessionId session,
            long afterSeq,
            Consumer<Batch> told,
            LongFunction<CompletableFuture<List<Batch>>> readAfter,
            Executor executor) {
        Follower follower =
                new Follower(afterSeq, readAfter, told, executor, f -> forget(session, f));
        // Known before it reads: whatever is appended from now on is offered or read.
        bySession.merge(session, List.of(follower), Followers::both);
        follower.begin();
        return follower;
    }

    private static List<Follower> both(List<Follower> some, List<Follower> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private void forget(SessionId session, Follower gone) {
        bySession.computeIfPresent(
                session,
                (_, all) -> {
                    List<Follower> left = all.stream().filter(f -> f != gone).toList();
                    return left.isEmpty() ? null : left;
                });
    }

    /// Whether anybody follows the session, so that a batch need not be built for nobody.
    public boolean any(SessionId session) {
        return bySession.containsKey(session);
    }

    /// Tells those who follow its session of a batch that can be read now.
    public void offer(Batch batch) {
        for (Follower follower : bySession.getOrDefault(batch.session(), List.of())) {
            follower.offer(batch);
        }
    }

    /// Lets those who follow a session read on: there may be batches that nobody offered.
    public void look(SessionId session) {
        for (Follower follower : bySession.getOrDefault(session, List.of())) {
            follower.look();
        }
    }

    /// Ends every following.
    public void close() {
        bySession.values().forEach(all -> all.forEach(Follower::close));
    }
}
