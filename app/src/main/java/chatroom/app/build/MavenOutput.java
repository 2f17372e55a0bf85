package chatroom.app.build;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads along what Maven prints: shows how far it is, and keeps the errors. Used by one thread.
final class MavenOutput {
    private static final Pattern MODULE =
            Pattern.compile("\\[INFO] Building (\\S+) .*\\[(\\d+)/(\\d+)]");

    /// Warnings of the compiler are errors here.
    private static final Pattern WARNING_IN_CODE = Pattern.compile("^\\[WARNING] .*\\.java:\\[");

    private final Progress progress;
    private final List<String> errors = new ArrayList<>();
    private String module = "starting Maven";
    private int fetched;

    MavenOutput(Progress progress) {
        this.progress = progress;
    }

    /// Reads to the end.
    ///
    /// @param log where a copy of everything goes
    void follow(BufferedReader output, Path log) throws IOException {
        try (output;
                PrintWriter copy = new PrintWriter(Files.newBufferedWriter(log))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                copy.println(line);
                hear(line);
                progress.show(fetched == 0 ? module : module + ", " + fetched + " files fetched");
            }
        }
    }

    void hear(String line) {
        Matcher building = MODULE.matcher(line);
        if (building.find()) {
            module = building.group(2) + "/" + building.group(3) + " " + building.group(1);
        } else if (line.startsWith("[INFO] Downloaded from")) {
            fetched++;
        } else if (line.startsWith("[ERROR] ") || WARNING_IN_CODE.matcher(line).find()) {
            errors.add(line.substring(line.indexOf(' ') + 1));
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

    /// Says what went wrong, as far as the output tells.
    ///
    /// @param log where the person finds all of it
    String whatFailed(Path log) {
        String where = "All of the build's output is in " + log + ".";
        Optional<String> unreachable =
                errors.stream().filter(error -> UNREACHABLE.matcher(error).find()).findFirst();
        if (unreachable.isPresent()) {
            return """
            Chatroom has to be built first, and its libraries could not be fetched.
              %s
            Connect to the internet (this once), or let MAVEN_ARGS name a repository that has them, and try again.
            %s\
            """
                    .formatted(shortened(unreachable.get()), where);
        }
        String shown =
                String.join(
                        "\n  ",
                        errors.stream()
                                .filter(error -> !NOISE.matcher(error).find())
                                .map(MavenOutput::shortened)
                                .distinct()
                                .limit(ERRORS_SHOWN)
                                .toList());
        return "Chatroom could not be built.\n  " + shown + "\n" + where;
    }

    private static String shortened(String error) {
        String line = error.replaceAll(" -> \\[Help .*", "");
        return line.length() <= 300 ? line : line.substring(0, 300) + "...";
    }
}
