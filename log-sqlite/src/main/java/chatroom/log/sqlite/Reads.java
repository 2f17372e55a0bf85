package chatroom.log.sqlite;

import chatroom.core.Entry;
import chatroom.core.SessionId;
import chatroom.log.Backwards;
import chatroom.log.Batch;
import chatroom.log.Damage;
import chatroom.log.DamagedLog;
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

    private static final int CHECK_BYTES = 1024 * 1024;
    private static final String MISSING = "they are missing";

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

    /// What some batches of a session came to when they were checked.
    ///
    /// @param last the seq of the last entry
    /// @param hash what the next batch has to follow
    /// @param more whether there may be more of them
    record Checked(long last, Hash hash, boolean more, List<Damage> damage) {
        static Checked nothing(SessionId session) {
            return new Checked(0, Hash.start(session), true, List.of());
        }
    }

    /// Checks batches after those, up to about [#CHECK_BYTES], and goes on behind what is damaged.
    static Checked check(Connection c, SessionId session, Checked before) throws SQLException {
        Known known = known(c, session);
        if (known == null) {
            return new Checked(before.last(), before.hash(), false, List.of());
        }
        String query =
                "SELECT "
                        + Rows.COLUMNS
                        + " FROM batch b WHERE b.place > ? AND b.place <= ? ORDER BY b.place";
        long last = before.last();
        Hash hash = before.hash();
        List<Damage> damage = new ArrayList<>();
        long bytes = 0;
        boolean more = false;
        try (PreparedStatement ask = c.prepareStatement(query)) {
            ask.setLong(1, Schema.place(known.key(), last));
            ask.setLong(2, Schema.lastPlace(known.key()));
            try (ResultSet row = ask.executeQuery()) {
                while (bytes < CHECK_BYTES && row.next()) {
                    more = true;
                    long first = row.getLong(2);
                    if (first > last + 1) {
                        damage.add(new Damage(session.value(), last + 1, first - 1, MISSING));
                    }
                    last = Rows.last(row);
                    try {
                        StoredBatch stored = Rows.batch(session, row);
                        bytes += stored.bytes();
                        Hash previous = hash;
                        hash = stored.hash();
                        stored.open(session, previous, known.erased(), 0);
                    } catch (DamagedLog e) {
                        damage.add(e.damage());
                    }
                }
            }
        }
        return new Checked(last, hash, more, damage);
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
                "SELECT name, value, seal IS "
                        + Seals.KEEP
                        + " FROM keep WHERE session = (SELECT key"
                        + SESSION
                        + ")";
        Map<String, String> records = new HashMap<>();
        try (PreparedStatement ask = c.prepareStatement(query)) {
            ask.setString(1, session.value());
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    if (!row.getBoolean(3)) {
                        throw new DamagedLog(
                                session, 1, Long.MAX_VALUE, "its codes and places are damaged");
                    }
                    records.put(row.getString(1), row.getString(2));
                }
            }
        }
        return new Keep(records);
    }

    /// The snapshot that is kept, if it is one, and the end of the log is whole and not before it.
    static Optional<Snapshot> snapshot(Connection c, SessionId session) throws SQLException {
        Known known = known(c, session);
        if (known == null) {
            return Optional.empty();
        }
        long end = end(c, session, known.key()).seq();
        Optional<Snapshot> kept = Optional.empty();
        try (PreparedStatement ask =
                c.prepareStatement("SELECT state FROM snapshot WHERE session = ?")) {
            ask.setLong(1, known.key());
            try (ResultSet row = ask.executeQuery()) {
                byte[] state = row.next() ? row.getBytes(1) : null;
                if (state != null) {
                    kept = SnapshotCodec.decode(session, state);
                }
            }
        }
        if (kept.isPresent() && kept.get().position().seq() > end) {
            long last = kept.get().position().seq();
            throw new DamagedLog(session, end + 1, last, MISSING);
        }
        return kept;
    }

    static long erasedThrough(Connection c, SessionId session) throws SQLException {
        Known known = known(c, session);
        return known == null ? 0 : known.erased();
    }
}
