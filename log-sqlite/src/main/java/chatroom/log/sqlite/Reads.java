package chatroom.log.sqlite;

import chatroom.core.Entry;
import chatroom.core.SessionId;
import chatroom.log.Backwards;
import chatroom.log.Batch;
import chatroom.log.Keep;
import chatroom.log.SessionLog.Snapshot;
import chatroom.log.format.Hash;
import chatroom.log.format.SnapshotCodec;
import chatroom.log.format.StoredBatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is asked of the tables. Every batch is checked against the one before it when it is read.
/// Has no state: whoever has a connection may ask.
final class Reads {
    /// A session that was not removed, by its id.
    private static final String SESSION = " FROM session s WHERE s.id = ? AND NOT removed";

    private static final int VERIFY_BYTES = 1024 * 1024;

    private Reads() {}

    /// A session's key, and the seq up to which its texts were erased.
    private record Known(long key, long erased) {}

    private static @Nullable Known known(Connection c, SessionId session) throws SQLException {
        try (PreparedStatement ask = c.prepareStatement("SELECT key, erased" + SESSION)) {
            ask.setString(1, session.value());
            try (ResultSet row = ask.executeQuery()) {
                return row.next() ? new Known(row.getLong(1), row.getLong(2)) : null;
            }
        }
    }

    /// Batches after that entry, until they take more than `maxBytes`, but at least one.
    static List<Batch> after(Connection c, SessionId session, long afterSeq, int maxBytes)
            throws SQLException {
        Known known = known(c, session);
        return known == null ? List.of() : after(c, session, known, afterSeq, maxBytes);
    }

    /// How many entries there are, all of them checked.
    static long verify(Connection c, SessionId session) throws SQLException {
        long end = 0;
        List<Batch> page = after(c, session, 0, VERIFY_BYTES);
        while (!page.isEmpty()) {
            end = page.getLast().last();
            page = after(c, session, end, VERIFY_BYTES);
        }
        return end;
    }

    private static List<Batch> after(
            Connection c, SessionId session, Known known, long afterSeq, int maxBytes)
            throws SQLException {
        // From the batch before the first that is wanted, whose hash the first has to follow.
        String query =
                "SELECT "
                        + Rows.COLUMNS
                        + " FROM batch b WHERE b.place >= coalesce((SELECT max(place) FROM batch"
                        + " WHERE place > ?1 AND place <= ?2), ?1) AND b.place <= ?3"
                        + " ORDER BY b.place";
        List<Batch> batches = new ArrayList<>();
        Hash previous = Hash.start(session);
        long bytes = 0;
        try (PreparedStatement ask = c.prepareStatement(query)) {
            ask.setLong(1, Schema.place(known.key(), 0));
            ask.setLong(2, Schema.place(known.key(), afterSeq));
            ask.setLong(3, Schema.lastPlace(known.key()));
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    if (Rows.last(row) > afterSeq) {
                        StoredBatch stored = Rows.batch(session, row);
                        bytes += stored.bytes();
                        if (!batches.isEmpty() && bytes > maxBytes) {
                            break;
                        }
                        batches.add(
                                stored.open(session, previous, known.erased(), 0).after(afterSeq));
                    }
                    previous = Rows.hash(session, row);
                }
            }
        }
        return batches;
    }

    /// The latest entries before that one, until there are enough.
    static List<Entry> before(
            Connection c, SessionId session, long beforeSeq, int maxMessages, int maxEntries)
            throws SQLException {
        Known known = known(c, session);
        Backwards back = new Backwards(beforeSeq, maxMessages, maxEntries);
        if (known != null && beforeSeq > 1) {
            backwards(c, session, known, beforeSeq, back);
        }
        return back.entries();
    }

    private static void backwards(
            Connection c, SessionId session, Known known, long beforeSeq, Backwards back)
            throws SQLException {
        String query =
                "SELECT "
                        + Rows.COLUMNS
                        + " FROM batch b WHERE b.place > ?1 AND b.place <= coalesce((SELECT"
                        + " min(place) FROM batch WHERE place >= ?2 AND place <= ?3), ?3)"
                        + " ORDER BY b.place DESC";
        try (PreparedStatement ask = c.prepareStatement(query)) {
            ask.setLong(1, Schema.place(known.key(), 0));
            ask.setLong(2, Schema.place(known.key(), beforeSeq - 1));
            ask.setLong(3, Schema.lastPlace(known.key()));
            try (ResultSet row = ask.executeQuery()) {
                boolean more = row.next();
                while (more && back.wantsMore()) {
                    StoredBatch stored = Rows.batch(session, row);
                    more = row.next();
                    // What it has to follow is the next row, going backwards.
                    Hash previous = more ? Rows.hash(session, row) : Hash.start(session);
                    back.add(stored.open(session, previous, known.erased(), 0).entries());
                }
            }
        }
    }

    /// Where a session's log ends, checked.
    static Ends.End end(Connection c, SessionId session, long key) throws SQLException {
        String query =
                "SELECT "
                        + Rows.COLUMNS
                        + " FROM batch b WHERE b.place > ? AND b.place <= ?"
                        + " ORDER BY b.place DESC LIMIT 2";
        try (PreparedStatement ask = c.prepareStatement(query)) {
            ask.setLong(1, Schema.place(key, 0));
            ask.setLong(2, Schema.lastPlace(key));
            try (ResultSet row = ask.executeQuery()) {
                if (!row.next()) {
                    return new Ends.End(key, 0, 0, Hash.start(session));
                }
                StoredBatch last = Rows.batch(session, row);
                Hash previous = row.next() ? Rows.hash(session, row) : Hash.start(session);
                // Whether its texts are there is no matter of where it ends.
                last.open(session, previous, Long.MAX_VALUE, 0);
                return new Ends.End(key, last.head().last(), last.head().at(), last.hash());
            }
        }
    }

    static Keep keep(Connection c, SessionId session) throws SQLException {
        String query =
                "SELECT k.name, k.value FROM keep k WHERE k.session = (SELECT key" + SESSION + ")";
        Map<String, String> records = new HashMap<>();
        try (PreparedStatement ask = c.prepareStatement(query)) {
            ask.setString(1, session.value());
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    records.put(row.getString(1), row.getString(2));
                }
            }
        }
        return new Keep(records);
    }

    static Optional<Snapshot> snapshot(Connection c, SessionId session) throws SQLException {
        String query = "SELECT state FROM snapshot WHERE session = (SELECT key" + SESSION + ")";
        try (PreparedStatement ask = c.prepareStatement(query)) {
            ask.setString(1, session.value());
            try (ResultSet row = ask.executeQuery()) {
                return row.next()
                        ? SnapshotCodec.decode(session, row.getBytes(1))
                        : Optional.empty();
            }
        }
    }

    static long erasedThrough(Connection c, SessionId session) throws SQLException {
        Known known = known(c, session);
        return known == null ? 0 : known.erased();
    }
}
