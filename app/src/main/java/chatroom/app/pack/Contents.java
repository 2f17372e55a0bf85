package chatroom.app.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The files of the program in an image: its jars as far as they are of use on this system, the
/// options that it is started with, a script to start it from a terminal, and its licence.
/// Immutable; any thread.
///
/// @param home the project's folder, with the program built
record Contents(Path home, Target target) {
    /// The same for every build: nothing is told by it.
    private static final FileTime AGE = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    /// Copies all of them.
    ///
    /// @param to a folder that is empty
    void copy(Path to) throws IOException {
        for (Path jar : jars()) {
            Jar.copy(jar, to.resolve(jar.getFileName()), target::wantsInside);
        }
        age(to);
        Path launcher = home.resolve("launcher");
        for (Path file : List.of(options("java"), options("client"), options("server"))) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
        String script = target.is(Target.Os.WINDOWS) ? "chatroom.cmd" : "chatroom";
        Files.copy(launcher.resolve("image").resolve(script), to.resolve(script));
        for (String text : List.of("LICENSE", "NOTICE")) {
            Files.copy(home.resolve(text), to.resolve(text));
        }
    }

    /// Makes jars equally old, wherever they are: the cache for a fast start knows them by it.
    ///
    /// Archives keep no more than whole seconds, and some only even ones.
    static void age(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path jar : all.filter(file -> file.toString().endsWith(".jar")).toList()) {
                Files.setLastModifiedTime(jar, AGE);
            }
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
