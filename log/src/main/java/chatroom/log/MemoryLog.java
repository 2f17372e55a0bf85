package chatroom.log;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Keeps sessions in memory: for tests, for the simulation, and for a server that is to leave
/// nothing behind. Everything asked of it happens on the executor handed in, in the order in which
/// that runs it; a log has no thread and no time of its own. Safe for any thread.
public final class MemoryLog implements SessionLog {
    private static final int PAGE_BYTES = 256 * 1024;

    private final MemoryStore store;
    private final Executor executor;
    private final Set<Subscription> followed = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// A log of its own store without a bound, in which everything happens at once, on the thread
    /// that asks.
    public MemoryLog() {
        this(new MemoryStore(), Runnable::run);
    }

    public MemoryLog(MemoryStore store, Executor executor) {
        this.store = store;
        this.executor = executor;
    }

    @Override
    public CompletableFuture<Appended> create(
            SessionId session, NameKey key, UUID batch, long at, List<Event> events, Keep keep) {
        requireEvents(events);
        return appended(() -> {
            MemorySession fresh = new MemorySession(session, store.room);
            Appended answer = fresh.append(0, batch, at, events, keep);
            if (answer instanceof Appended.Done
                    && !store.add(new Listed(session, key, at), fresh)) {
                fresh.remove();
                return new Appended.Overtaken();
            }
            return offered(session, fresh, answer);
        });
    }

    @Override
    public CompletableFuture<Appended> append(
            SessionId session, Position after, UUID batch, long at, List<Event> events, Keep keep) {
        requireEvents(events);
        return appended(() -> {
            MemorySession known = store.find(session);
            return known == null
                    ? new Appended.Broken("there is no such session")
                    : offered(session, known, known.append(after.seq(), batch, at, events, keep));
        });
    }

    private static void requireEvents(List<Event> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("nothing to append");
        }
    }

    private CompletableFuture<Appended> appended(Supplier<Appended> effect) {
        return run(() -> closed ? new Appended.Broken("the log is closed") : effect.get());
    }

    private Appended offered(SessionId id, MemorySession session, Appended answer) {
        if (answer instanceof Appended.Done done && store.followers.any(id)) {
            session.ending(done.end().seq()).ifPresent(store.followers::offer);
        }
        return answer;
    }

    @Override
    public CompletableFuture<List<Batch>> read(SessionId session, long afterSeq, int maxBytes) {
        return ask(session, List.of(), s -> s.read(afterSeq, maxBytes));
    }

    @Override
    public CompletableFuture<List<Entry>> before(
            SessionId session, long beforeSeq, int maxMessages, int maxEntries) {
        return ask(session, List.of(), s -> s.before(beforeSeq, maxMessages, maxEntries));
    }

    @Override
    public Subscription follow(SessionId session, long afterSeq, Consumer<Batch> told) {
        return followed(
                store.followers.follow(
                        session, afterSeq, told, seq -> read(session, seq, PAGE_BYTES), executor));
    }

    @Override
    public CompletableFuture<List<Listed>> directory() {
        return open(store.directory::all);
    }

    @Override
    public Subscription followDirectory(Consumer<Change> told) {
        return followed(store.directory.follow(told, executor));
    }

    private Subscription followed(Subscription subscription) {
        followed.add(subscription);
        var _ = subscription.ended().whenComplete((_, _) -> followed.remove(subscription));
        if (closed) {
            subscription.close();
        }
        return subscription;
    }

    @Override
    public CompletableFuture<Optional<Snapshot>> snapshot(SessionId session) {
        return ask(session, Optional.empty(), MemorySession::snapshot);
    }

    @Override
    public CompletableFuture<Boolean> putSnapshot(Snapshot snapshot) {
        return change(snapshot.state().id(), s -> s.put(snapshot));
    }

    @Override
    public CompletableFuture<Keep> keep(SessionId session) {
        return ask(session, Keep.NONE, MemorySession::keep);
    }

    @Override
    public CompletableFuture<Boolean> putKeep(SessionId session, Keep records) {
        return change(session, s -> s.put(records));
    }

    @Override
    public CompletableFuture<Boolean> eraseTexts(SessionId session, long throughSeq) {
        return change(session, s -> s.eraseTexts(throughSeq));
    }

    @Override
    public CompletableFuture<Long> erasedThrough(SessionId session) {
        return ask(session, 0L, MemorySession::erasedThrough);
    }

    @Override
    public CompletableFuture<Boolean> release(SessionId session) {
        return open(() -> store.release(session));
    }

    @Override
    public CompletableFuture<Boolean> remove(SessionId session) {
        return open(() -> {
            store.remove(session);
            return true;
        });
    }

    /// Ends this log's followings; the store stays as it is.
    @Override
    public void close() {
        closed = true;
        followed.forEach(Subscription::close);
    }

    private CompletableFuture<Boolean> change(SessionId id, Consumer<MemorySession> effect) {
        return ask(
                id,
                false,
                s -> {
                    effect.accept(s);
                    return true;
                });
    }

    private <T> CompletableFuture<T> ask(
            SessionId id, T without, Function<MemorySession, T> question) {
        return open(() -> {
            MemorySession session = store.find(id);
            return session == null ? without : question.apply(session);
        });
    }

    private <T> CompletableFuture<T> open(Supplier<T> effect) {
        return run(() -> {
            if (closed) {
                throw new IllegalStateException("the log is closed");
            }
            return effect.get();
        });
    }

    private <T> CompletableFuture<T> run(Supplier<T> effect) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                answer.complete(effect.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }
}
