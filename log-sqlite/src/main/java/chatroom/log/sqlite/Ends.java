package chatroom.log.sqlite;

import chatroom.core.SessionId;
import chatroom.log.format.Hash;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where each session's log ends, as far as it was needed: what is committed, and over it what the
/// transaction under way would make of it. Possible because one process owns the file. Owned by the
/// writer's thread.
final class Ends {
    private final Map<SessionId, End> committed = new HashMap<>();
    private final Map<SessionId, End> underWay = new HashMap<>();

    /// A session's key in the database, and its last entry's seq and time with its batch's hash.
    record End(long key, long seq, long at, Hash hash) {}

    /// The end as it is known, or null where it has to be looked up.
    @Nullable End find(SessionId session) {
        End now = underWay.get(session);
        return now == null ? committed.get(session) : now;
    }

    /// What was looked up, as it was before the transaction.
    void learn(SessionId session, End end) {
        committed.put(session, end);
    }

    void put(SessionId session, End end) {
        underWay.put(session, end);
    }

    /// What was removed has to be looked up from now on, and is not found.
    void remove(SessionId session) {
        committed.remove(session);
        underWay.remove(session);
    }

    void commit() {
        committed.putAll(underWay);
        underWay.clear();
    }

    void rollback() {
        underWay.clear();
    }

    /// Nothing is certain any more: the connection failed.
    void forget() {
        underWay.clear();
        committed.clear();
    }
}
