package chatroom.log.nats;

import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.log.Change;
import chatroom.log.Listed;
import chatroom.log.SessionLog.Subscription;
import chatroom.log.follow.Directory;
import io.nats.client.JetStreamApiException;
import io.nats.client.KeyValue;
import io.nats.client.api.KeyValueEntry;
import io.nats.client.api.KeyValueOperation;
import io.nats.client.api.KeyValueWatcher;
import io.nats.client.impl.NatsKeyValueWatchSubscription;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which sessions there are: names claimed in a bucket that all nodes watch. A name is claimed
/// before its session is in the log, and opened after; a claim that nobody opened, because its node
/// died, is opened or given up by whoever sees it. May be used from any thread.
final class Names implements AutoCloseable {
    /// A claim counts as left behind after so many times as long as anybody tries.
    private static final int LEFT_BEHIND = 4;

    private static final Duration SEEN_WITHIN = Duration.ofSeconds(5);

    private static final int WRONG_LAST = 10071;

    private final Engine engine;
    private final KeyValue bucket;
    private final Directory directory = new Directory();
    private final Map<NameKey, Claim> claims = new ConcurrentHashMap<>();
    private final List<Waiting> waiting = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> read = new CompletableFuture<>();
    private final NatsKeyValueWatchSubscription watch;

    /// The newest revision that was seen; written on the thread of the watch.
    private volatile long newest;

    /// A claim as it stands in the bucket.
    record Claim(SessionId id, NameKey key, long at, boolean open, long revision) {
        Listed listed() {
            return new Listed(id, key, at);
        }

        byte[] bytes() {
            return ContentCodec.bytes(out -> {
                out.writeUTF(id.value());
                out.writeLong(at);
                out.writeBoolean(open);
            });
        }

        Claim opened() {
            return new Claim(id, key, at, true, revision);
        }
    }

    private record Waiting(BooleanSupplier until, CompletableFuture<Void> done) {}

    private final class Watcher implements KeyValueWatcher {
        @Override
        public void watch(KeyValueEntry entry) {
            seen(entry);
        }

        @Override
        public void endOfData() {
            read.complete(null);
        }
    }

    /// Begins to watch, and waits until all that there is was seen; blocks.
    Names(Engine engine) {
        this.engine = engine;
        this.bucket = engine.insist(() -> engine.connection().keyValue(Subjects.NAMES));
        this.watch = engine.insist(() -> bucket.watchAll(new Watcher()));
        read.orTimeout(engine.limit().toMillis(), TimeUnit.MILLISECONDS).join();
    }

    /// Waits until all was seen that is in the bucket now, whichever node put it there; blocks.
    void catchUp() {
        String stream = "KV_" + Subjects.NAMES;
        long last =
                engine.insist(() ->
                        engine.management()
                                .getStreamInfo(stream)
                                .getStreamState()
                                .getLastSequence());
        var _ = seen(() -> newest >= last);
    }

    Directory directory() {
        return directory;
    }

    Subscription follow(Consumer<Change> told) {
        return directory.follow(told, Runnable::run);
    }

    // What is seen.

    private void seen(KeyValueEntry entry) {
        NameKey key = Subjects.name(entry.getKey());
        if (entry.getOperation() == KeyValueOperation.PUT) {
            Claim claim = claim(entry);
            Claim before = claims.put(key, claim);
            if (before != null && !before.id().equals(claim.id())) {
                directory.remove(before.id());
            }
            if (claim.open()) {
                directory.open(claim.listed());
            } else {
                later(claim);
            }
        } else {
            Claim before = claims.remove(key);
            if (before != null) {
                directory.remove(before.id());
            }
        }
        newest = entry.getRevision();
        for (Waiting one : waiting) {
            if (one.until.getAsBoolean()) {
                one.done.complete(null);
            }
        }
    }

    private static Claim claim(KeyValueEntry entry) {
        return ContentCodec.read(
                entry.getValue(),
                in ->
                        new Claim(
                                new SessionId(in.readUTF()),
                                Subjects.name(entry.getKey()),
                                in.readLong(),
                                in.readBoolean(),
                                entry.getRevision()));
    }

