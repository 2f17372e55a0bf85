package chatroom.app.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    private static final FileTime LAST_YEAR = FileTime.from(Instant.parse("2025-05-05T05:05:05Z"));

    @TempDir private Path home;
    private Path stamp = Path.of("");

    @BeforeEach
    void a_project_built_after_it_was_written() throws IOException {
        for (String file :
                new String[] {
                    "pom.xml",
                    "launcher/java.options",
                    "core/pom.xml",
                    "core/src/main/java/A.java",
                    "core/src/test/java/ATest.java",
                    "core/target/classes/A.class",
                    "docs/page.md"
                }) {
            Path path = home.resolve(file);
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.toList()) {
                Files.setLastModifiedTime(path, LAST_YEAR);
            }
        }
        stamp = Files.createTempFile(home, "stamp", "");
    }

    @Test
    void what_is_older_than_the_build_is_built() throws IOException {
        assertThat(stale()).isFalse();
    }

    @Test
    void without_a_build_everything_is_stale() throws IOException {
        Files.delete(stamp);
        assertThat(stale()).isTrue();
    }

    @Test
    void a_changed_source_pom_or_option_makes_it_stale() throws IOException {
        for (String changed :
                new String[] {"core/src/main/java/A.java", "core/pom.xml", "pom.xml", "launcher"}) {
            touch(changed);
            assertThat(stale()).as(changed).isTrue();
            Files.setLastModifiedTime(home.resolve(changed), LAST_YEAR);
        }
    }

    @Test
    void a_deleted_source_makes_it_stale() throws IOException {
        Files.setLastModifiedTime(stamp, FileTime.from(Instant.now().minusSeconds(60)));
        Files.delete(home.resolve("core/src/main/java/A.java"));
        assertThat(stale()).isTrue();
    }

    @Test
    void tests_documents_and_what_was_built_do_not() throws IOException {
        touch("core/src/test/java/ATest.java");
        touch("core/target/classes/A.class");
        touch("docs/page.md");
        assertThat(stale()).isFalse();
    }

    private void touch(String name) throws IOException {
        Files.setLastModifiedTime(home.resolve(name), FileTime.from(Instant.now().plusSeconds(60)));
    }

    private boolean stale() throws IOException {
        return Sources.of(home).newerThan(stamp);
    }
}
