package chatroom.log.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Semaphore;

/// Brings what was appended from the write-ahead log into the database, on a thread and connection
/// of its own, so that appends do not wait for it. Under a load that never pauses this one never
/// catches up; then the writer does the rest itself. Told by the writer.
final class Checkpoints implements AutoCloseable {
    /// Bytes appended between two of them.
    private static final long EVERY = 2 * 1024 * 1024;

    /// Bytes in the write-ahead log from which on the writer waits for one.
    static final long TOO_LONG = 64 * 1024 * 1024;

    private static final int PAGE = 4096;

    private final Database database;
    private final Semaphore wanted = new Semaphore(0);
    private final Thread thread;
    private long since;
    private volatile boolean closed;
    private volatile long behind;

    Checkpoints(Database database) {
        this.database = database;
        this.thread = Thread.ofPlatform().name("log-checkpoints").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// So many bytes were committed.
    void wrote(long bytes) {
        since += bytes + PAGE;
        if (since > EVERY) {
            since = 0;
            wanted.release();
        }
    }

    /// Whether the write-ahead log has become too long, and can only be begun anew without others
    /// writing.
    boolean behind() {
        return behind > TOO_LONG;
    }

    void caughtUp() {
        behind = 0;
    }

    private void run() {
        while (awaitWanted()) {
            try (Connection connection = database.writer();
                    Statement statement = connection.createStatement()) {
                do {
                    passive(statement);
                } while (awaitWanted());
            } catch (SQLException e) {
                // Appends go on without. Whatever it was, the writer meets it too and tells it.
            }
        }
    }

    private void passive(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
            boolean all = row.getInt(1) == 0 && row.getLong(2) == row.getLong(3);
            behind = all ? 0 : row.getLong(2) * PAGE;
        }
    }

    private boolean awaitWanted() {
        if (!closed) {
            wanted.acquireUninterruptibly();
            wanted.drainPermits();
        }
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
        wanted.release();
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
