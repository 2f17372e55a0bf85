package chatroom.log.sqlite;

import chatroom.log.Appended;
import java.sql.SQLException;

/// Something for the writer to do within a transaction, together with others. Its methods are
/// called by the writer's thread unless they say otherwise; [#failed] by others too where no writer
/// will come.
interface Job {
    /// Does it. May be called again after a rollback.
    void write(Transaction transaction) throws SQLException;

    /// It is on the disk.
    void done();

    /// It is not done, or nobody knows: `Full`, `Broken` or `Unknown`.
    void failed(Appended why);

    /// Answers that nobody knows, if it was asked before that moment ([System#nanoTime]). Called by
    /// any thread.
    default void giveUp(long askedBefore) {}

    /// What it adds to a transaction, about, in bytes.
    default long bytes() {
        return 0;
    }
}
