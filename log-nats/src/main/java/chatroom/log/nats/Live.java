package chatroom.log.nats;

import chatroom.core.SessionId;
import chatroom.log.Batch;
import chatroom.log.SessionLog.Subscription;
import chatroom.log.follow.Followers;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Hears of batches as the engine stores them, for those who follow: one plain subscription for
/// each session that is followed on this node, and nothing in the engine beside it. What is told so
/// may be lost; who finds a gap reads, and where the connection was lost all read once. May be used
/// from any thread; the engine tells on one.
final class Live {
    private static final Duration FLUSH = Duration.ofSeconds(5);
    private static final Duration ONCE_MORE = Duration.ofSeconds(4);

    private final Engine engine;
    private final Places places;
    private final Followers followers = new Followers();
    private final Dispatcher dispatcher;
    private final Map<SessionId, Channel> channels = new ConcurrentHashMap<>();

    /// What is heard of one session.
    private static final class Channel {
        private final CompletableFuture<Void> ready = new CompletableFuture<>();
        private int followers;

        /// What the engine was asked to tell; written by one thread, once.
        private volatile io.nats.client.@Nullable Subscription subscription;

        // On the thread of the dispatcher.

        /// The message heard last, as the stream counts.
        private long heard;

        /// The last batch that counts, up to that message; null where it is not known.
        private @Nullable Place last;
    }

    Live(Engine engine, Places places) {
        this.engine = engine;
        this.places = places;
        this.dispatcher = engine.connection().createDispatcher();
    }

    /// Tells every batch after `afterSeq`.
    Subscription follow(
            SessionId session,
            long afterSeq,
            Consumer<Batch> told,
            LongFunction<CompletableFuture<List<Batch>>> readAfter) {
        Channel channel = join(session);
        Subscription following =
                followers.follow(
                        session,
                        afterSeq,
                        told,
                        seq -> channel.ready.thenCompose(_ -> insist(() -> readAfter.apply(seq))),
                        Runnable::run);
        var _ = following.ended().whenComplete((_, _) -> leave(session, channel));
        return following;
    }

    /// While the engine does not answer, who follows waits.
    private <T> CompletableFuture<T> insist(Supplier<CompletableFuture<T>> ask) {
        return ask.get()
                .exceptionallyCompose(failure ->
                        Engine.away(failure) && !engine.closed()
                                ? engine.later(() -> insist(ask))
                                : CompletableFuture.failedFuture(failure));
    }

    private Channel join(SessionId session) {
        return Objects.requireNonNull(
                channels.compute(
                        session,
                        (_, there) -> {
                            Channel channel = there == null ? begin(session) : there;
                            channel.followers++;
                            return channel;
                        }));
    }

    private Channel begin(SessionId session) {
        Channel channel = new Channel();
        var _ =
                insist(() -> engine.ask(() -> subscribed(session, channel)))
                        .whenComplete((_, failure) -> {
                            if (failure == null) {
                                channel.ready.complete(null);
                            } else {
                                channel.ready.completeExceptionally(failure);
                            }
                        });
        return channel;
    }

    /// Listens, and waits until the engine knows of it: who reads after this misses nothing that is
    /// told later.
    private boolean subscribed(SessionId session, Channel channel) {
        if (channel.subscription == null) {
            channel.subscription =
                    dispatcher.subscribe(Subjects.live(session), m -> heard(session, channel, m));
        }
        try {
            engine.connection().flush(FLUSH);
        } catch (TimeoutException e) {
            throw new EngineUnavailable("NATS does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineUnavailable("it was interrupted", e);
        }
        return true;
    }

    private void leave(SessionId session, Channel channel) {
        channels.computeIfPresent(
                session,
                (_, there) -> {
                    if (!there.equals(channel) || --channel.followers > 0) {
                        return there;
                    }
                    // Not before it was made, and not by whoever may not wait.
                    var _ = channel.ready.thenCompose(_ -> engine.ask(() -> unsubscribed(there)));
                    return null;
                });
    }

    private boolean unsubscribed(Channel channel) {
        var subscription = channel.subscription;
        if (subscription != null && !engine.closed()) {
            dispatcher.unsubscribe(subscription);
        }
        return true;
    }

    /// The engine says with each message which one of the log came right before it, so that none is
    /// missed unseen, also where the connection was lost meanwhile.
    private void heard(SessionId session, Channel channel, Message message) {
        long seq = header(message, "Nats-Sequence");
        long before = header(message, "Nats-Last-Sequence");
        if (seq == 0 || seq <= channel.heard) {
            return;
        }
        if (channel.heard != before) {
            channel.last = null;
        }
        channel.heard = seq;
        if (ContentCodec.decode(message.getData()) instanceof Content.Stored stored) {
            heard(session, channel, new Messages.Found(stored, seq, 0), before);
        }
    }

    private void heard(SessionId session, Channel channel, Messages.Found found, long before) {
        Content.Stored stored = found.stored();
        Place last = channel.last == null ? read(session, stored, before) : channel.last;
        if (last != null && !stored.follows(last)) {
            return; // void
        }
        Place place = found.place();
        if (last != null) {
            channel.last = place;
            Batch batch = found.open(session, last.hash(), places.erased(session));
            places.add(session, place);
            followers.offer(batch);
            return;
        }
        if (before == stored.previous()) {
            channel.last = place; // the first that follows that one, whatever it says
        }
        followers.look(session);
    }

    /// What it follows, where that is known, and nothing stands between them that could be first.
    private @Nullable Place read(SessionId session, Content.Stored stored, long before) {
        Place read = places.floor(session, stored.first() - 1);
        return read != null && before == read.token() && stored.follows(read) ? read : null;
    }

    /// A number that the engine says with a message; 0 where it says none.
    private static long header(Message message, String name) {
        String value = message.getHeaders() == null ? null : message.getHeaders().getFirst(name);
        return value == null ? 0 : Long.parseLong(value);
    }

    /// Something may have been missed: all who follow look. And once more a little later: a server
    /// of the engine that has just found another one may not know at once what is listened for.
    void look() {
        lookNow();
        CompletableFuture.delayedExecutor(ONCE_MORE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::lookNow);
    }

    private void lookNow() {
        if (!engine.closed()) {
            channels.keySet().forEach(followers::look);
        }
    }

    void close() {
        followers.close();
    }
}
