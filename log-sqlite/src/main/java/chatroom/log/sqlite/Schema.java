package chatroom.log.sqlite;

import chatroom.log.LogUnavailable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/// The tables of the log, and the bringing of an older file up to them. `docs/log-format.md`
/// describes them. Has no state.
final class Schema {
    /// "Chat": by this the file is known as ours.
    static final int APPLICATION = 0x43686174;

    /// The version of the tables that this program writes. It is raised with the version of the
    /// batches too ([chatroom.log.format.StoredBatch#VERSION]), so that an older program refuses
    /// the whole file rather than meet entries that it does not know.
    static final int VERSION = 2;

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

    /// What each version after the first added, in order.
    private static final List<List<String>> ADDED =
            List.of(
                    List.of(
                            "ALTER TABLE session ADD COLUMN seal BLOB",
                            "ALTER TABLE keep ADD COLUMN seal BLOB",
                            "UPDATE session SET seal = " + Seals.SESSION,
                            "UPDATE keep SET seal = " + Seals.KEEP));

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

    /// Creates what is missing, and brings an older file up to this version.
    ///
    /// @throws LogUnavailable where the file is not a log, or of a newer version
    static void prepare(Connection writer, String where) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            int version = version(statement, where);
            if (version < VERSION) {
                statement.execute("BEGIN IMMEDIATE");
                if (version == 0) {
                    create(statement);
                }
                for (int from = Math.max(version, 1); from < VERSION; from++) {
                    for (String step : ADDED.get(from - 1)) {
                        statement.execute(step);
                    }
                }
                statement.execute("PRAGMA user_version = " + VERSION);
                statement.execute("COMMIT");
            }
        }
    }

    /// The version of the file's tables; 0 where it has none yet.
    ///
    /// @throws LogUnavailable where the file is not a log, or of a newer version
    static int version(Statement ask, String where) throws SQLException {
        int application = number(ask, "PRAGMA application_id");
        int version = number(ask, "PRAGMA user_version");
        if (version == 0 && number(ask, "SELECT count(*) FROM sqlite_schema") == 0) {
            return 0;
        }
        if (application != APPLICATION) {
            throw new LogUnavailable(where + " is a database, but not one of Chatroom's.");
        }
        if (version > VERSION) {
            throw new LogUnavailable(
                    where
                            + " was written by a newer version of Chatroom (format "
                            + version
                            + ", this one knows up to "
                            + VERSION
                            + ").");
        }
        if (version < 1) {
            throw new LogUnavailable(where + " is damaged: its format is " + version + ".");
        }
        return version;
    }

    /// Whether the file has these tables and no others, as they were written.
    static boolean intact(Connection connection) throws SQLException {
        String query =
                "SELECT group_concat(type || name || tbl_name || coalesce(sql, ''), ';')"
                        + " FROM (SELECT * FROM sqlite_schema ORDER BY name)";
        try (Connection model = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = model.createStatement();
                Statement ask = connection.createStatement()) {
            Seals.addTo(model);
            prepare(model, "the model");
            try (ResultSet expected = statement.executeQuery(query);
                    ResultSet found = ask.executeQuery(query)) {
                return Objects.equals(expected.getString(1), found.getString(1));
            }
        }
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.getInt(1);
        }
    }

    private static void create(Statement statement) throws SQLException {
        for (String table : TABLES) {
            statement.execute(table);
        }
        statement.execute("PRAGMA application_id = " + APPLICATION);
    }
}
