package chatroom.app.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MavenOutputTest {
    private static final Path LOG = Path.of("app", "target", "build.log");

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final MavenOutput output =
            new MavenOutput(
                    new Progress(new PrintStream(screen, true, StandardCharsets.UTF_8), false));

    @Test
    void errors_of_the_compiler_are_shown_without_what_maven_adds() {
        hear(
                """
                [INFO] Building core 0.1.0                                   [2/14]
                [ERROR] COMPILATION ERROR :
                [ERROR] /x/core/A.java:[3,5] cannot find symbol
                [INFO] 1 error
                [ERROR] Failed to execute goal compile on project core: Compilation failure -> [Help 1]
                [ERROR]\s
                [ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
                [ERROR] [Help 1] http://somewhere
                """);
        assertThat(output.whatFailed(LOG))
                .isEqualTo(
                        """
                        Chatroom could not be built.
                          /x/core/A.java:[3,5] cannot find symbol
                          Failed to execute goal compile on project core: Compilation failure
                        All of the build's output is in %s.\
                        """
                                .formatted(LOG));
    }

    @Test
    void a_warning_in_the_code_is_an_error() {
        hear("[WARNING] /x/A.java:[1,2] [unchecked] unchecked cast\n[WARNING] JAR will be empty\n");
        assertThat(output.whatFailed(LOG)).contains("unchecked cast").doesNotContain("JAR");
    }

    @Test
    void a_network_that_is_not_there_is_called_by_its_name() {
        hear(
                "[ERROR] Plugin x could not be resolved: Cannot access y in offline mode -> [Help"
                        + " 1]\n");
        assertThat(output.whatFailed(LOG))
                .contains("could not be fetched", "Connect to the internet")
                .doesNotContain("[Help");
    }

    @Test
    void only_the_first_of_many_errors_are_shown() {
        for (int i = 1; i <= 20; i++) {
            output.hear("[ERROR] error number " + i);
        }
        assertThat(output.whatFailed(LOG)).contains("number 8\n").doesNotContain("number 9");
    }

    @Test
    void where_nobody_looks_on_no_progress_is_drawn() {
        hear("[INFO] Building core 0.1.0   [2/14]\n");
        assertThat(screen.size()).isZero();
    }

    private void hear(String lines) {
        lines.lines().forEach(output::hear);
    }
}
