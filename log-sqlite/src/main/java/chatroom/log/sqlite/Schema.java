package chatroom.log.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The tables of the log, and the bringing of an older file up to them. `docs/log-format.md`
/// describes them. Has no state.
final class Schema {
    /// "Chat": by this the file is known as ours.
    static final int APPLICATION = 0x43686174;

    /// The version of the tables that this program writes.
    static final int VERSION = 1;

    /// A batch's place is its session's key and the seq of its last entry in one number, so that a
    /// session's batches lie together in one tree and in order. This many bits are the seq's: 68
    /// thousand million entries a session, and 134 million sessions ever.
    private static final int SEQ_BITS = 36;

    private static final long MAX_SEQ = (1L << SEQ_BITS) - 1;
    private static final long MAX_KEY = Long.MAX_VALUE >> SEQ_BITS;

    private static final List<String> TABLES =
            List.of(
                    "CREATE TABLE session (key INTEGER PRIMARY KEY AUTOINCREMENT,"
                            + " id TEXT NOT NULL UNIQUE,"
                            // NULL once it is out of the directory.
                            + " name_key TEXT UNIQUE, created INTEGER NOT NULL,"
                            // Once removed it is out of sight, and being erased.
                            + " removed INTEGER NOT NULL DEFAULT 0,"
                            // Texts up to erased are hidden, up to cleared they are gone.
                            + " erased INTEGER NOT NULL DEFAULT 0,"
                            + " cleared INTEGER NOT NULL DEFAULT 0) STRICT",
                    "CREATE TABLE batch (place INTEGER PRIMARY KEY, first INTEGER NOT NULL,"
                            + " at INTEGER NOT NULL, id BLOB NOT NULL, version INTEGER NOT NULL,"
                            + " hash BLOB NOT NULL, payload BLOB NOT NULL, texts BLOB) STRICT",
                    "CREATE TABLE keep (session INTEGER NOT NULL, name TEXT NOT NULL,"
                            + " value TEXT NOT NULL, PRIMARY KEY (session, name))"
                            + " STRICT, WITHOUT ROWID",
                    "CREATE TABLE snapshot (session INTEGER PRIMARY KEY, seq INTEGER NOT NULL,"
                            + " state BLOB NOT NULL) STRICT",
                    "CREATE TABLE opened (only INTEGER PRIMARY KEY CHECK (only = 1),"
                            + " times INTEGER NOT NULL) STRICT",
                    "INSERT INTO opened VALUES (1, 0)");

    private Schema() {}

    /// Whether there is a place for that entry.
    static boolean fits(long key, long seq) {
        return key <= MAX_KEY && seq <= MAX_SEQ;
    }

    /// The place of a batch that ends with that entry; the last there can be for a greater one.
    static long place(long key, long seq) {
        return key << SEQ_BITS | Math.clamp(seq, 0, MAX_SEQ);
    }

    static long lastPlace(long key) {
        return place(key, MAX_SEQ);
    }

    static long seq(long place) {
        return place & MAX_SEQ;
    }

    /// Creates what is missing.
    ///
    /// @throws LogUnavailable where the file is not a log, or of a newer version
    static void prepare(Connection writer, String where) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            int application = number(statement, "PRAGMA application_id");
            int version = number(statement, "PRAGMA user_version");
            if (version == 0 && number(statement, "SELECT count(*) FROM sqlite_schema") == 0) {
                create(statement);
            } else if (application != APPLICATION) {
                throw new LogUnavailable(where + " is a database, but not one of Chatroom's.");
            } else if (version > VERSION) {
                throw new LogUnavailable(
                        where
                                + " was written by a newer version of Chatroom (format "
                                + version
                                + ", this one knows up to "
                                + VERSION
                                + ").");
            }
        }
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.getInt(1);
        }
    }

    private static void create(Statement statement) throws SQLException {
        statement.execute("BEGIN IMMEDIATE");
        for (String table : TABLES) {
            statement.execute(table);
        }
        statement.execute("PRAGMA application_id = " + APPLICATION);
        statement.execute("PRAGMA user_version = " + VERSION);
        statement.execute("COMMIT");
    }
}
