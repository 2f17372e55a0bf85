package chatroom.log.nats;

import chatroom.core.SessionId;
import chatroom.log.SessionLog.Snapshot;
import chatroom.log.format.SnapshotCodec;
import io.nats.client.api.MessageInfo;
import java.util.Optional;

/// The newest snapshot of one session. Blocks. Has no state.
record Snapshots(Messages messages, Places places) {
    private SessionId session() {
        return messages.session();
    }

    Optional<Snapshot> newest() {
        MessageInfo last = messages.engine().last(Subjects.state(session()));
        Optional<Snapshot> found = last == null ? Optional.empty() : decode(last);
        found.ifPresent(this::met);
        return found;
    }

    private Optional<Snapshot> decode(MessageInfo info) {
        return SnapshotCodec.decode(session(), info.getData());
    }

    /// Who takes up a session from a snapshot reads on from there.
    private void met(Snapshot snapshot) {
        long seq = snapshot.position().seq();
        Place known = places.floor(session(), seq);
        if (known == null || known.seq() < seq) {
            Messages.Found batch = messages.at(unknown(snapshot));
            if (batch != null && batch.stored().last() == seq) {
                places.add(session(), batch.place());
            }
        }
    }

    private Place unknown(Snapshot snapshot) {
        Place start = Place.start(session());
        var position = snapshot.position();
        return new Place(position.seq(), position.token(), start.hash(), 0, 0);
    }

    /// What became of a snapshot that was to be put.
    enum Outcome {
        PUT,

        /// There is one as new, by which this one is superfluous.
        THERE,

        NOT
    }

    /// Puts a snapshot in place of an older one, never of a newer.
    Outcome put(Snapshot snapshot) {
        if (!messages.exists()) {
            return Outcome.NOT;
        }
        Engine engine = messages.engine();
        String subject = Subjects.state(session());
        MessageInfo last = engine.last(subject);
        if (last != null) {
            Optional<Snapshot> there = decode(last);
            if (there.isPresent() && there.get().position().seq() >= snapshot.position().seq()) {
                return Outcome.THERE;
            }
        }
        long before = last == null ? 0 : last.getSeq();
        byte[] state = SnapshotCodec.encode(snapshot);
        if (!(engine.putNow(subject, state, before) instanceof Put.Done)) {
            return Outcome.NOT;
        }
        if (before > 0) {
            engine.delete(before);
        }
        return Outcome.PUT;
    }
}
