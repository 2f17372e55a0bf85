package chatroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chatroom.core.Product;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What `./chatroom package` has made, started as by somebody who has no Java.
@Tag("e2e")
class PackageTest {
    private static final Path MADE = Path.of("target", "package").toAbsolutePath();
    private static final String TYPED = "bin/chatroom";
    private static final String CLICKED = "bin/chatroom-desktop";

    /// The JVM gives up where its cache does not fit.
    private static final String ONLY_FAST = "-XX:AOTMode=on";

    @TempDir private Path folder;
    private Path tools = Path.of("");

    private record Call(int status, String out) {}

    @BeforeEach
    void somebody_without_java() throws IOException {
        assumeTrue(
                Files.isExecutable(MADE.resolve("Chatroom").resolve(TYPED)),
                "packages are made by ./chatroom package, which ./verify calls");
        tools = Files.createDirectory(folder.resolve("tools"));
        // All that the script calls: no java is there.
        Path readlink = tools.resolve("readlink");
        Files.writeString(readlink, "#!/bin/sh\nexec /bin/readlink \"$@\"\n");
        assertThat(readlink.toFile().setExecutable(true)).isTrue();
    }

    @Test
    @Timeout(240)
    void the_archive_is_unpacked_anywhere_and_everything_starts_fast() throws Exception {
        Path there = Files.createDirectory(folder.resolve("some where"));
        unpack("tar", "-xzf", archive(".tar.gz").toString(), "-C", there.toString());
        Path image = there.resolve("Chatroom");
        assertThat(call(image.resolve(TYPED), ONLY_FAST, "--version"))
                .isEqualTo(new Call(0, Product.NAME + " " + Product.VERSION + "\n"));
        assertThat(call(image.resolve(CLICKED), ONLY_FAST, "--version").out())
                .endsWith(Product.NAME + " " + Product.VERSION + "\n");
        assertThat(call(image.resolve(TYPED), "", "desktop"))
                .satisfies(call -> assertThat(call.status()).isEqualTo(1))
                .satisfies(call -> assertThat(call.out()).contains("There is no display"));
    }

    @Test
    @Timeout(240)
    void a_server_in_it_is_talked_to_in_terminal_and_window() throws Exception {
        Path image = MADE.resolve("Chatroom");
        ProcessBuilder builder = started(image.resolve(TYPED), "", "server", "--port", "0");
        builder.command().addAll(List.of("--no-discovery", "--name", "Bühne"));
        try (ServerProcess server = ServerProcess.of(folder.resolve("server"), builder)) {
            int port = server.port();
            String address = "localhost:" + port;
            Call said =
                    call(
                            image.resolve(TYPED),
                            "",
                            "send",
                            "Lobby",
                            "Grüße",
                            "--name",
                            "Robot",
                            "--server",
                            address);
            assertThat(said.status()).as(said.out()).isZero();
            Call list = call(image.resolve(TYPED), "", "list", "--server", address);
            assertThat(list.out()).contains("Lobby", "NO CODE");
            Process window =
                    started(
                                    image.resolve(CLICKED),
                                    "-Dglass.platform=Headless -Dprism.order=sw",
                                    "desktop",
                                    "--server",
                                    address)
                            .start();
            try {
                awaitListening(port);
            } finally {
                end(window);
            }
            server.terminate();
            assertThat(server.status()).as(server.printed()).isZero();
        }
    }

    @Test
    @Timeout(240)
    void its_window_opens_on_a_real_display() throws Exception {
        assumeTrue(Xvfb.isThere(), "Xvfb is needed, which ./verify installs on Debian");
        Path image = MADE.resolve("Chatroom");
        try (ServerProcess server =
                        new ServerProcess(folder.resolve("server"), "--port", "0", "--ephemeral");
                Xvfb screen = new Xvfb(folder)) {
            int port = server.port();
            ProcessBuilder builder =
                    started(
                            image.resolve(CLICKED),
                            ONLY_FAST,
                            "desktop",
                            "--server",
                            "localhost:" + port);
            builder.environment().put("DISPLAY", screen.display());
            Process window = builder.start();
            try {
                awaitListening(port);
                awaitColours(screen);
                screen.keep(Path.of("target", "screenshots", "package.png"));
            } finally {
                end(window);
            }
        }
    }

    @Test
    @Timeout(240)
    void the_package_for_debian_has_a_command_a_menu_entry_and_icons() throws Exception {
        Path root = folder.resolve("root");
        unpack("dpkg-deb", "-x", archive(".deb").toString(), root.toString());
        assertThat(root.resolve("usr/share/applications/chatroom.desktop"))
                .content()
                .contains("Exec=/opt/chatroom/" + CLICKED, "Icon=chatroom");
        assertThat(root.resolve("usr/share/icons/hicolor/48x48/apps/chatroom.png")).exists();
        assertThat(Files.readSymbolicLink(root.resolve("usr/bin/chatroom")))
                .isEqualTo(Path.of("/opt/chatroom", TYPED));
        Path command = root.resolve("opt/chatroom").resolve(TYPED);
        assertThat(call(command, ONLY_FAST, "--version").status()).isZero();
    }

    @Test
    void the_checksums_are_those_of_the_files() throws Exception {
        String sums = Files.readString(MADE.resolve("SHA256SUMS"));
        assertThat(sums).contains(archive(".tar.gz").getFileName().toString());
        unpack("sha256sum", "--check", "SHA256SUMS");
    }

    /// Somebody looks at the list of sessions: their connection is in none.
    private static void awaitListening(int port) throws Exception {
        HttpRequest metrics =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String said;
            do {
                Thread.sleep(50);
                said = http.send(metrics, BodyHandlers.ofString()).body();
            } while (!said.contains("chatroom_connections{stage=\"browsing\"} 1"));
        }
    }

    /// Letters with soft edges, in the colours of a theme, are many.
    private static void awaitColours(Xvfb screen) throws IOException, InterruptedException {
        while (screen.colours() < 30) {
            Thread.sleep(100);
        }
    }

    private static Path archive(String ending) throws IOException {
        try (Stream<Path> files = Files.list(MADE)) {
            return files.filter(file -> file.toString().endsWith(ending)).findFirst().orElseThrow();
        }
    }

    private static void unpack(String... words) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(words)
                        .directory(MADE.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private Call call(Path command, String options, String... args)
            throws IOException, InterruptedException {
        Process process = started(command, options, args).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Call(process.waitFor(), out);
    }

    /// @param options of the JVM, for what takes no others on its command line
    private ProcessBuilder started(Path command, String options, String... args) {
        List<String> words = new ArrayList<>(List.of(command.toString()));
        words.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        if (!options.isEmpty()) {
            boolean typed = command.endsWith(TYPED);
            builder.environment().put(typed ? "CHATROOM_JAVA_OPTS" : "JAVA_TOOL_OPTIONS", options);
        }
        return builder;
    }

    private static void end(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
