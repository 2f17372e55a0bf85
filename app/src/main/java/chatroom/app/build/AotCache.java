package chatroom.app.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Makes the cache of loaded and linked classes (JEP 483 and 514) with which a start takes a
/// fraction of the time. A start without it is slower and otherwise the same, so nothing that goes
/// wrong here fails the build. Stateless.
final class AotCache {
    private static final int AT_MOST_SECONDS = 90;

    private AotCache() {}

    /// Runs the program once for practice and leaves `app.aot` in the image.
    ///
    /// @param image the folder with `lib`
    /// @param target where the output goes, and temporary files
    static void train(Path home, Path image, Path target, Progress progress) {
        progress.show("preparing a fast start");
        Path cache = image.resolve("app.aot");
        try {
            Path temporary = target.resolve("training");
            Build.delete(temporary);
            Files.createDirectories(temporary);
            ProcessBuilder training =
                    new ProcessBuilder(command(home, image, cache, temporary))
                            .redirectErrorStream(true)
                            .redirectOutput(target.resolve("training.log").toFile());
            // The server that is started for practice has nothing to do with the person's own.
            training.environment().put("XDG_CONFIG_HOME", temporary.resolve("config").toString());
            training.environment().put("XDG_DATA_HOME", temporary.resolve("data").toString());
            Process process = training.start();
            process.getOutputStream().close();
            if (!process.waitFor(AT_MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                Files.deleteIfExists(cache);
            } else if (process.exitValue() != 0) {
                Files.deleteIfExists(cache);
            }
        } catch (IOException e) {
            progress.show("no fast start: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(Path home, Path image, Path cache, Path temporary) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + home.resolve("launcher/java.options"),
                "-Djava.io.tmpdir=" + temporary,
                "-XX:AOTCacheOutput=" + cache,
                "-cp",
                image.resolve("lib/chatroom.jar").toString(),
                "chatroom.app.Training");
    }
}
