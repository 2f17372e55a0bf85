package chatroom.app.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Makes the cache of loaded and linked classes (JEP 483 and 514) with which a start takes a
/// fraction of the time. A start without it is slower and otherwise the same, so nothing that goes
/// wrong here fails the build. Stateless.
public final class AotCache {
    private static final int AT_MOST_SECONDS = 90;

    private AotCache() {}

    /// Runs the program once for practice, and leaves the cache.
    ///
    /// @param java the command and the options with which it will be started
    /// @param jar the program, with the jars it needs beside it
    /// @param cache where the cache is to be
    /// @param target where the output goes, and temporary files
    /// @return whether there is one
    public static boolean train(
            List<String> java, Path jar, Path cache, Path target, Progress progress) {
        progress.show("preparing a fast start");
        try {
            Path temporary = target.resolve("training");
            Build.delete(temporary);
            Files.createDirectories(temporary);
            ProcessBuilder training =
                    new ProcessBuilder(command(java, jar, cache, temporary))
                            .redirectErrorStream(true)
                            .redirectOutput(target.resolve("training.log").toFile());
            // The server that is started for practice has nothing to do with the person's own.
            training.environment().put("XDG_CONFIG_HOME", temporary.resolve("config").toString());
            training.environment().put("XDG_DATA_HOME", temporary.resolve("data").toString());
            Process process = training.start();
            process.getOutputStream().close();
            if (!process.waitFor(AT_MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            } else if (process.exitValue() == 0) {
                return Files.exists(cache);
            }
            Files.deleteIfExists(cache);
        } catch (IOException e) {
            progress.show("no fast start: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static List<String> command(List<String> java, Path jar, Path cache, Path temporary) {
        List<String> words = new ArrayList<>(java);
        words.add("-Djava.io.tmpdir=" + temporary);
        words.add("-XX:AOTCacheOutput=" + cache);
        words.addAll(List.of("-cp", jar.toString(), "chatroom.app.Training"));
        return words;
    }
}
