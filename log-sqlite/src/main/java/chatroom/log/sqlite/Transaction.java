package chatroom.log.sqlite;

import chatroom.core.SessionId;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What a [Job] works with: the tables, and where the logs end, both as the transaction under way
/// has them. Owned by the writer's thread.
record Transaction(Tables tables, Ends ends) {
    /// Where the session's log ends; null where there is no such session.
    ///
    /// @throws chatroom.log.DamagedLog where its last batch is damaged
    Ends.@Nullable End end(SessionId session) throws SQLException {
        Ends.End end = ends.find(session);
        if (end == null) {
            end = tables.end(session);
            if (end != null) {
                ends.learn(session, end);
            }
        }
        return end;
    }
}
