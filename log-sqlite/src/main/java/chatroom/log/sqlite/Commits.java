package chatroom.log.sqlite;

import chatroom.log.Appended;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The writer's transactions: jobs that stand or fall together, what becomes of them when the disk
/// fails, and the connection, which is opened anew then. Owned by the writer's thread.
final class Commits {
    /// How long appends may wait for readers when the write-ahead log is emptied, in milliseconds;
    /// it is tried again.
    private static final int SCRUB_PATIENCE = 100;

    private final Database database;
    private final DataFolder folder;
    private final Ends ends = new Ends();
    private @Nullable Tables tables;

    /// Begins with a connection that was already tried.
    Commits(Database database, DataFolder folder, Tables opened) {
        this.database = database;
        this.folder = folder;
        this.tables = opened;
    }

    /// All in one transaction; where that fails before its commit, each in its own, so that one
    /// session's trouble is not everybody's.
    void write(List<? extends Job> group) {
        Tables open = connected();
        if (open == null) {
            Appended why =
                    folder.full()
                            ? new Appended.Full()
                            : new Appended.Broken("the database cannot be opened");
            group.forEach(j -> j.failed(why));
            return;
        }
        try {
            open.begin();
            for (Job job : group) {
                job.write(new Transaction(open, ends));
            }
        } catch (SQLException | RuntimeException e) {
            rollBack(open, e);
            if (group.size() == 1) {
                group.getFirst().failed(Faults.beforeCommit(e, folder));
            } else {
                group.forEach(j -> write(List.of(j)));
            }
            return;
        }
        commit(open, group);
    }

    private void commit(Tables open, List<? extends Job> group) {
        try {
            open.commit();
        } catch (SQLException e) {
            rollBack(open, e);
            group.forEach(j -> j.failed(Faults.atCommit(e)));
            return;
        }
        ends.commit();
        group.forEach(Job::done);
    }

    private void rollBack(Tables open, Exception why) {
        ends.rollback();
        boolean good = why instanceof SQLException e && Faults.harmless(e);
        try {
            open.rollback();
        } catch (SQLException e) {
            // SQLite has rolled back by itself; anything else shows with the next transaction.
        }
        if (!good) {
            disconnect(open);
        }
    }

    private void disconnect(Tables open) {
        ends.forget();
        tables = null;
        try {
            open.close();
        } catch (SQLException e) {
            // It is given up either way.
        }
    }

    /// The connection, opened anew where the last one failed, and proven by a write of its own. A
    /// system that could not write something once takes it for written from then on, so that a
    /// second fsync would say nothing: all that the write-ahead log holds is written once more,
    /// into the database, before anything is appended to it.
    private @Nullable Tables connected() {
        if (tables == null) {
            try {
                tables = new Tables(database, database.writer());
                tables.prove();
                if (!tables.scrub(Database.BUSY_MILLIS)) {
                    disconnect(tables);
                }
            } catch (SQLException e) {
                if (tables != null) {
                    disconnect(tables);
                }
            }
        }
        return tables;
    }

    /// Empties the write-ahead log into the database; false where that has to be tried again.
    boolean scrub() {
        Tables open = connected();
        try {
            return open != null && open.scrub(SCRUB_PATIENCE);
        } catch (SQLException e) {
            if (open != null && !Faults.harmless(e)) {
                disconnect(open);
            }
            return false;
        }
    }

    void close() {
        if (tables != null) {
            disconnect(tables);
        }
    }
}
