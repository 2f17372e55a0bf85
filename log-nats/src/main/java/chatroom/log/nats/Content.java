package chatroom.log.nats;

import chatroom.core.SessionId;
import chatroom.log.Batch;
import chatroom.log.Keep;
import chatroom.log.format.Hash;
import chatroom.log.format.StoredBatch;

/// What one message of a session's log is.
sealed interface Content {
    /// A batch.
    ///
    /// @param previous the token of the batch before it, 0 for none
    /// @param keep what of the keep came with it
    record Stored(StoredBatch batch, long previous, Keep keep, Redacted redacted)
            implements Content {
        /// What it says; see [StoredBatch#open].
        Batch open(SessionId session, Hash follows, long erasedThrough, long token) {
            long erased = Math.max(erasedThrough, redacted.through());
            Batch opened = batch.open(session, follows, erased, token);
            return new Batch(session, opened.id(), opened.entries(), opened.end(), keep);
        }

        /// Whether it was appended to what ended there. Of several that were, which were appended
        /// at the same moment by different nodes, the first in the stream counts; the others are
        /// void (ADR 0008).
        boolean follows(Place place) {
            return first() == place.seq() + 1 && previous == place.token();
        }

        long first() {
            return batch.head().first();
        }

        long last() {
            return batch.head().last();
        }
    }

    /// How a batch was replaced by one without texts.
    ///
    /// @param token what it was in the stream before; 0 where it is as it was
    /// @param through the seq up to which texts were erased
    /// @param previous where the batch before it is among the replaced ones, 0 for none
    record Redacted(long token, long through, long previous) {
        static final Redacted NOT = new Redacted(0, 0, 0);
    }

    /// Stands at the end of a log whose last batch was replaced, so that the log has an end.
    record Filler(Place last) implements Content {}

    /// The session was removed; what is left of it is being erased.
    record End() implements Content {}
}
