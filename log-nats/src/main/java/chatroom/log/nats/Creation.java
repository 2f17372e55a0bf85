package chatroom.log.nats;

import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.log.Appended;
import chatroom.log.Position;
import chatroom.log.format.StoredBatch;
import chatroom.log.nats.Messages.Message;

/// How a session comes into the engine and out of its directory: its name is claimed, its first
/// batch is stored, and then it is listed; so what is listed can be read. Blocks. Has no state.
record Creation(Engine engine, Names names, Places places) {

    Appended create(Appending.Wanted wanted, NameKey key) {
        Names.Claim claim = names.claim(wanted.session(), key, wanted.at());
        if (claim == null) {
            return new Appended.Overtaken();
        }
        Appended answer = founded(wanted);
        switch (answer) {
            case Appended.Done _ -> {
                var _ = names.open(claim);
            }
            // Whoever sees the claim finds out.
            case Appended.Unknown _ -> {}
            default -> {
                var _ = names.giveUp(claim);
            }
        }
        return answer;
    }

    private Appended founded(Appending.Wanted wanted) {
        Place start = Place.start(wanted.session());
        StoredBatch batch = wanted.events().after(start.hash(), 0, wanted.at(), wanted.batch());
        Content content = new Content.Stored(batch, 0, wanted.keep(), Content.Redacted.NOT);
        Put put =
                engine.put(
                                Subjects.log(wanted.session()),
                                ContentCodec.encode(content),
                                0,
                                wanted.batch().toString())
                        .join();
        return switch (put) {
            case Put.Done(long seq, boolean again) when !again ->
                    done(wanted.session(), batch, seq);
            case Put.Done _, Put.Conflict _ -> there(wanted);
            case Put.Full _ -> new Appended.Full();
            case Put.Refused(String why) -> new Appended.Broken(why);
            case Put.Unknown _ -> new Appended.Unknown();
        };
    }

    private Appended done(SessionId session, StoredBatch batch, long seq) {
        StoredBatch.Head head = batch.head();
        places.add(session, new Place(head.last(), seq, batch.hash(), head.at(), 0));
        return new Appended.Done(new Position(head.last(), seq));
    }

    /// It may be there from an earlier attempt, whose bytes were others.
    private Appended there(Appending.Wanted wanted) {
        Message first = new Messages(engine, wanted.session()).from(1);
        return first != null
                        && first.content() instanceof Content.Stored stored
                        && stored.batch().head().id().equals(wanted.batch())
                ? done(wanted.session(), stored.batch(), first.seq())
                : new Appended.Overtaken();
    }

    /// Takes a session out of the directory; false where it was not in.
    boolean release(SessionId session) {
        Names.Claim claim = names.of(session);
        return claim != null && names.giveUp(claim);
    }
}
