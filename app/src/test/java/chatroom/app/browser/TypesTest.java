package chatroom.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the comments of the page's modules say of types holds: TypeScript's checker looks at the
/// modules as they are, in the browser that the other tests use.
@Tag("e2e")
class TypesTest {
    @RegisterExtension static final Browsers BROWSERS = new Browsers();

    private static final Path SITE = Path.of("../web/src/main/resources/chatroom/web/site");
    private static final String COMPILER = "META-INF/resources/webjars/typescript/5.9.3/lib/";

    private static final Map<String, String> FILES = new HashMap<>();

    @BeforeAll
    static void files() throws IOException {
        try (Stream<Path> all = Files.walk(SITE)) {
            all.filter(file -> file.toString().endsWith(".js"))
                    .forEach(file -> FILES.put("/" + SITE.relativize(file), read(file)));
        }
        FILES.put("/lit.d.ts", own("lit.d.ts"));
        String library = resource(COMPILER + "lib.d.ts").toString();
        URI jar = URI.create(library.substring(0, library.indexOf('!')));
        try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of());
                Stream<Path> all = Files.list(inside.getPath(COMPILER))) {
            all.filter(file -> file.getFileName().toString().matches("lib\\..*\\.d\\.ts"))
                    .forEach(file -> FILES.put("/lib/" + file.getFileName(), read(file)));
        }
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(TypesTest.class.getClassLoader().getResource(name), name);
    }

    private static String own(String name) throws IOException {
        try (InputStream in = TypesTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The checker, ready to be asked.
    private static Guest checker() throws IOException {
        Guest guest = BROWSERS.guest("about:blank");
        try (InputStream in = resource(COMPILER + "typescript.js").openStream()) {
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            guest.page.evaluate("script => { (0, eval)(script); }", script);
        }
        guest.page.evaluate("script => { (0, eval)(script); }", own("types.js"));
        return guest;
    }

    private static List<?> check(Guest checker, Map<String, String> files) {
        return (List<?>) checker.page.evaluate("files => check(files)", files);
    }

    @Test
    void what_the_comments_say_of_types_holds_and_what_is_wrong_is_found() throws IOException {
        assertThat(FILES).hasSizeGreaterThan(60).containsKey("/engine/client.js");
        Guest checker = checker();
        assertThat(check(checker, FILES)).isEmpty();
        Map<String, String> wrong = new HashMap<>(FILES);
        wrong.computeIfPresent("/engine/hues.js", (_, text) -> text + "hue(7);\n");
        wrong.computeIfPresent(
                "/ui/people.js", (_, text) -> text + "new PeopleList().model.sesions.clear();\n");
        wrong.computeIfPresent(
                "/engine/room.js", (_, text) -> text.replace("client.me", "client.mee"));
        assertThat(check(checker, wrong))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(it ->
                        it.toString().matches("(?s)/(engine/(hues|room)|ui/people)\\.js:\\d+ .*"))
                .anyMatch(it -> it.toString().contains("'sesions'"))
                .anyMatch(it -> it.toString().contains("'mee'"))
                .anyMatch(it -> it.toString().startsWith("/engine/hues.js"));
    }
}
