package chatroom.app.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The files and folders that go into the program: the poms, the main sources and resources of
/// every module, and the launcher's own folder. Tests are not among them. The script `chatroom`
/// asks the same question with `find`. Immutable; any thread.
///
/// @param roots what is looked at, with everything below it; folders count too, since a deleted
///   file shows only in the age of its folder
record Sources(List<Path> roots) {
    static Sources of(Path home) throws IOException {
        List<Path> roots = new ArrayList<>();
        roots.add(home.resolve("pom.xml"));
        roots.add(home.resolve("launcher"));
        try (Stream<Path> modules = Files.list(home)) {
            modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                    .forEach(module -> {
                        roots.add(module.resolve("pom.xml"));
                        roots.add(module.resolve("src/main"));
                    });
        }
        return new Sources(roots.stream().filter(Files::exists).toList());
    }

    /// Whether the program has to be built again.
    ///
    /// @param stamp a file as old as the last build; if it does not exist, everything is newer
    boolean newerThan(Path stamp) throws IOException {
        if (!Files.exists(stamp)) {
            return true;
        }
        FileTime built = Files.getLastModifiedTime(stamp);
        for (Path root : roots) {
            try (Stream<Path> below = Files.walk(root)) {
                for (Path path : below.toList()) {
                    if (Files.getLastModifiedTime(path).compareTo(built) > 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
