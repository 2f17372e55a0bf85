package chatroom.log;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Says that everything is done, and keeps nothing but, if it is a liar, the oldest snapshot: what
/// no suite worth its name lets pass.
final class WorthlessLog implements SessionLog {
    private final boolean liar;
    private @Nullable Snapshot snapshot;

    WorthlessLog(boolean liar) {
        this.liar = liar;
    }

    private static <T> CompletableFuture<T> now(T answer) {
        return CompletableFuture.completedFuture(answer);
    }

    @Override
    public CompletableFuture<Appended> create(
            SessionId session, NameKey key, UUID batch, long at, List<Event> events, Keep keep) {
        return now(new Appended.Done(new Position(events.size(), 0)));
    }

    @Override
    public CompletableFuture<Appended> append(
            SessionId session, Position after, UUID batch, long at, List<Event> events, Keep keep) {
        return now(new Appended.Done(new Position(after.seq() + events.size(), 0)));
    }

    @Override
    public CompletableFuture<List<Batch>> read(SessionId session, long afterSeq, int maxBytes) {
        return now(List.of());
    }

    @Override
    public CompletableFuture<List<Entry>> before(
            SessionId session, long beforeSeq, int maxMessages, int maxEntries) {
        return now(List.of());
    }

    @Override
    public Subscription follow(SessionId session, long afterSeq, Consumer<Batch> told) {
        return new Nothing();
    }

    @Override
    public CompletableFuture<List<Listed>> directory() {
        return now(List.of());
    }

    @Override
    public Subscription followDirectory(Consumer<Change> told) {
        return new Nothing();
    }

    @Override
    public CompletableFuture<Optional<Snapshot>> snapshot(SessionId session) {
        return now(Optional.ofNullable(snapshot));
    }

    @Override
    public CompletableFuture<Boolean> putSnapshot(Snapshot newer) {
        if (liar) {
            snapshot = newer;
        }
        return now(true);
    }

    @Override
    public CompletableFuture<Keep> keep(SessionId session) {
        return now(Keep.NONE);
    }

    @Override
    public CompletableFuture<Boolean> putKeep(SessionId session, Keep records) {
        return now(true);
    }

    @Override
    public CompletableFuture<Boolean> eraseTexts(SessionId session, long throughSeq) {
        return now(true);
    }

    @Override
    public CompletableFuture<Long> erasedThrough(SessionId session) {
        return now(0L);
    }

    @Override
    public CompletableFuture<Boolean> release(SessionId session) {
        return now(true);
    }

    @Override
    public CompletableFuture<Boolean> remove(SessionId session) {
        return now(true);
    }

    @Override
    public void close() {}

    private record Nothing() implements Subscription {
        @Override
        public CompletableFuture<Void> ended() {
            return new CompletableFuture<>();
        }

        @Override
        public void close() {}
    }
}
