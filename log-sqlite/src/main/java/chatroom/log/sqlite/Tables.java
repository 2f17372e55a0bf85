package chatroom.log.sqlite;

import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.log.Damage;
import chatroom.log.Keep;
import chatroom.log.format.StoredBatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the writer does to the tables, each statement prepared once for its connection. Owned by
/// the writer's thread.
final class Tables implements AutoCloseable {
    private final Connection connection;
    private final Database database;
    private final Statement control;
    private final PreparedStatement open;
    private final PreparedStatement seal;
    private final PreparedStatement keyOf;
    private final PreparedStatement insert;
    private final PreparedStatement putKeep;
    private final PreparedStatement dropKeep;
    private final PreparedStatement putSnapshot;
    final Erasing erasing;

    Tables(Database database, Connection writer) throws SQLException {
        this.database = database;
        this.connection = writer;
        this.control = connection.createStatement();
        this.open =
                connection.prepareStatement(
                        "INSERT INTO session (id, name_key, created) VALUES (?, ?, ?)"
                                + " ON CONFLICT DO NOTHING RETURNING key");
        this.seal =
                connection.prepareStatement(
                        "UPDATE session SET seal = " + Seals.SESSION + " WHERE key = ?");
        this.keyOf = connection.prepareStatement("SELECT key, removed FROM session WHERE id = ?");
        this.insert =
                connection.prepareStatement("INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        this.putKeep =
                connection.prepareStatement(
                        "INSERT OR REPLACE INTO keep VALUES (?1, ?2, ?3, row_seal('keep', ?1, ?2,"
                                + " ?3))");
        this.dropKeep =
                connection.prepareStatement("DELETE FROM keep WHERE session = ? AND name = ?");
        this.putSnapshot =
                connection.prepareStatement(
                        "INSERT INTO snapshot VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE"
                                + " SET seq = ?2, state = ?3 WHERE seq < ?2");
        this.erasing = new Erasing(connection);
    }

    /// At the beginning: whose readers were to finish has none any more. A row that is damaged may
    /// only look released.
    void removeReleased() throws SQLException {
        control.execute(
                "UPDATE session SET removed = 1, seal = "
                        + Seals.SESSION.replace("removed", "1")
                        + " WHERE name_key IS NULL AND NOT removed AND seal = "
                        + Seals.SESSION);
    }

    /// Writes something that must reach the disk. Whatever an earlier commit may have left that
    /// failed half way is overwritten by it.
    void prove() throws SQLException {
        begin();
        control.execute("UPDATE opened SET times = times + 1");
        commit();
    }

    void begin() throws SQLException {
        database.run("BEGIN IMMEDIATE", connection);
    }

    void commit() throws SQLException {
        database.run("COMMIT", connection);
    }

    void rollback() throws SQLException {
        database.run("ROLLBACK", connection);
    }

    /// The key of a new session, or 0 where its name or its id is in use.
    long open(SessionId session, NameKey name, long at) throws SQLException {
        open.setString(1, session.value());
        open.setString(2, name.value());
        open.setLong(3, at);
        long key;
        try (ResultSet row = open.executeQuery()) {
            key = row.next() ? row.getLong(1) : 0;
        }
        seal.setLong(1, key);
        seal.executeUpdate();
        return key;
    }

    /// The key of a session that was not removed, or 0.
    long key(SessionId session) throws SQLException {
        keyOf.setString(1, session.value());
        try (ResultSet row = keyOf.executeQuery()) {
            return row.next() && !row.getBoolean(2) ? row.getLong(1) : 0;
        }
    }

    /// The key of a session that is there or not yet wholly erased, or 0.
    long keyOfAny(SessionId session) throws SQLException {
        keyOf.setString(1, session.value());
        try (ResultSet row = keyOf.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /// Where the log of a session ends, or null where there is none.
    Ends.@Nullable End end(SessionId session) throws SQLException {
        long key = key(session);
        return key == 0 ? null : Reads.end(connection, session, key);
    }

    void insert(long key, StoredBatch batch) throws SQLException {
        StoredBatch.Head head = batch.head();
        insert.setLong(1, Schema.place(key, head.last()));
        insert.setLong(2, head.first());
        insert.setLong(3, head.at());
        insert.setBytes(4, Rows.bytes(head.id()));
        insert.setInt(5, head.version());
        insert.setBytes(6, batch.hash().bytes());
        insert.setBytes(7, batch.payload());
        insert.setBytes(8, batch.texts().length == 0 ? null : batch.texts());
        insert.executeUpdate();
    }

    void put(long key, Keep keep) throws SQLException {
        for (Map.Entry<String, String> record : keep.records().entrySet()) {
            if (record.getValue().isEmpty()) {
                dropKeep.setLong(1, key);
                dropKeep.setString(2, record.getKey());
                dropKeep.executeUpdate();
            } else {
                putKeep.setLong(1, key);
                putKeep.setString(2, record.getKey());
                putKeep.setString(3, record.getValue());
                putKeep.executeUpdate();
            }
        }
    }

    void putSnapshot(long key, long seq, byte[] state) throws SQLException {
        putSnapshot.setLong(1, key);
        putSnapshot.setLong(2, seq);
        putSnapshot.setBytes(3, state);
        putSnapshot.executeUpdate();
    }

    /// The texts of an imported session are gone up to that entry.
    void erased(long key, long through) throws SQLException {
        erasing.imported(key, through);
    }

    /// Takes back what was imported of a session.
    void drop(long key) throws SQLException {
        while (erasing.removeSlice(key)) {
            // Slice by slice.
        }
    }

    /// What is damaged of a session whose log is to end with that entry; null for nothing.
    @Nullable Damage check(SessionId session, long last) throws SQLException {
        Reads.Checked page = Reads.Checked.nothing(session);
        while (page.more()) {
            page = Reads.check(connection, session, page);
            if (!page.damage().isEmpty()) {
                return page.damage().getFirst();
            }
        }
        return page.last() == last
                ? null
                : new Damage(session.value(), page.last() + 1, last, "they are missing");
    }

    /// Brings all of the write-ahead log into the database and empties it, so that what was
    /// overwritten stands in neither; false where somebody was still reading after `patience`
    /// milliseconds, in which nothing else is written.
    boolean scrub(int patience) throws SQLException {
        control.execute("PRAGMA busy_timeout = " + patience);
        try (ResultSet row = control.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return row.getInt(1) == 0;
        } finally {
            control.execute("PRAGMA busy_timeout = " + Database.BUSY_MILLIS);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
