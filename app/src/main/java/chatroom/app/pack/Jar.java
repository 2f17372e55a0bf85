package chatroom.app.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/// Copies jars, without what is of no use. Stateless.
final class Jar {
    private Jar() {}

    /// Copies one, as it is where all of it is wanted.
    ///
    /// @param wanted whether a file in it, by its path, goes along
    static void copy(Path from, Path to, Predicate<String> wanted) throws IOException {
        try (JarFile jar = new JarFile(from.toFile(), false)) {
            if (jar.stream().map(ZipEntry::getName).allMatch(wanted)) {
                Files.copy(from, to);
            } else {
                try (OutputStream file = Files.newOutputStream(to)) {
                    copy(jar, file, wanted);
                }
            }
        }
    }

    private static void copy(JarFile jar, OutputStream file, Predicate<String> wanted)
            throws IOException {
        try (JarOutputStream out = new JarOutputStream(file)) {
            // In the order they have, by which the manifest comes first.
            for (ZipEntry entry : jar.stream().toList()) {
                if (wanted.test(entry.getName())) {
                    ZipEntry copied = new ZipEntry(entry.getName());
                    copied.setTime(entry.getTime());
                    out.putNextEntry(copied);
                    jar.getInputStream(entry).transferTo(out);
                    out.closeEntry();
                }
            }
        }
    }
}
