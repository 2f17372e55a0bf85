package chatroom.app.build;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Runs the Maven that is installed, and turns its output into progress and, where it fails, into a
/// sentence. There is no Maven wrapper, because its file would name where to download from.
/// Immutable; used by the main thread.
///
/// @param command the path of `mvn`
record Maven(Path command) {
    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final Pattern MODULE =
            Pattern.compile("\\[INFO] Building (\\S+) .*\\[(\\d+)/(\\d+)]");

    /// Where `mvn` may be besides on the PATH: below these folders, from the environment or usual.
    private static Stream<Path> places() {
        String home = System.getProperty("user.home");
        return Stream.concat(
                        Arrays.stream(environment("PATH").split(File.pathSeparator, -1)),
                        Stream.of(
                                environment("MAVEN_HOME") + "/bin",
                                environment("M2_HOME") + "/bin",
                                home + "/.sdkman/candidates/maven/current/bin",
                                "/opt/homebrew/bin",
                                "/opt/maven/bin"))
                .filter(place -> !place.isEmpty())
                .map(Path::of);
    }

    static Maven find() throws BuildFailed {
        String name = WINDOWS ? "mvn.cmd" : "mvn";
        return places().map(place -> place.resolve(name))
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
        List<String> errors = follow(process, log, progress);
        Runtime.getRuntime().removeShutdownHook(kill);
        if (exit(process) != 0) {
            throw new BuildFailed(summary(errors, home.relativize(log)));
        }
    }

    /// What Maven's own libraries need on a new JDK to be silent.
    private static final String OPTIONS =
            "--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ";

    /// Warnings of the compiler are errors here.
    private static final Pattern WARNING_IN_CODE = Pattern.compile("^\\[WARNING] .*\\.java:\\[");

    private static List<String> follow(Process process, Path log, Progress progress)
            throws IOException {
        List<String> errors = new ArrayList<>();
        int fetched = 0;
        String module = "starting Maven";
        try (BufferedReader output = process.inputReader();
                PrintWriter copy = new PrintWriter(Files.newBufferedWriter(log))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                copy.println(line);
                Matcher matcher = MODULE.matcher(line);
                if (matcher.find()) {
                    module = matcher.group(2) + "/" + matcher.group(3) + " " + matcher.group(1);
                } else if (line.startsWith("[INFO] Downloaded from")) {
                    fetched++;
                } else if (line.startsWith("[ERROR] ") || WARNING_IN_CODE.matcher(line).find()) {
                    errors.add(line.substring(line.indexOf(' ') + 1));
                }
                progress.show(fetched == 0 ? module : module + ", " + fetched + " files fetched");
            }
        }
        return errors;
    }

    private static int exit(Process process) {
        boolean interrupted = false;
        while (true) {
            try {
                int status = process.waitFor();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return status;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    /// The signs in Maven's output that it could not fetch something, rather than not compile it.
    private static final Pattern UNREACHABLE =
            Pattern.compile(
                    "Could not transfer|in offline mode|Unknown host|Could not resolve dependencies"
                            + "|could not be resolved|Could not find artifact|Connection refused");

    /// What Maven adds to every failure, and which helps nobody here.
    private static final Pattern NOISE =
            Pattern.compile(
                    "^\\s*$|^warnings found|^COMPILATION ERROR|^\\s*-> |^\\[Help|^To see the"
                            + " full|^Re-run Maven|^For more information|^After correcting|^ {2}mvn"
                            + " <args>");

    private static final int ERRORS_SHOWN = 8;

    static String summary(List<String> errors, Path log) {
        String where = "All of the build's output is in " + log + ".";
        if (errors.stream().anyMatch(error -> UNREACHABLE.matcher(error).find())) {
            return """
            Chatroom has to be built first, and its libraries could not be fetched: %s
            Connect to the internet (this once), or let MAVEN_ARGS name a repository that has them, and try again. %s\
            """
                    .formatted(shortened(errors.getFirst()), where);
        }
        String shown =
                String.join(
                        "\n  ",
                        errors.stream()
                                .filter(error -> !NOISE.matcher(error).find())
                                .map(Maven::shortened)
                                .distinct()
                                .limit(ERRORS_SHOWN)
                                .toList());
        return "Chatroom could not be built.\n  " + shown + "\n" + where;
    }

    private static String shortened(String error) {
        String line = error.replaceAll(" -> \\[Help .*", "");
        return line.length() <= 300 ? line : line.substring(0, 300) + "...";
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }
}
