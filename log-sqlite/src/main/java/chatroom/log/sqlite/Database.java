package chatroom.log.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.core.Codes;
import org.sqlite.core.DB;

/// Opens connections to the database of a data folder, set up as the log needs them. Immutable.
interface Database {
    /// How long to wait for another connection.
    int BUSY_MILLIS = 2_000;

    /// For the one writer.
    Connection writer() throws SQLException;

    /// For reading only.
    Connection reader() throws SQLException;

    /// Begins or ends a transaction, straight in the engine: a statement of the driver's is looked
    /// through for words of the driver's own first, and followed by an attempt at a transaction.
    default void run(String word, Connection writer) throws SQLException {
        int status = writer.unwrap(SQLiteConnection.class).getDatabase()._exec(word);
        if (status != Codes.SQLITE_OK) {
            throw DB.newSQLException(status, word);
        }
    }

    /// For looking at a file that may belong to a server which runs: writes nothing to it.
    static Connection spectator(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toUri());
        return configured(source.getConnection());
    }

    static Database in(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        // Nobody asks what key a row was given; the driver would look for it after each.
        config.setGetGeneratedKeys(false);
        SQLiteDataSource source = new SQLiteDataSource(config);
        // A URI, because a path may contain characters that the driver takes for settings.
        source.setUrl("jdbc:sqlite:" + file.toUri());
        return new Database() {
            @Override
            public Connection writer() throws SQLException {
                return configured(
                        source.getConnection(),
                        "PRAGMA journal_mode = WAL",
                        // Every commit reaches the disk before it is told.
                        "PRAGMA synchronous = FULL",
                        // What is deleted is overwritten, not only unlinked.
                        "PRAGMA secure_delete = ON",
                        // A thousand sessions have a thousand last pages: 32 MiB hold them
                        // and what leads to them.
                        "PRAGMA cache_size = -32768",
                        // The Checkpoints decide when.
                        "PRAGMA wal_autocheckpoint = 0",
                        "PRAGMA temp_store = MEMORY");
            }

            @Override
            public Connection reader() throws SQLException {
                return configured(source.getConnection(), "PRAGMA query_only = ON");
            }
        };
    }

    private static Connection configured(Connection connection, String... pragmas)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
            statement.execute("PRAGMA trusted_schema = OFF");
            Seals.addTo(connection);
            for (String pragma : pragmas) {
                statement.execute(pragma);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
