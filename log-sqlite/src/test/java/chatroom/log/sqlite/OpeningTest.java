package chatroom.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import chatroom.log.LogUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {
    @TempDir private Path temp = Path.of("");

    private void refused(Path folder, String sentence) {
        assertThatThrownBy(() -> SqliteLog.open(folder).close())
                .isInstanceOf(LogUnavailable.class)
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".")
                .hasMessageNotContaining("\n");
    }

    @Test
    void folder_and_files_are_readable_by_the_owner_alone() throws IOException {
        assumeThat(temp.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path folder = temp.resolve("a/b");
        try (SqliteLog log = SqliteLog.open(folder);
                Stream<Path> files = Files.list(folder)) {
            assertThat(log.directory()).isCompletedWithValueMatching(List::isEmpty);
            assertThat(permissions(folder)).isEqualTo("rwx------");
            assertThat(files.toList())
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allMatch(f -> permissions(f).equals("rw-------"));
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_folder_that_others_could_read_is_closed_to_them() throws IOException {
        assumeThat(temp.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path folder = Files.createDirectory(temp.resolve("open"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        SqliteLog.open(folder).close();
        assertThat(permissions(folder)).isEqualTo("rwx------");
    }

    @Test
    void two_servers_cannot_use_one_folder_at_the_same_time() {
        try (SqliteLog log = SqliteLog.open(temp)) {
            refused(temp, "Another server is using the data folder " + temp);
            assertThat(log.directory()).isDone();
        }
        SqliteLog.open(temp).close();
    }

    @Test
    void what_is_no_folder_or_cannot_be_written_is_refused_with_a_sentence() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "something");
        refused(file, "The data folder " + file);
        refused(file.resolve("below"), "The data folder " + file);
        Path closed = Files.createDirectory(temp.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));
        // Nothing is closed to root.
        if (!Files.isWritable(closed)) {
            refused(closed, "cannot be written: permission denied");
        }
    }

    @Test
    void what_is_no_database_is_refused_and_left_alone() throws IOException {
        Path file = Files.writeString(temp.resolve("chatroom.db"), "not a database ".repeat(500));
        refused(temp, "is damaged or not a database");
        assertThat(file).hasContent("not a database ".repeat(500));
    }

    @Test
    void a_damaged_database_is_refused_with_a_sentence() throws IOException {
        SqliteLog.open(temp).close();
        Path file = temp.resolve("chatroom.db");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 100; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(file, bytes);
        refused(temp, "is damaged or not a database");
    }

    @Test
    void a_newer_version_is_refused_with_a_sentence() throws SQLException {
        SqliteLog.open(temp).close();
        change("PRAGMA user_version = 1000");
        refused(temp, "was written by a newer version of Chatroom (format 1000");
        change("PRAGMA user_version = " + Schema.VERSION);
        SqliteLog.open(temp).close();
    }

    @Test
    void the_database_of_another_program_is_refused() throws SQLException {
        change("CREATE TABLE recipe (name TEXT)");
        refused(temp, "is a database, but not one of Chatroom's");
    }

    private void change(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("chatroom.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "what?mode=memory", "100%41", "Größe#1", "a:b&c"})
    void a_folder_may_have_any_name(String name) {
        Path folder = temp.resolve(name);
        SqliteLog.open(folder).close();
        assertThat(folder.resolve("chatroom.db")).isNotEmptyFile();
        try (Stream<Path> all = Files.list(temp)) {
            assertThat(all).containsExactly(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
