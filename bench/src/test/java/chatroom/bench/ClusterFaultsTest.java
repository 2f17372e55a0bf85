package chatroom.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The brief form of what `bench/run cluster` does: three nodes on three NATS servers, and one kill
/// of each kind. How long it takes is judged by nobody.
@Tag("e2e")
@Tag("netns")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ClusterFaultsTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @BeforeAll
    static void needs_root_and_its_tools() {
        assumeTrue(works(HOME.resolve("bench/lan").toString(), "true"), "namespaces need root, ip");
        assumeTrue(works("nats-server", "--version"), "nats-server is not installed");
    }

    private static boolean works(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void nothing_is_lost_doubled_or_gained_when_a_nats_server_or_a_node_is_killed()
            throws Exception {
        Process process =
                new ProcessBuilder(
                                HOME.resolve("bench/lan").toString(),
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "@" + HOME.resolve("launcher/java.options"),
                                "-Dchatroom.home=" + HOME,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "kills",
                                "--warm-up",
                                "0")
                        .redirectErrorStream(true)
                        .start();
        List<String> said;
        try {
            String all =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            said = all.lines().toList();
            assertThat(process.waitFor()).as(all).isZero();
        } finally {
            process.destroy();
        }
        List<Figure> counted =
                said.stream()
                        .filter(line -> line.startsWith("| "))
                        .map(Figure::parsed)
                        .filter(figure -> figure.target().startsWith("0"))
                        .toList();
        assertThat(counted).as("%s", said).hasSize(3).allMatch(Figure::met);
    }
}
