package chatroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `chatroom`, in a project and with JDKs that are made up: each `java` here is a script
/// that prints how it was called, and "builds" by making the stamp.
class LauncherTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final String JAVA =
            """
            #!/bin/sh
            here=${0%/bin/java}
            for word; do
                case $word in
                    */Build.java)
                        echo "built by ${here##*/}"
                        image=${word%/src/main/*}/target/chatroom
                        [ ! -f "$here/broken" ] || exit 1
                        mkdir -p "$image/lib" && touch "$image/stamp"
                        exit ;;
                esac
            done
            echo "run by ${here##*/}, pid $$, ctype ${LC_CTYPE-}"
            for word; do echo "[$word]"; done
            exit 7
            """;

    @TempDir private Path folder;
    private Path home = Path.of("");
    private Path script = Path.of("");
    private final Map<String, String> environment = new TreeMap<>();

    private record Call(long pid, int status, String out, String err) {}

    @BeforeEach
    void a_project_in_a_folder_with_a_space_and_a_jdk_25() throws IOException {
        assumeTrue(File.separatorChar == '/', "the launcher for this system is chatroom.cmd");
        home = Files.createDirectory(folder.resolve("my project"));
        script = home.resolve("chatroom");
        Files.copy(PROJECT.resolve("chatroom"), script);
        Files.createDirectories(home.resolve("launcher"));
        Files.copy(PROJECT.resolve("launcher/find-jdk.sh"), home.resolve("launcher/find-jdk.sh"));
        write("pom.xml");
        write("app/pom.xml");
        write("app/src/main/java/A.java");

        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : List.of("find", "head", "readlink", "mkdir", "touch")) {
            executable(tools.resolve(tool), "#!/bin/sh\nexec %s \"$@\"\n".formatted(tool(tool)));
        }
        environment.put("PATH", tools.toString());
        environment.put("HOME", folder.toString());
        environment.put("CHATROOM_JDKS", folder.resolve("jdks").toString());
        jdk("jdks/jdk-25", "25.0.3");
    }

    @Test
    void the_first_call_builds_and_the_second_does_not() throws Exception {
        assertThat(call().out()).startsWith("built by jdk-25\nrun by jdk-25");
        assertThat(call().out()).startsWith("run by jdk-25");
    }

    @Test
    void a_newer_source_is_built() throws Exception {
        call();
        FileTime later = FileTime.from(Instant.now().plusSeconds(5));
        Files.setLastModifiedTime(home.resolve("app/src/main/java/A.java"), later);
        assertThat(call().out()).startsWith("built by");
    }

    @Test
    void where_the_build_fails_nothing_is_started() throws Exception {
        write("../jdks/jdk-25/broken");
        Call call = call();
        assertThat(call.out()).isEqualTo("built by jdk-25\n");
        assertThat(call.status()).isEqualTo(1);
    }

    @Test
    void the_launcher_becomes_the_program() throws Exception {
        Call call = call();
        assertThat(call.out()).contains("pid " + call.pid() + ",");
        assertThat(call.status()).isEqualTo(7);
    }

    @Test
    void arguments_arrive_as_they_were_typed() throws Exception {
        assertThat(call("say", "two words", "", "*", "$HOME", "it's").out())
                .endsWith(
                        """
                        [chatroom.app.Main]
                        [say]
                        [two words]
                        []
                        [*]
                        [$HOME]
                        [it's]
                        """);
    }

    @Test
    void it_can_be_called_through_links_from_another_folder() throws Exception {
        Path link = folder.resolve("chat");
        Files.createSymbolicLink(folder.resolve("chat2"), Path.of("my project", "chatroom"));
        Files.createSymbolicLink(link, Path.of("chat2"));
        script = link;
        assertThat(call("list").out())
                .contains("[" + home.toRealPath().resolve("app/target/chatroom/lib/chatroom.jar"));
    }

    @Test
    void a_server_is_started_without_the_thrift_of_clients() throws Exception {
        assertThat(call("server", "--port", "1").out())
                .contains("launcher/server.options]")
                .doesNotContain("client.options");
        assertThat(call("join", "server").out())
                .contains("launcher/client.options]")
                .doesNotContain("server.options");
    }

    @Test
    void packages_are_made_of_what_is_built() throws Exception {
        assertThat(call("package").out())
                .startsWith("built by jdk-25\nrun by jdk-25")
                .endsWith("[chatroom.app.pack.Packaging]\n[%s]\n".formatted(home.toRealPath()));
    }

    @Test
    void the_cache_for_a_fast_start_is_used_where_there_is_one() throws Exception {
        assertThat(call().out()).doesNotContain("AOTCache");
        write("app/target/chatroom/app.aot");
        assertThat(call().out()).contains("[-XX:AOTCache=").contains("/app.aot]");
    }

    @Test
    void options_for_the_jvm_are_divided_by_spaces() throws Exception {
        environment.put("CHATROOM_JAVA_OPTS", "-Xmx64m -Da=b");
        assertThat(call().out()).contains("[-Xmx64m]\n[-Da=b]\n");
    }

    @Test
    void without_a_locale_letters_of_every_script_get_through() throws Exception {
        assertThat(call().out()).contains("ctype C.UTF-8\n");
        environment.put("LANG", "de_DE.UTF-8");
        assertThat(call().out()).contains("ctype \n");
    }

    @Test
    void java_home_comes_first_where_it_is_new_enough() throws Exception {
        environment.put("JAVA_HOME", jdk("mine", "27-ea").toString());
        assertThat(call().out()).contains("run by mine");
    }

    @Test
    void the_javac_on_the_path_comes_next_through_its_links() throws Exception {
        Path javac = jdk("onpath", "26").resolve("bin/javac");
        Files.createSymbolicLink(folder.resolve("alternative"), javac);
        Files.createSymbolicLink(folder.resolve("tools/javac"), Path.of("..", "alternative"));
        assertThat(call().out()).contains("run by onpath");
    }

    @Test
    void what_is_too_old_or_has_no_compiler_is_passed_over() throws Exception {
        environment.put("JAVA_HOME", jdk("old", "17.0.15").toString());
        jdk("jdks/a-8", "1.8.0_392");
        jdk("jdks/b-9", "9");
        Files.delete(jdk("jdks/c-jre", "25.0.1").resolve("bin/javac"));
        assertThat(call().out()).contains("run by jdk-25");
    }

    @Test
    void where_all_are_too_old_the_newest_is_named() throws Exception {
        environment.put("JAVA_HOME", jdk("old", "17.0.15").toString());
        environment.put("CHATROOM_JDKS", folder.resolve("older").toString());
        jdk("older/jdk", "1.8.0_392");
        Call call = call();
        assertThat(call.status()).isEqualTo(1);
        assertThat(call.err())
                .contains("needs a JDK of version 25 or newer; the newest found is 17, in ")
                .contains("Install one");
        assertThat(call.out()).isEmpty();
    }

    @Test
    void where_there_is_none_it_says_so() throws Exception {
        environment.put("CHATROOM_JDKS", folder.resolve("nowhere").toString());
        Call call = call();
        assertThat(call.status()).isEqualTo(1);
        assertThat(call.err()).contains("needs a JDK of version 25 or newer; none was found.");
    }

    private Call call(String... args) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(script.toString()));
        words.addAll(List.of(args));
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.redirectError(err.toFile()).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Call(process.pid(), process.waitFor(), out, Files.readString(err));
    }

    private Path jdk(String name, String version) throws IOException {
        Path jdk = folder.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        for (String tool : List.of("java", "javac")) {
            executable(jdk.resolve("bin").resolve(tool), JAVA);
        }
        Files.writeString(
                jdk.resolve("release"),
                "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"%s\"\nOS_ARCH=\"x\"\n".formatted(version));
        return jdk;
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void write(String name) throws IOException {
        Path file = home.resolve(name).normalize();
        Files.createDirectories(file.getParent());
        Files.createFile(file);
    }

    private static Path tool(String name) {
        for (String place : List.of("/usr/bin", "/bin")) {
            if (Files.isExecutable(Path.of(place, name))) {
                return Path.of(place, name);
            }
        }
        throw new IllegalStateException("this system has no " + name);
    }
}
