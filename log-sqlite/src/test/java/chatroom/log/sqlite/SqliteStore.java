package chatroom.log.sqlite;

import chatroom.core.SessionId;
import chatroom.log.SessionLog;
import chatroom.log.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A data folder as the contract wants it.
final class SqliteStore implements Store {
    final Path folder;

    SqliteStore() throws IOException {
        folder = Files.createTempDirectory("sqlite-log");
    }

    @Override
    public SessionLog open() {
        return SqliteLog.open(folder);
    }

    @Override
    public void damage(SessionId session, long seq) throws SQLException {
        String one =
                "SELECT min(place) FROM batch WHERE place >= (SELECT key FROM session WHERE id = ?)"
                        + " << 36 | ?";
        change(
                "UPDATE batch SET payload = zeroblob(length(payload)) WHERE place = (" + one + ")",
                session,
                seq);
    }

    void change(String sql, SessionId session, long seq) throws SQLException {
        try (Connection connection = Database.in(folder.resolve("chatroom.db")).writer();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, session.value());
            statement.setLong(2, seq);
            if (statement.executeUpdate() != 1) {
                throw new AssertionError("nothing to damage");
            }
        }
    }

    /// Looks into the bytes of every file, whatever they mean.
    @Override
    public boolean contains(String text) throws IOException {
        String needle =
                new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        for (Path file : files()) {
            if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(needle)) {
                return true;
            }
        }
        return false;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted(Comparator.reverseOrder()).filter(Files::isRegularFile).toList();
        }
    }

    @Override
    public void close() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
