package chatroom.app.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// An image in one file, to be unpacked anywhere without anybody's leave. Stateless.
final class Archive {
    private Archive() {}

    /// As `.tar.gz`, whose files belong to whoever unpacks it.
    ///
    /// @param folder what it has, under its own name
    static void tar(Path folder, Path to, Path log)
            throws IOException, InterruptedException, PackagingFailed {
        List<String> words = new ArrayList<>(List.of("tar", "-czf", to.toString()));
        words.add(folder.getFileName().toString());
        Tool.ofSystem(folder.resolveSibling(""), log, words);
    }

    /// As `.zip`.
    static void zip(Path folder, Path to) throws IOException {
        try (OutputStream file = Files.newOutputStream(to);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                String name =
                        folder.resolveSibling("").relativize(each).toString().replace('\\', '/');
                ZipEntry entry = new ZipEntry(name);
                entry.setLastModifiedTime(Files.getLastModifiedTime(each));
                zip.putNextEntry(entry);
                Files.copy(each, zip);
                zip.closeEntry();
            }
        }
    }
}
