package chatroom.app.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// Takes the signatures off the libraries' jars. The JVM would check them anew at every start,
/// class by class, against nothing but themselves, and keeps no signed class in its cache: half a
/// second of each start. Stateless.
final class Signatures {
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|DSA|RSA|EC)");

    private Signatures() {}

    /// Of all jars in a folder; those without one are left as they are.
    static void remove(Path lib) throws IOException {
        List<Path> jars;
        try (Stream<Path> all = Files.list(lib)) {
            jars = all.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        for (Path jar : jars) {
            if (signed(jar)) {
                Path next = jar.resolveSibling(jar.getFileName() + ".unsigned");
                copy(jar, next);
                Files.move(next, jar, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static boolean signed(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile(), false)) {
            return jar.stream().anyMatch(entry -> SIGNATURE.matcher(entry.getName()).matches());
        }
    }

    /// The manifest goes along without its digests of the other files.
    private static void copy(Path from, Path to) throws IOException {
        try (JarFile jar = new JarFile(from.toFile(), false);
                OutputStream file = Files.newOutputStream(to)) {
            Manifest manifest = new Manifest(jar.getManifest());
            manifest.getEntries().clear();
            try (JarOutputStream out = new JarOutputStream(file, manifest)) {
                for (var entry : jar.stream().toList()) {
                    String name = entry.getName();
                    if (!SIGNATURE.matcher(name).matches() && !name.equals(JarFile.MANIFEST_NAME)) {
                        ZipEntry copied = new ZipEntry(name);
                        copied.setTime(entry.getTime());
                        out.putNextEntry(copied);
                        jar.getInputStream(entry).transferTo(out);
                        out.closeEntry();
                    }
                }
            }
        }
    }
}
