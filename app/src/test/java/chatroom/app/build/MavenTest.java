package chatroom.app.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenTest {
    @TempDir private Path folder;

    @Test
    void without_maven_the_sentence_says_how_to_get_it() {
        assertThatThrownBy(() -> Maven.in(Stream.of(folder)))
                .isInstanceOf(BuildFailed.class)
                .hasMessageContaining("needs Maven 3.8 or newer")
                .hasMessageContaining("apt install maven");
    }

    @Test
    void the_first_folder_that_has_it_wins() throws Exception {
        assumeTrue(File.separatorChar == '/', "mvn is called mvn.cmd here");
        Path mvn = Files.createFile(Files.createDirectory(folder.resolve("bin")).resolve("mvn"));
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
        assertThat(Maven.in(Stream.of(folder, folder.resolve("bin")))).isEqualTo(new Maven(mvn));
    }
}
