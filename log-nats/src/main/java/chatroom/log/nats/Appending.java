package chatroom.log.nats;

import chatroom.core.SessionId;
import chatroom.log.Appended;
import chatroom.log.Keep;
import chatroom.log.Position;
import chatroom.log.format.EncodedEvents;
import chatroom.log.format.StoredBatch;
import chatroom.log.nats.Messages.Message;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// Appends batches. A batch is one message, with the keep that comes with it, which the engine
/// takes only where the log's last message is the one that the batch follows. Safe for any thread;
/// does not block.
record Appending(Engine engine, Places places) {

    /// A batch that is to be appended.
    record Wanted(SessionId session, UUID batch, long at, EncodedEvents events, Keep keep) {}

    CompletableFuture<Appended> append(Wanted wanted, Position after) {
        Place newest = places.newest(wanted.session());
        if (newest != null && newest.token() == after.token() && newest.seq() == after.seq()) {
            return append(wanted, newest);
        }
        if (newest != null && newest.seq() > after.seq()) {
            return answer(new Appended.Overtaken());
        }
        return engine.ask(() -> found(wanted.session(), after))
                .thenCompose(where ->
                        switch (where) {
                            case Where.After(Place place) -> append(wanted, place);
                            case Where.Nowhere(Appended why) -> answer(why);
                        });
    }

    /// Where to append, or why not.
    private sealed interface Where {
        record After(Place place) implements Where {}

        record Nowhere(Appended why) implements Where {}
    }

    private Where found(SessionId session, Position after) {
        Messages.Found last = new Messages(engine, session).lastBatch();
        if (last == null) {
            return new Where.Nowhere(gone(session));
        }
        Place place = last.place();
        places.add(session, place);
        return place.position().equals(after)
                ? new Where.After(place)
                : new Where.Nowhere(new Appended.Overtaken());
    }

    private Appended gone(SessionId session) {
        places.forget(session);
        return new Appended.Broken("there is no such session");
    }

    private CompletableFuture<Appended> append(Wanted wanted, Place place) {
        SessionId session = wanted.session();
        long at = Math.max(wanted.at(), place.at());
        StoredBatch batch = wanted.events().after(place.hash(), place.seq(), at, wanted.batch());
        Content content =
                new Content.Stored(batch, place.token(), wanted.keep(), Content.Redacted.NOT);
        long expected = places.expected(session, place);
        return engine.put(
                        Subjects.log(session),
                        ContentCodec.encode(content),
                        expected,
                        wanted.batch().toString())
                .thenCompose(put ->
                        switch (put) {
                            case Put.Done(long seq, boolean again)
                                    when !again && seq == expected + 1 ->
                                    answer(done(session, batch, seq));
                            case Put.Done _ ->
                                    engine.ask(() -> settled(wanted, place))
                                            .exceptionally(_ -> new Appended.Unknown());
                            case Put.Conflict _ ->
                                    engine.ask(() -> conflict(wanted, place))
                                            .thenCompose(why -> again(wanted, place, why))
                                            .exceptionally(_ -> new Appended.Unknown());
                            case Put.Full _ -> answer(new Appended.Full());
                            case Put.Refused(String why) -> answer(new Appended.Broken(why));
                            case Put.Unknown _ -> answer(new Appended.Unknown());
                        });
    }

    private static CompletableFuture<Appended> answer(Appended answer) {
        return CompletableFuture.completedFuture(answer);
    }

    private Appended done(SessionId session, StoredBatch batch, long seq) {
        StoredBatch.Head head = batch.head();
        places.add(session, new Place(head.last(), seq, batch.hash(), head.at(), 0));
        return new Appended.Done(new Position(head.last(), seq));
    }

    /// Looks whether what was stored counts. With several replicas the engine compares with what it
    /// has stored, and not with what is on its way: it takes two that come at the same moment, of
    /// which the second is void. That one stays where it is: nats-server 2.9 does not find the last
    /// message of a subject any more once its very last was taken out. And an earlier attempt may
    /// have landed, whose texts were sealed otherwise.
    private Appended settled(Wanted wanted, Place place) {
        Messages.Found next = new Messages(engine, wanted.session()).after(place);
        return next == null ? new Appended.Unknown() : first(wanted, next);
    }

    private Appended first(Wanted wanted, Messages.Found next) {
        return next.stored().batch().head().id().equals(wanted.batch())
                ? done(wanted.session(), next.stored().batch(), next.token())
                : new Appended.Overtaken();
    }

    /// What stands where the batch was to go: the batch itself, another's, or nothing that counts,
    /// after which it can go.
    private Appended conflict(Wanted wanted, Place place) {
        SessionId session = wanted.session();
        Messages messages = new Messages(engine, session);
        Message last = messages.last();
        if (last == null || last.content() instanceof Content.End) {
            return gone(session);
        }
        Messages.Found next = messages.after(place);
        if (next != null) {
            return first(wanted, next);
        }
        places.filled(session, place, last.seq());
        return new Appended.Unknown();
    }

    private CompletableFuture<Appended> again(Wanted wanted, Place place, Appended why) {
        return why instanceof Appended.Unknown ? append(wanted, place) : answer(why);
    }
}
