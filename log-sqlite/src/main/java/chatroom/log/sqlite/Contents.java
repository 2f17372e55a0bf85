package chatroom.log.sqlite;

import chatroom.log.Damage;
import chatroom.log.follow.Directory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// What a [SqliteLog] is made of when its data folder has been opened: locked, looked at, and read
/// as far as must be known at once.
///
/// @param notices where damage is told
/// @param unsafe sessions whose keep is damaged, so that nobody may be let in by it
/// @param unfinished what was being erased when the folder was used last
record Contents(
        DataFolder folder,
        Database database,
        Commits commits,
        Directory directory,
        Notices notices,
        Set<String> unsafe,
        List<SliceJob> unfinished) {

    /// @throws chatroom.log.LogUnavailable where that cannot be, with a sentence for the operator
    static Contents of(Path path, Function<Path, Database> databases, Consumer<Damage> told) {
        DataFolder folder = DataFolder.claim(path);
        try {
            Database database = databases.apply(folder.database());
            return of(folder, database, new Notices(told, id -> name(database, id)));
        } catch (SQLException e) {
            RuntimeException sentence = Faults.opening(e, folder);
            folder.close();
            throw sentence;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /// The session's name as it is compared; its id where nobody can tell.
    private static String name(Database database, String id) {
        String query = "SELECT coalesce(name_key, id) FROM session WHERE id = ?";
        try (Connection connection = database.reader();
                PreparedStatement ask = connection.prepareStatement(query)) {
            ask.setString(1, id);
            try (ResultSet row = ask.executeQuery()) {
                return row.next() ? row.getString(1) : id;
            }
        } catch (SQLException e) {
            return id;
        }
    }

    private static Contents of(DataFolder folder, Database database, Notices notices)
            throws SQLException {
        Tables tables = Opening.tables(database, folder, notices);
        try {
            Set<String> unsafe = look(database, notices);
            Directory directory = new Directory();
            List<SliceJob> unfinished = Opening.load(database, directory);
            Commits commits = new Commits(database, folder, tables);
            return new Contents(folder, database, commits, directory, notices, unsafe, unfinished);
        } catch (SQLException | RuntimeException e) {
            tables.close();
            throw e;
        }
    }

    private static Set<String> look(Database database, Notices notices) throws SQLException {
        try (Connection connection = database.reader()) {
            FirstLook.Seen seen = FirstLook.at(connection);
            seen.found().forEach(notices::of);
            return seen.unsafe();
        }
    }
}
