package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir private Path folder;

    @Test
    void what_is_made_is_for_the_owner_alone() throws Exception {
        Path made = folder.resolve("a/b");
        DataFolder.taken(made).close();
        if (Files.getFileStore(made).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .isEqualTo("rwx------");
            Path file = made.resolve("lock");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void two_servers_cannot_have_the_same() throws Exception {
        try (DataFolder taken = DataFolder.taken(folder)) {
            assertThat(taken.path()).isEqualTo(folder);
            assertThatThrownBy(() -> DataFolder.taken(folder))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(
                            "Another server is running with the data folder " + folder);
        }
        DataFolder.taken(folder).close();
    }

    @Test
    void a_folder_that_cannot_be_made_is_told_with_the_reason() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> DataFolder.taken(file.resolve("data")))
                .isInstanceOf(CannotStart.class)
                .hasMessageMatching(
                        "The data folder .* cannot be used: .+\\. Choose another with --data\\.");
    }
}
