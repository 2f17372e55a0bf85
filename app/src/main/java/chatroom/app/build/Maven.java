package chatroom.app.build;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Runs the Maven that is installed, and turns its output into progress and, where it fails, into a
/// sentence. There is no Maven wrapper, because its file would name where to download from.
/// Immutable; used by the main thread.
///
/// @param command the path of `mvn`
record Maven(Path command) {
    private static final boolean WINDOWS = File.separatorChar == '\\';

    /// The folders in which `mvn` may be: those of the PATH, and the usual ones beside it.
    static Stream<Path> places() {
        List<String> places = new ArrayList<>();
        places.addAll(Arrays.asList(environment("PATH").split(File.pathSeparator, -1)));
        places.addAll(List.of("/opt/maven/bin", "/opt/homebrew/bin"));
        places.add(System.getProperty("user.home") + "/.sdkman/candidates/maven/current/bin");
        for (String home : List.of(environment("MAVEN_HOME"), environment("M2_HOME"))) {
            places.add(home.isEmpty() ? "" : home + "/bin");
        }
        return places.stream().filter(place -> !place.isEmpty()).map(Path::of);
    }

    /// The first Maven in these folders.
    static Maven in(Stream<Path> places) throws BuildFailed {
        String name = WINDOWS ? "mvn.cmd" : "mvn";
        return places.map(place -> place.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Maven::new)
                .orElseThrow(() ->
                        new BuildFailed(
                                """
                                Chatroom has to be built first, and for that it needs Maven 3.8 or newer, which is not on the PATH.
                                Install it (Debian, Ubuntu: apt install maven; macOS: brew install maven; Windows: scoop install maven) and try again.\
                                """));
    }

    /// Builds the jars of the program.
    ///
    /// @param home the project
    /// @param made where the folder `lib` is to be
    /// @param log where all of Maven's output goes
    void run(Path home, Path made, Path log, Progress progress) throws IOException, BuildFailed {
        List<String> words = new ArrayList<>(List.of(command.toString(), "-B"));
        words.addAll(List.of("-f", home.resolve("pom.xml").toString(), "-pl", "app", "-am"));
        words.addAll(List.of("package", "-Dmaven.test.skip=true", "-Dchatroom.image=" + made));
        // Maven 3.8 does not read MAVEN_ARGS by itself, and newer ones must not read it twice.
        words.addAll(
                Arrays.stream(environment("MAVEN_ARGS").split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList());
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.directory(home.toFile());
        Map<String, String> environment = builder.environment();
        environment.remove("MAVEN_ARGS");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("MAVEN_OPTS", (OPTIONS + environment("MAVEN_OPTS")).strip());
        Process process = builder.start();
        process.getOutputStream().close();
        Thread kill = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(kill);
        MavenOutput output = new MavenOutput(progress);
        output.follow(process.inputReader(), log);
        Runtime.getRuntime().removeShutdownHook(kill);
        if (process.onExit().join().exitValue() != 0) {
            throw new BuildFailed(output.whatFailed(home.relativize(log)));
        }
    }

    /// What Maven's own libraries need on a new JDK to be silent.
    private static final String OPTIONS =
            "--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ";

    private static String environment(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }
}
