package chatroom.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Jazzer looks for bytes that make a parser throw or take longer than 100 ms, beginning with good
/// ones; for some seconds with one seed here, for longer by `hostile/run fuzz`.
@Tag("slow")
@Tag("e2e")
class FuzzTest {
    private static final int PARSERS = 8;
    private static final int SEED = 24_280;
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 8);

    @Test
    @Timeout(24 * 60 * 60)
    void no_bytes_make_a_parser_throw_or_hang(@TempDir Path folder) throws Exception {
        Path corpus = Files.createDirectory(folder.resolve("corpus"));
        write(corpus);
        Path output = folder.resolve("output");
        Process jazzer =
                new ProcessBuilder(command(corpus))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            int status = jazzer.waitFor();
            assertThat(status).as(() -> tail(output)).isZero();
            List<String> figures = figures(output);
            assertThat(figures)
                    .anyMatch(line -> line.startsWith("Done"))
                    .anyMatch(line -> line.startsWith("Slowest"));
            figures.forEach(System.out::println);
        } finally {
            jazzer.destroyForcibly();
        }
    }

    private static List<String> command(Path corpus) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+EnableDynamicAgentLoading",
                "-Xmx512m",
                "-Djava.io.tmpdir=" + corpus.getParent(),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Parsers.class.getName(),
                "--instrumentation_includes=chatroom.**",
                "-seed=" + SEED,
                "-timeout=5",
                "-rss_limit_mb=4096",
                "-max_len=" + Limits.FRAME_BYTES,
                "-max_total_time=" + Duration.ofSeconds(SECONDS).toSeconds(),
                corpus.toString());
    }

    /// Good inputs, for each parser those that it reads and those of the others.
    private static void write(Path corpus) throws IOException {
        List<byte[]> good = Corpora.of(Path.of("..")).all();
        for (int i = 0; i < good.size(); i++) {
            byte[] bytes = good.get(i);
            byte[] input = new byte[bytes.length + 1];
            input[0] = (byte) (i % PARSERS);
            System.arraycopy(bytes, 0, input, 1, bytes.length);
            Files.write(corpus.resolve("good-" + i), input);
        }
        byte[] ping = Pings.good(1, 24_281);
        Files.write(corpus.resolve("ping"), joined(4, ping));
        Files.write(corpus.resolve("answer"), joined(4, Pings.answer(1, "A", "b", 1)));
        Files.write(corpus.resolve("noise"), joined(2, Pings.noise(60, new Random(SEED))));
    }

    private static byte[] joined(int which, byte[] bytes) {
        byte[] input = new byte[bytes.length + 1];
        input[0] = (byte) which;
        System.arraycopy(bytes, 0, input, 1, bytes.length);
        return input;
    }

    private static List<String> figures(Path output) throws IOException {
        return Files.readAllLines(output, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.startsWith("Done ") || line.startsWith("Slowest "))
                .toList();
    }

    private static String tail(Path output) {
        try {
            List<String> lines = Files.readAllLines(output, StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
