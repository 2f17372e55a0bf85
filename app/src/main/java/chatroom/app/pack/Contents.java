package chatroom.app.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/// The files of the program in an image: its jars as far as they are of use on this system, the
/// options that it is started with, a script to start it from a terminal, and its licence.
/// Immutable; any thread.
///
/// @param home the project's folder, with the program built
record Contents(Path home, Target target) {
    /// Copies all of them.
    ///
    /// @param to a folder that is empty
    void copy(Path to) throws IOException {
        // Archives keep no more than whole, and some only even, seconds.
        FileTime at = FileTime.from(Instant.now().truncatedTo(ChronoUnit.MINUTES));
        for (Path jar : jars()) {
            Jar.copy(jar, to.resolve(jar.getFileName()), target::wantsInside, at);
        }
        Path launcher = home.resolve("launcher");
        for (Path file : List.of(options("java"), options("client"))) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
        String script = target.is(Target.Os.WINDOWS) ? "chatroom.cmd" : "chatroom";
        Files.copy(launcher.resolve("image").resolve(script), to.resolve(script));
        for (String text : List.of("LICENSE", "NOTICE")) {
            Files.copy(home.resolve(text), to.resolve(text));
        }
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> all = Files.list(home.resolve("app/target/chatroom/lib"))) {
            return all.filter(jar -> target.wants(jar.getFileName().toString())).toList();
        }
    }

    private Path options(String kind) {
        return home.resolve("launcher").resolve(kind + ".options");
    }

    /// The options of the JVM for a window, one by one.
    List<String> optionsOfWindow() throws IOException {
        return Stream.concat(
                        Files.readAllLines(options("java")).stream(),
                        Files.readAllLines(options("client")).stream())
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
