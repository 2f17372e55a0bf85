package chatroom.log.sqlite;

import chatroom.core.SessionId;
import chatroom.log.Appended;
import chatroom.log.Damage;
import chatroom.log.DamagedLog;
import chatroom.log.LogUnavailable;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// What SQLite's errors mean for who asked. Has no state.
final class Faults {
    private static final int PRIMARY = 0xFF;

    private Faults() {}

    private static boolean is(SQLException e, SQLiteErrorCode... codes) {
        for (SQLiteErrorCode code : codes) {
            if ((e.getErrorCode() & PRIMARY) == code.code) {
                return true;
            }
        }
        return false;
    }

    static boolean damaged(SQLException e) {
        return is(e, SQLiteErrorCode.SQLITE_CORRUPT, SQLiteErrorCode.SQLITE_NOTADB);
    }

    /// What became of an append whose transaction failed before its commit, and was rolled back.
    static Appended beforeCommit(Exception failure, DataFolder folder) {
        if (!(failure instanceof SQLException e)) {
            return new Appended.Broken("the log failed: " + failure);
        }
        if (is(e, SQLiteErrorCode.SQLITE_FULL)
                || (is(e, SQLiteErrorCode.SQLITE_IOERR) && folder.full())) {
            return new Appended.Full();
        }
        return new Appended.Broken(
                damaged(e)
                        ? "the database is damaged: " + e.getMessage()
                        : "the database cannot be written: " + e.getMessage());
    }

    /// What became of an append whose commit failed. Out of room is found when the pages are
    /// written, before any of them counts. Of every other failure, such as one of fsync, nobody
    /// knows what reached the disk, and no second try can tell.
    static Appended atCommit(SQLException e) {
        return is(e, SQLiteErrorCode.SQLITE_FULL) ? new Appended.Full() : new Appended.Unknown();
    }

    /// Whether the connection is as good as before once the transaction was rolled back.
    static boolean harmless(SQLException e) {
        return is(
                e,
                SQLiteErrorCode.SQLITE_FULL,
                SQLiteErrorCode.SQLITE_BUSY,
                SQLiteErrorCode.SQLITE_CONSTRAINT,
                SQLiteErrorCode.SQLITE_TOOBIG);
    }

    static RuntimeException reading(SQLException e, SessionId session, long afterSeq) {
        return damaged(e)
                ? new DamagedLog(session, afterSeq + 1, Long.MAX_VALUE, sentence(e))
                : new IllegalStateException("the database cannot be read: " + e.getMessage(), e);
    }

    static Damage damage(SQLException e, SessionId session, long afterSeq) {
        return new Damage(session.value(), afterSeq + 1, Long.MAX_VALUE, sentence(e));
    }

    static String sentence(SQLException e) {
        return "SQLite says: " + message(e).replace('\n', ' ').strip();
    }

    /// Why a log could not be opened, as one sentence.
    static LogUnavailable opening(SQLException e, DataFolder folder) {
        String file = folder.database().toString();
        if (damaged(e)) {
            return new LogUnavailable(file + " is damaged or not a database.", e);
        }
        if (is(e, SQLiteErrorCode.SQLITE_BUSY, SQLiteErrorCode.SQLITE_LOCKED)) {
            return new LogUnavailable("Another program has locked " + file + ".", e);
        }
        if (is(e, SQLiteErrorCode.SQLITE_FULL) || folder.full()) {
            return new LogUnavailable("There is no room left on the disk of " + file + ".", e);
        }
        if (is(
                e,
                SQLiteErrorCode.SQLITE_READONLY,
                SQLiteErrorCode.SQLITE_CANTOPEN,
                SQLiteErrorCode.SQLITE_PERM)) {
            return new LogUnavailable(file + " cannot be written.", e);
        }
        return new LogUnavailable(file + " cannot be opened: " + message(e) + ".", e);
    }

    private static String message(SQLException e) {
        return String.valueOf(e.getMessage());
    }
}
