package chatroom.log.sqlite;

import chatroom.core.SessionId;
import chatroom.log.format.StoredBatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Erases texts and whole sessions, a slice at a time, so that appends pass in between. Where it
/// stands is in the tables, so that it goes on after a restart. Owned by the writer's thread.
final class Erasing {
    /// Rows and bytes of one slice: a few milliseconds of work.
    private static final int SLICE_ROWS = 500;

    static final long SLICE_BYTES = 1024 * 1024;

    private final PreparedStatement reseal;
    private final PreparedStatement release;
    private final PreparedStatement remove;
    private final PreparedStatement lastPlace;
    private final PreparedStatement hide;
    private final PreparedStatement hideAll;
    private final PreparedStatement progress;
    private final PreparedStatement cleared;
    private final PreparedStatement slice;
    private final PreparedStatement clear;
    private final PreparedStatement straddling;
    private final PreparedStatement rewrite;
    private final PreparedStatement delete;
    private final PreparedStatement deleteKeep;
    private final PreparedStatement deleteSnapshot;
    private final PreparedStatement deleteSession;

    Erasing(Connection c) throws SQLException {
        reseal =
                c.prepareStatement("UPDATE session SET seal = " + Seals.SESSION + " WHERE key = ?");
        release =
                c.prepareStatement(
                        "UPDATE session SET name_key = NULL"
                                + " WHERE key = ? AND name_key IS NOT NULL");
        remove =
                c.prepareStatement("UPDATE session SET name_key = NULL, removed = 1 WHERE key = ?");
        lastPlace =
                c.prepareStatement("SELECT max(place) FROM batch WHERE place > ? AND place <= ?");
        hide = c.prepareStatement("UPDATE session SET erased = max(erased, ?) WHERE key = ?");
        hideAll = c.prepareStatement("UPDATE session SET erased = ?, cleared = ? WHERE key = ?");
        progress = c.prepareStatement("SELECT cleared, erased FROM session WHERE key = ?");
        cleared = c.prepareStatement("UPDATE session SET cleared = ? WHERE key = ?");
        slice =
                c.prepareStatement(
                        "SELECT place, length(payload) + coalesce(length(texts), 0) FROM batch"
                                + " WHERE place > ? AND place <= ? ORDER BY place LIMIT "
                                + SLICE_ROWS);
        clear =
                c.prepareStatement(
                        "UPDATE batch SET texts = NULL"
                                + " WHERE place > ? AND place <= ? AND texts IS NOT NULL");
        straddling =
                c.prepareStatement(
                        "SELECT "
                                + Rows.COLUMNS
                                + " FROM batch b WHERE place > ? AND place <= ?"
                                + " ORDER BY place LIMIT 1");
        rewrite = c.prepareStatement("UPDATE batch SET texts = ? WHERE place = ?");
        delete = c.prepareStatement("DELETE FROM batch WHERE place > ? AND place <= ?");
        deleteKeep = c.prepareStatement("DELETE FROM keep WHERE session = ?");
        deleteSnapshot = c.prepareStatement("DELETE FROM snapshot WHERE session = ?");
        deleteSession = c.prepareStatement("DELETE FROM session WHERE key = ?");
    }

    /// Takes a session out of the directory and leaves the rest; false where it was not in.
    boolean release(long key) throws SQLException {
        return change(release, key) > 0;
    }

    /// Takes a session out of the directory and out of sight; its erasing begins.
    void remove(long key) throws SQLException {
        change(remove, key);
    }

    /// Hides all texts up to that entry or the end; their erasing begins.
    void hide(long key, long throughSeq) throws SQLException {
        lastPlace.setLong(1, Schema.place(key, 0));
        lastPlace.setLong(2, Schema.lastPlace(key));
        long end;
        try (ResultSet row = lastPlace.executeQuery()) {
            end = Schema.seq(row.getLong(1));
        }
        change(hide, Math.min(throughSeq, end), key);
    }

    /// Of a session that was just imported, the texts up to that entry are gone already.
    void imported(long key, long through) throws SQLException {
        change(hideAll, through, through, key);
    }

    /// Erases a slice of the hidden texts; true where there are more.
    boolean clearSlice(SessionId session, long key) throws SQLException {
        long from;
        long through;
        progress.setLong(1, key);
        try (ResultSet row = progress.executeQuery()) {
            if (!row.next()) {
                return false;
            }
            from = row.getLong(1);
            through = row.getLong(2);
        }
        long end = sliceEnd(Schema.place(key, from), Schema.place(key, through));
        if (end > 0) {
            run(clear, Schema.place(key, from), end);
            change(cleared, Schema.seq(end), key);
            return true;
        }
        clearStraddling(session, key, through);
        change(cleared, through, key);
        return false;
    }

    /// The place of the last batch of a slice of those after `from` up to `to`; 0 where there are
    /// none.
    private long sliceEnd(long from, long to) throws SQLException {
        slice.setLong(1, from);
        slice.setLong(2, to);
        long end = 0;
        try (ResultSet row = slice.executeQuery()) {
            for (long bytes = 0; bytes < SLICE_BYTES && row.next(); ) {
                end = row.getLong(1);
                bytes += row.getLong(2);
            }
        }
        return end;
    }

    /// Of a batch that begins before and ends after the seq, the earlier texts go.
    private void clearStraddling(SessionId session, long key, long through) throws SQLException {
        straddling.setLong(1, Schema.place(key, through));
        straddling.setLong(2, Schema.lastPlace(key));
        StoredBatch batch;
        try (ResultSet row = straddling.executeQuery()) {
            if (!row.next() || row.getLong(2) > through) {
                return;
            }
            batch = Rows.batch(session, row);
        }
        byte[] left = Rows.textsWithout(batch, through);
        rewrite.setBytes(1, left.length == 0 ? null : left);
        rewrite.setLong(2, Schema.place(key, batch.head().last()));
        rewrite.executeUpdate();
    }

    /// Erases a slice of a session that was taken out; true where there is more.
    boolean removeSlice(long key) throws SQLException {
        long from = Schema.place(key, 0);
        long end = sliceEnd(from, Schema.lastPlace(key));
        if (end > 0) {
            run(delete, from, end);
            return true;
        }
        run(deleteKeep, key);
        run(deleteSnapshot, key);
        run(deleteSession, key);
        return false;
    }

    /// A change of a session's row, whose key is the last of the values.
    private int change(PreparedStatement statement, long... values) throws SQLException {
        int changed = run(statement, values);
        run(reseal, values[values.length - 1]);
        return changed;
    }

    private static int run(PreparedStatement statement, long... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setLong(i + 1, values[i]);
        }
        return statement.executeUpdate();
    }
}
