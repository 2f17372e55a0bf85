package chatroom.app.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignaturesTest {
    @TempDir private Path lib = Path.of("");

    private Path jar(String name, String... entries) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
        Attributes digest = new Attributes();
        digest.putValue("SHA-256-Digest", "AAAA");
        manifest.getEntries().put("a/A.class", digest);
        Path jar = lib.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (String entry : entries) {
                out.putNextEntry(new JarEntry(entry));
                out.write(entry.getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    @Test
    void a_signed_jar_loses_its_signature_and_nothing_else() throws IOException {
        Path jar =
                jar(
                        "signed.jar",
                        "META-INF/BC.SF",
                        "META-INF/BC.EC",
                        "a/A.class",
                        "META-INF/x.SF/y");
        Signatures.remove(lib);
        try (JarFile read = new JarFile(jar.toFile())) {
            assertThat(read.stream().map(JarEntry::getName))
                    .containsExactly("META-INF/MANIFEST.MF", "a/A.class", "META-INF/x.SF/y");
            assertThat(read.getManifest().getEntries()).isEmpty();
            assertThat(read.isMultiRelease()).isTrue();
            byte[] content = read.getInputStream(read.getEntry("a/A.class")).readAllBytes();
            assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo("a/A.class");
        }
        try (var files = Files.list(lib)) {
            assertThat(files.toList()).isEqualTo(List.of(jar));
        }
    }

    @Test
    void one_that_is_not_signed_is_left_as_it_is() throws IOException {
        Path jar = jar("plain.jar", "a/A.class");
        byte[] before = Files.readAllBytes(jar);
        Signatures.remove(lib);
        assertThat(jar).hasBinaryContent(before);
    }
}