    private void later(Claim claim) {
        CompletableFuture.delayedExecutor(
                        LEFT_BEHIND * engine.limit().toMillis(),
                        TimeUnit.MILLISECONDS,
                        engine.threads())
                .execute(() -> leftBehind(claim));
    }

    /// Nobody opened it: the node died in between. Where its session is in the log it is opened,
    /// else its name is given up.
    private void leftBehind(Claim claim) {
        if (engine.closed() || !claim.equals(claims.get(claim.key()))) {
            return;
        }
        if (new Messages(engine, claim.id()).exists()) {
            var _ = open(claim);
        } else {
            var _ = giveUp(claim);
        }
    }

    // What is asked; blocks.

    /// Claims a name; nothing where it is another's.
    @Nullable Claim claim(SessionId id, NameKey key, long at) {
        Claim wanted = new Claim(id, key, at, false, 0);
        long revision =
                engine.insist(() -> {
                    try {
                        return bucket.create(Subjects.name(key), wanted.bytes());
                    } catch (JetStreamApiException e) {
                        return e.getApiErrorCode() == WRONG_LAST ? mine(wanted) : fail(e);
                    }
                });
        return revision == 0 ? null : new Claim(id, key, at, false, revision);
    }

    private static long fail(JetStreamApiException e) throws JetStreamApiException {
        throw e;
    }

    /// The revision of one's own claim, where an earlier attempt made it; 0 where it is another's.
    private long mine(Claim wanted) throws IOException, JetStreamApiException {
        KeyValueEntry there = bucket.get(Subjects.name(wanted.key()));
        if (there == null || there.getOperation() != KeyValueOperation.PUT) {
            throw new IOException("the name is changing hands"); // asked again
        }
        Claim claim = claim(there);
        return claim.id().equals(wanted.id()) ? claim.revision() : 0;
    }

    /// Lists the session of a claim, and waits until this node has seen it.
    boolean open(Claim claim) {
        boolean done =
                changed(() ->
                        bucket.update(
                                Subjects.name(claim.key()),
                                claim.opened().bytes(),
                                claim.revision()));
        return done && seen(() -> directory.has(claim.id()));
    }

    /// Gives a name up, and waits until this node has seen it; false where it was not claimed so
    /// any more.
    boolean giveUp(Claim claim) {
        boolean done =
                changed(() -> {
                    bucket.delete(Subjects.name(claim.key()), claim.revision());
                    return 0L;
                });
        return seen(() -> !claim.equals(claims.get(claim.key()))) && done;
    }

    private boolean changed(Engine.Call<Long> change) {
        return engine.insist(() -> {
            try {
                var _ = change.make();
                return true;
            } catch (JetStreamApiException e) {
                if (e.getApiErrorCode() == WRONG_LAST) {
                    return false;
                }
                throw e;
            }
        });
    }

    /// The claim of a session; nothing where it is in no directory; blocks.
    @Nullable Claim of(SessionId session) {
        Claim there = asSeen(session);
        if (there == null) {
            catchUp();
            there = asSeen(session);
        }
        return there;
    }

    private @Nullable Claim asSeen(SessionId session) {
        return claims.values().stream()
                .filter(c -> c.id().equals(session))
                .findFirst()
                .orElse(null);
    }

    private boolean seen(BooleanSupplier until) {
        Waiting one = new Waiting(until, new CompletableFuture<>());
        waiting.add(one);
        try {
            if (until.getAsBoolean()) {
                one.done.complete(null);
            }
            one.done.orTimeout(SEEN_WITHIN.toMillis(), TimeUnit.MILLISECONDS).join();
            return true;
        } catch (RuntimeException late) {
            return true; // it is so, and will be seen
        } finally {
            waiting.remove(one);
        }
    }

    @Override
    public void close() {
        directory.close();
        try {
            watch.close();
        } catch (Exception e) {
            throw new IllegalStateException("a watch cannot be ended", e);
        }
    }
}
