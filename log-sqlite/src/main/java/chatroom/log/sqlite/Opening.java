package chatroom.log.sqlite;

import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.log.Damage;
import chatroom.log.Listed;
import chatroom.log.LogUnavailable;
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

    /// The tables, checked and proven. What an earlier life left in the write-ahead log is written
    /// once more, into the database, before anybody is told of it: that life may have ended because
    /// the disk failed.
    static Tables tables(Database database, DataFolder folder, Notices notices)
            throws SQLException {
        String where = folder.database().toString();
        folder.saveDamagedWriteAhead().map(Damage::everywhere).ifPresent(notices::of);
        Connection connection = database.writer();
        try {
            Schema.prepare(connection, where);
            String wrong = FirstLook.structure(connection);
            if (!wrong.isEmpty()) {
                throw new LogUnavailable(
                        where
                                + " is damaged or not a database ("
                                + wrong
                                + "). 'chatroom check' says more, 'chatroom export' saves what is"
                                + " whole.");
            }
            Tables tables = new Tables(database, connection);
            tables.removeReleased();
            tables.prove();
            if (!tables.scrub(Database.BUSY_MILLIS)) {
                throw new LogUnavailable("Another program is reading " + where + ".");
            }
            return tables;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    static List<SliceJob> load(Database database, Directory directory) throws SQLException {
        List<SliceJob> unfinished = new ArrayList<>();
        String query =
                "SELECT id, name_key, created, key, erased > cleared FROM session WHERE seal = "
                        + Seals.SESSION
                        + " ORDER BY key";
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
