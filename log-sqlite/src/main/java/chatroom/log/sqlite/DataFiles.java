package chatroom.log.sqlite;

import chatroom.core.NameKey;
import chatroom.log.Damage;
import chatroom.log.LogUnavailable;
import chatroom.log.export.As;
import chatroom.log.export.ExportFile;
import chatroom.log.export.ExportReader;
import chatroom.log.export.ExportWriter;
import chatroom.log.export.Moved;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What an operator does with a data folder without a server: check it, and move sessions between
/// it and a file. Has no state. Whatever cannot be is a [LogUnavailable] with a sentence.
public final class DataFiles {
    private DataFiles() {}

    /// Checks everything in a folder; a server may be using it.
    ///
    /// @param told is told of each thing that is damaged
    public static Audited check(Path folder, Consumer<Damage> told) {
        Path file = database(folder);
        long[] more = new long[1];
        Consumer<Damage> counting =
                damage -> {
                    more[0]++;
                    told.accept(damage);
                };
        writeAhead(folder, counting);
        try (Connection connection = spectator(file)) {
            Audited audited = new Audit(connection, told, () -> true).all();
            return new Audited(audited.sessions(), audited.entries(), audited.damage() + more[0]);
        } catch (SQLException e) {
            if (!Faults.damaged(e)) {
                throw unreadable(file, e);
            }
            counting.accept(Damage.everywhere(Faults.sentence(e)));
            return new Audited(0, 0, more[0]);
        }
    }

    /// While a server writes it, its last commit is never whole.
    private static void writeAhead(Path folder, Consumer<Damage> told) {
        try {
            if (!inUse(folder)) {
                WriteAhead.damage(folder.resolve("chatroom.db-wal"))
                        .map(Damage::everywhere)
                        .ifPresent(told);
            }
        } catch (IOException e) {
            throw new LogUnavailable(folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static boolean inUse(Path folder) throws IOException {
        Path file = folder.resolve("chatroom.lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    /// Writes sessions into a file that is not there yet, readable by its owner alone, since it
    /// holds codes and what tokens are compared with. A server may be using the folder.
    ///
    /// @param names of the sessions; none for all
    /// @param damaged whether to take of a damaged session what is before the damage; without it a
    ///   damaged session is a failure
    public static Moved export(Path folder, Path file, Set<NameKey> names, boolean damaged) {
        Path database = database(folder);
        if (Files.exists(file)) {
            throw new LogUnavailable(file + " is there already.");
        }
        try (Connection connection = spectator(database)) {
            ExportFile.Content<SQLException> content =
                    out -> new Exporting(connection, new ExportWriter(out), damaged).all(names);
            return ExportFile.write(file, content);
        } catch (SQLException e) {
            throw unreadable(database, e);
        }
    }

    /// Puts sessions from a file into a folder that no server is using: all of them, or none where
    /// anything is wrong.
    ///
    /// @param names of the sessions; none for all
    public static Moved load(Path file, Path folder, Set<NameKey> names) {
        return load(file, folder, names, null);
    }

    /// The same for one session, which gets another name.
    public static Moved load(Path file, Path folder, NameKey name, As as) {
        return load(file, folder, Set.of(name), as);
    }

    private static Moved load(Path file, Path folder, Set<NameKey> names, @Nullable As as) {
        return ExportFile.read(
                file,
                in -> {
                    ExportReader reader = new ExportReader(in);
                    try (DataFolder claimed = DataFolder.claim(folder)) {
                        return load(reader, claimed, names, as);
                    }
                });
    }

    private static Moved load(
            ExportReader reader, DataFolder folder, Set<NameKey> names, @Nullable As as)
            throws IOException {
        Notices damage =
                new Notices(
                        what -> {
                            throw new LogUnavailable(what.toString());
                        },
                        UnaryOperator.identity());
        Database database = Database.in(folder.database());
        try (Tables tables = Opening.tables(database, folder, damage)) {
            Moved moved = new Importing(tables, reader, as).all(names);
            tables.scrub(Database.BUSY_MILLIS);
            return moved;
        } catch (SQLException e) {
            throw Faults.opening(e, folder);
        }
    }

    private static Path database(Path folder) {
        Path file = folder.resolve("chatroom.db");
        if (!Files.exists(file)) {
            throw new LogUnavailable("There are no sessions in " + folder + ".");
        }
        return file;
    }

    private static Connection spectator(Path file) throws SQLException {
        Connection connection = Database.spectator(file);
        try (Statement ask = connection.createStatement()) {
            int version = Schema.version(ask, file.toString());
            if (version > 0 && version < Schema.VERSION) {
                throw new LogUnavailable(
                        file
                                + " is of an older version of Chatroom (format "
                                + version
                                + "); start a server with it once.");
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static LogUnavailable unreadable(Path file, SQLException e) {
        return new LogUnavailable(file + " cannot be read: " + Faults.sentence(e) + ".", e);
    }
}
