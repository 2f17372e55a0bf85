package chatroom.app.pack;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

/// Runs what makes packages, and says of what failed what it said. Stateless.
final class Tool {
    private Tool() {}

    /// One of the JDK's own, in this process.
    static void ofJdk(String name, List<String> words) throws PackagingFailed {
        ToolProvider tool =
                ToolProvider.findFirst(name)
                        .orElseThrow(() ->
                                new PackagingFailed("This JDK has no " + name + "; take another."));
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        if (tool.run(out, out, words.toArray(String[]::new)) != 0) {
            out.flush();
            throw new PackagingFailed(name + " failed: " + said.toString().strip());
        }
    }

    /// Whether the system has a command of that name.
    static boolean isThere(String name) {
        try {
            Process process =
                    new ProcessBuilder(name, "--version")
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// A command of the system.
    ///
    /// @param folder where it runs
    /// @param log where what it says goes
    static void ofSystem(Path folder, Path log, List<String> words)
            throws IOException, InterruptedException, PackagingFailed {
        Process process =
                new ProcessBuilder(words)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        process.getOutputStream().close();
        if (process.waitFor() != 0) {
            throw new PackagingFailed(
                    words.getFirst()
                            + " failed: "
                            + Files.readString(log, StandardCharsets.UTF_8).strip());
        }
    }
}
