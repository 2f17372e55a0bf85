package chatroom.log.follow;

import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.log.Change;
import chatroom.log.Listed;
import chatroom.log.SessionLog.Subscription;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Which sessions a log has, in the order in which they were opened, and those who follow that. May
/// be used from any thread; the order of changes is the order of the calls that make them.
public final class Directory {
    private final Map<SessionId, Listed> sessions = new LinkedHashMap<>();
    private final Set<NameKey> keys = new HashSet<>();
    private final List<Follow> follows = new CopyOnWriteArrayList<>();

    /// Puts a session in, unless its id or its name key is there already.
    public boolean open(Listed session) {
        synchronized (this) {
            if (sessions.containsKey(session.id()) || !keys.add(session.key())) {
                return false;
            }
            sessions.put(session.id(), session);
            follows.forEach(f -> f.add(new Change.Opened(session)));
        }
        follows.forEach(f -> f.turns.go());
        return true;
    }

    /// Takes a session out; false where it was not in.
    public boolean remove(SessionId id) {
        synchronized (this) {
            Listed gone = sessions.remove(id);
            if (gone == null) {
                return false;
            }
            keys.remove(gone.key());
            follows.forEach(f -> f.add(new Change.Removed(id)));
        }
        follows.forEach(f -> f.turns.go());
        return true;
    }

    public synchronized boolean has(SessionId id) {
        return sessions.containsKey(id);
    }

    public synchronized boolean has(NameKey key) {
        return keys.contains(key);
    }

    public synchronized List<Listed> all() {
        return List.copyOf(sessions.values());
    }

    /// Tells every session there is, then every change.
    public Subscription follow(Consumer<Change> told, Executor executor) {
        Follow follow = new Follow(told, new Turns(executor), new CompletableFuture<>());
        synchronized (this) {
            sessions.values().forEach(s -> follow.add(new Change.Opened(s)));
            follows.add(follow);
        }
        follow.turns.go();
        return follow;
    }

    /// Ends every following.
    public void close() {
        follows.forEach(Follow::close);
    }

    private final class Follow implements Subscription {
        private final Consumer<Change> told;
        private final Turns turns;
        private final CompletableFuture<Void> ended;

        Follow(Consumer<Change> told, Turns turns, CompletableFuture<Void> ended) {
            this.told = told;
            this.turns = turns;
            this.ended = ended;
        }

        void add(Change change) {
            turns.add(() -> {
                if (!ended.isDone()) {
                    told.accept(change);
                }
            });
        }

        @Override
        public CompletableFuture<Void> ended() {
            return ended.copy();
        }

        @Override
        public void close() {
            follows.remove(this);
            ended.complete(null);
        }
    }
}
