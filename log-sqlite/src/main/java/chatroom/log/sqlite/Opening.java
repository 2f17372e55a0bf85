package chatroom.log.sqlite;

import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.log.Listed;
import chatroom.log.follow.Directory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What is read when a log is opened: which sessions there are, and what erasing was not finished.
/// Has no state.
final class Opening {
    private Opening() {}

    static Tables tables(Database database, String where) throws SQLException {
        Connection connection = database.writer();
        try {
            Schema.prepare(connection, where);
            Tables tables = new Tables(connection);
            tables.removeReleased();
            tables.prove();
            return tables;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    static List<SliceJob> load(Database database, Directory directory) throws SQLException {
        List<SliceJob> unfinished = new ArrayList<>();
        String query =
                "SELECT id, name_key, created, key, erased > cleared FROM session ORDER BY key";
        try (Connection connection = database.reader();
                Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery(query)) {
            while (row.next()) {
                SessionId session = new SessionId(row.getString(1));
                String name = row.getString(2);
                EraseJob.Kind left = new EraseJob.Kind.Texts(0);
                if (name == null) {
                    left = new EraseJob.Kind.Everything(() -> {});
                } else {
                    directory.open(new Listed(session, new NameKey(name), row.getLong(3)));
                }
                if (name == null || row.getBoolean(5)) {
                    unfinished.add(
                            new SliceJob(
                                    new CompletableFuture<>(),
                                    EraseJob.slice(left, session, row.getLong(4))));
                }
            }
        }
        return unfinished;
    }
}
