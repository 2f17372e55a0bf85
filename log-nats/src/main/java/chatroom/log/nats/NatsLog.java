package chatroom.log.nats;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.log.Appended;
import chatroom.log.Batch;
import chatroom.log.Change;
import chatroom.log.Keep;
import chatroom.log.Listed;
import chatroom.log.Peers;
import chatroom.log.Position;
import chatroom.log.SessionLog;
import chatroom.log.format.EncodedEvents;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.function.Consumer;
import java.util.function.Function;

/// Keeps the sessions of many servers in one engine, NATS JetStream, which gives entries their
/// order and their durability. Every server opens one of its own on the same engine. Safe for any
/// thread; answers come on the engine's threads and on virtual ones.
public final class NatsLog implements SessionLog {
    /// An append that has no answer after this long is Unknown. Longer than the engine needs to
    /// choose another leader.
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(8);

    private static final int PAGE_BYTES = 256 * 1024;

    private final Engine engine;
    private final int replicas;
    private final Places places = new Places();
    private final Names names;
    private final Live live;
    private final Presence presence;
    private final Appending appending;
    private final Creation creation;
    private final SecureRandom salts = new SecureRandom();
    private final Phaser underWay = new Phaser(1);
    private volatile boolean closed;

    /// Opens the log, and makes in the engine what it lacks; blocks.
    ///
    /// @throws EngineUnavailable where that cannot be, with a sentence for the operator
    public static NatsLog open(Cluster cluster) {
        return open(cluster, ANSWER_WITHIN);
    }

    static NatsLog open(Cluster cluster, Duration answerWithin) {
        CompletableFuture<NatsLog> opened = new CompletableFuture<>();
        Runnable look =
                () -> {
                    var _ = opened.thenAccept(log -> log.live.look());
                };
        Engine engine = Opening.engine(cluster, answerWithin, look);
        try {
            NatsLog log = new NatsLog(engine, Opening.stream(engine));
            opened.complete(log);
            var _ = engine.ask(log::tidy);
            return log;
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private NatsLog(Engine engine, int replicas) {
        this.engine = engine;
        this.replicas = replicas;
        this.names = new Names(engine);
        this.live = new Live(engine, places);
        this.presence = new Presence(engine, live::look);
        this.appending = new Appending(engine, places);
        this.creation = new Creation(engine, names, places);
    }

    private boolean tidy() {
        new LeftBehind(engine, names, places).finish();
        return true;
    }

    /// How many servers of the engine hold each entry. With three, one may be lost and nothing is;
    /// with fewer, what the lost one held is gone or cannot be reached.
    public int replicas() {
        return replicas;
    }

    @Override
    public CompletableFuture<Appended> create(
            SessionId session, NameKey key, UUID batch, long at, List<Event> events, Keep keep) {
        EncodedEvents encoded = EncodedEvents.of(events, salts);
        Appending.Wanted wanted = new Appending.Wanted(session, batch, at, encoded, keep);
        return appended(() ->
                engine.ask(() -> creation.create(wanted, key))
                        .exceptionally(_ -> new Appended.Unknown()));
    }

    @Override
    public CompletableFuture<Appended> append(
            SessionId session, Position after, UUID batch, long at, List<Event> events, Keep keep) {
        EncodedEvents encoded = EncodedEvents.of(events, salts);
        Appending.Wanted wanted = new Appending.Wanted(session, batch, at, encoded, keep);
        return appended(() -> appending.append(wanted, after));
    }

    /// What an append does, where the log is not closed; a close waits for it.
    private interface Effect {
        CompletableFuture<Appended> begin();
    }

    private CompletableFuture<Appended> appended(Effect effect) {
        underWay.register();
        if (closed) {
            underWay.arriveAndDeregister();
            return CompletableFuture.completedFuture(new Appended.Broken("the log is closed"));
        }
        return effect.begin().whenComplete((_, _) -> underWay.arriveAndDeregister());
    }

    @Override
    public CompletableFuture<List<Batch>> read(SessionId session, long afterSeq, int maxBytes) {
        return ask(session, messages -> reading(messages).after(afterSeq, maxBytes));
    }

    @Override
    public CompletableFuture<List<Entry>> before(
            SessionId session, long beforeSeq, int maxMessages, int maxEntries) {
        return ask(
                session, messages -> reading(messages).before(beforeSeq, maxMessages, maxEntries));
    }

    private Reading reading(Messages messages) {
        return new Reading(messages, places);
    }

    @Override
    public Subscription follow(SessionId session, long afterSeq, Consumer<Batch> told) {
        return unlessClosed(
                live.follow(session, afterSeq, told, seq -> read(session, seq, PAGE_BYTES)));
    }

    @Override
    public CompletableFuture<List<Listed>> directory() {
        return ask(() -> {
            names.catchUp();
            return names.directory().all();
        });
    }

    @Override
    public Subscription followDirectory(Consumer<Change> told) {
        return unlessClosed(names.follow(told));
    }

    private Subscription unlessClosed(Subscription following) {
        if (closed) {
            following.close();
        }
        return following;
    }

    @Override
    public CompletableFuture<Optional<Snapshot>> snapshot(SessionId session) {
        return ask(session, messages -> new Snapshots(messages, places).newest());
    }

    /// Puts the keep together as well: who takes the session up reads both. Of many nodes that come
    /// that far, the one does it whose snapshot is put.
    @Override
    public CompletableFuture<Boolean> putSnapshot(Snapshot snapshot) {
        return ask(
                snapshot.state().id(),
                messages -> {
                    Snapshots.Outcome put = new Snapshots(messages, places).put(snapshot);
                    if (put == Snapshots.Outcome.PUT) {
                        new Keeps(engine, messages).putTogether();
                    }
                    return put != Snapshots.Outcome.NOT;
                });
    }

    @Override
    public CompletableFuture<Keep> keep(SessionId session) {
        return ask(session, messages -> new Keeps(engine, messages).all());
    }

    @Override
    public CompletableFuture<Boolean> putKeep(SessionId session, Keep records) {
        return ask(session, messages -> new Keeps(engine, messages).put(records));
    }

    @Override
    public CompletableFuture<Boolean> eraseTexts(SessionId session, long throughSeq) {
        return ask(session, messages -> new Erasing(messages, places).texts(throughSeq));
    }

    @Override
    public CompletableFuture<Long> erasedThrough(SessionId session) {
        return ask(session, messages -> new Erasing(messages, places).through());
    }

    @Override
    public CompletableFuture<Boolean> release(SessionId session) {
        return ask(session, _ -> creation.release(session));
    }

    @Override
    public CompletableFuture<Boolean> remove(SessionId session) {
        return ask(
                session,
                messages -> {
                    var _ = creation.release(session);
                    new Erasing(messages, places).everything();
                    return true;
                });
    }

    private <T> CompletableFuture<T> ask(SessionId session, Function<Messages, T> question) {
        return ask(() -> question.apply(new Messages(engine, session)));
    }

    private <T> CompletableFuture<T> ask(Callable<T> question) {
        return closed
                ? CompletableFuture.failedFuture(new IllegalStateException("the log is closed"))
                : engine.ask(question);
    }

    @Override
    public Optional<Peers> peers() {
        return Optional.of(presence);
    }

    /// Waits for the answers to what was to be appended, which come within the log's time limit.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        presence.close();
        live.close();
        names.close();
        underWay.arriveAndAwaitAdvance();
        engine.close();
    }
}
