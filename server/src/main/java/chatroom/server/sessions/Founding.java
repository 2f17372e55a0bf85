package chatroom.server.sessions;

import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.log.Appended;
import chatroom.log.Batch;
import chatroom.log.Keep;
import chatroom.log.Position;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Puts a new session in the log, and finds out whether it is there where the log does not say: a
/// session in the log that nobody knows of would keep its name for ever. Any thread.
///
/// @param loop where it waits before it tries again
record Founding(
        Node node,
        Loop loop,
        SessionId id,
        NameKey key,
        UUID batch,
        long at,
        List<Event> events,
        Keep keep) {
    private static final long TRY_AGAIN = 200;

    /// Where no places are held a session ends with its last connection, which may be gone and not
    /// yet be missed: so often, and after so many milliseconds, its name is tried again.
    private static final int WAITS = 10;

    private static final long WAIT = 50;

    /// What became of it; never [Appended.Unknown].
    CompletableFuture<Appended> create() {
        return create(node.settings().hold() == 0 ? WAITS : 0);
    }

    private CompletableFuture<Appended> create(int waits) {
        return node.log()
                .create(id, key, batch, at, events, keep)
                .thenCompose(appended ->
                        switch (appended) {
                            case Appended.Unknown _ -> later(TRY_AGAIN, this::settle);
                            case Appended.Overtaken _ when waits > 0 ->
                                    later(WAIT, () -> create(waits - 1));
                            default -> CompletableFuture.completedFuture(appended);
                        });
    }

    /// Looks whether it is there; if not it is tried again, unless the name went to another.
    private CompletableFuture<Appended> settle() {
        return mine().thenCompose(end ->
                end.isPresent()
                        ? done(end.get())
                        : node.log()
                                .create(id, key, batch, at, events, keep)
                                .thenCompose(this::settled));
    }

    private CompletableFuture<Appended> settled(Appended appended) {
        return switch (appended) {
            // The first try may land yet, whatever became of this one.
            case Appended.Unknown _, Appended.Full _, Appended.Broken _ ->
                    later(TRY_AGAIN, this::settle);
            case Appended.Overtaken _ ->
                    mine().thenCompose(end ->
                            end.isPresent()
                                    ? done(end.get())
                                    : CompletableFuture.completedFuture(appended));
            case Appended.Done _ -> CompletableFuture.completedFuture(appended);
        };
    }

    private static CompletableFuture<Appended> done(Position end) {
        return CompletableFuture.completedFuture(new Appended.Done(end));
    }

    /// Where the founding ends in the log, if it is there.
    private CompletableFuture<Optional<Position>> mine() {
        return node.log()
                .read(id, 0, 1)
                .thenApply(batches -> batches.stream().findFirst().map(Batch::end))
                .exceptionallyCompose(_ -> later(TRY_AGAIN, this::mine));
    }

    private <T> CompletableFuture<T> later(long millis, Supplier<CompletableFuture<T>> attempt) {
        CompletableFuture<Void> waited = new CompletableFuture<>();
        loop.after(millis, () -> waited.complete(null));
        return waited.thenCompose(_ -> attempt.get());
    }
}
