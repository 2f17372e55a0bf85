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

        /// The batch heard last that is known to count; on the thread of the dispatcher.
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

    private void heard(SessionId session, Channel channel, Message message) {
        String seq = message.getHeaders() == null ? null : sequence(message);
        if (seq == null
                || !(ContentCodec.decode(message.getData()) instanceof Content.Stored stored)) {
            return;
        }
        Messages.Found found = new Messages.Found(stored, Long.parseLong(seq), 0);
        Place before = channel.last;
        if (before != null && stored.first() <= before.seq()) {
            return; // heard already, or void
        }
        Place place = found.place();
        if (before != null && stored.follows(before)) {
            channel.last = place;
            Batch batch = found.open(session, before.hash(), places.erased(session));
            places.add(session, place);
            followers.offer(batch);
        } else {
            Place read = places.floor(session, stored.first() - 1);
            if (read != null && stored.follows(read)) {
                channel.last = place;
            }
            followers.look(session);
        }
    }

    private static @Nullable String sequence(Message message) {
        return message.getHeaders().getFirst("Nats-Sequence");
    }

    /// Something may have been missed: all who follow look.
    void look() {
        channels.keySet().forEach(followers::look);
    }

    void close() {
        followers.close();
    }
}
