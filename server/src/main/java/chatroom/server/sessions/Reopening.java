package chatroom.server.sessions;

import chatroom.core.NameKey;
import chatroom.log.DamagedLog;
import chatroom.log.Listed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Brings to life on this node what the log has: all of it at the start, and later what other nodes
/// have created. Any thread; has no state.
///
/// @param loop where it waits before it tries again
/// @param living takes those that can be read
record Reopening(Node node, Loop loop, Living living) {
    private static final long TRY_AGAIN = 1_000;

    /// Who takes a session that was read.
    interface Living {
        LiveSession live(NameKey key, Opening.Opened opened);
    }

    /// All are read before the first of them lives: the newest entry of any of them moves the
    /// clock, and nobody may be timed out by that.
    CompletableFuture<Void> all(List<Listed> all) {
        List<CompletableFuture<Optional<Found>>> reads = all.stream().map(this::read).toList();
        return CompletableFuture.allOf(reads.toArray(CompletableFuture[]::new))
                .thenRun(() -> begin(reads.stream().flatMap(r -> r.join().stream()).toList()));
    }

    private record Found(Listed listed, Opening.Opened opened) {}

    /// A session that cannot be read now is tried again until it can; a damaged one never can.
    private CompletableFuture<Optional<Found>> read(Listed listed) {
        return new Opening(node, listed.id())
                .read(listed.at())
                .handle((opened, failure) -> {
                    if (failure == null) {
                        return Optional.of(new Found(listed, opened));
                    }
                    Throwable why =
                            failure instanceof CompletionException && failure.getCause() != null
                                    ? failure.getCause()
                                    : failure;
                    if (!(why instanceof DamagedLog)) { // of which the log tells by itself
                        node.output()
                                .line(
                                        listed.key().value()
                                                + " cannot be opened: "
                                                + why.getMessage());
                        loop.after(
                                TRY_AGAIN,
                                () -> {
                                    var _ = all(List.of(listed));
                                });
                    }
                    return Optional.empty();
                });
    }

    private void begin(List<Found> found) {
        long now = node.clock().now();
        long newest = found.stream().mapToLong(f -> f.opened().session().at()).max().orElse(now);
        node.clock().notBefore(newest);
        if (newest > now) {
            node.output()
                    .line(
                            "The system's clock is behind the newest entry of the sessions, which"
                                    + " is of "
                                    + Instant.ofEpochMilli(newest).truncatedTo(ChronoUnit.SECONDS)
                                    + ": the server's time goes on from there.");
        }
        for (Found one : found) {
            if (one.opened().session().ended()) {
                var _ = node.log().remove(one.listed().id());
            } else {
                living.live(one.listed().key(), one.opened());
            }
        }
    }
}
