package chatroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
    @TempDir private Path folder;

    @Test
    void it_is_the_same_at_every_start() throws Exception {
        String first;
        try (Identity identity = Identity.in(folder)) {
            first = identity.value();
        }
        try (Identity identity = Identity.in(folder)) {
            assertThat(identity.value()).isEqualTo(first).matches("[a-z2-7]{26}");
        }
    }

    @Test
    void what_is_made_is_for_the_owner_alone() throws Exception {
        Path made = folder.resolve("a/b");
        Identity.in(made).close();
        if (Files.getFileStore(made).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .isEqualTo("rwx------");
            Path file = made.resolve("identity");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void two_servers_cannot_have_the_same() throws Exception {
        try (Identity identity = Identity.in(folder)) {
            assertThat(identity.value()).isNotEmpty();
            assertThatThrownBy(() -> Identity.in(folder))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(
                            "Another server is running with the data folder " + folder);
        }
    }

    @Test
    void a_damaged_one_is_told_and_left_as_it_is() throws Exception {
        Path file = folder.resolve("identity");
        Files.writeString(file, "\u0000\u0000");
        assertThatThrownBy(() -> Identity.in(folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(file + " is damaged");
        assertThat(file).hasContent("\u0000\u0000");
    }

    @Test
    void a_folder_that_cannot_be_made_is_told_with_the_reason() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Identity.in(file.resolve("data")))
                .isInstanceOf(CannotStart.class)
                .hasMessageMatching(
                        "The data folder .* cannot be used: .+\\. Choose another with --data\\.");
    }
}
