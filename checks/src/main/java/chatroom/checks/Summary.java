package chatroom.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/// Ends `./verify`: reads the reports that the tests left and says what failed, what was skipped
/// and why, and how many of each. Started from source, so it uses nothing but the JDK. Used by the
/// main thread.
public final class Summary {
    private Summary() {}

    /// Prints the summary, the numbers in the last line. The process ends with 1 if a test failed,
    /// if there was none at all, or if one was skipped where that is not allowed (`CI=true`).
    ///
    /// @param args the folder of the project
    public static void main(String[] args) throws IOException, XMLStreamException {
        List<TestResult> results = new ArrayList<>();
        for (Path report : reports(Path.of(args[0]))) {
            results.addAll(TestResult.in(report));
        }
        boolean strict = "true".equals(System.getenv("CI"));
        System.out.print(text(results, strict));
        System.exit(holds(results, strict) ? 0 : 1);
    }

    private static List<Path> reports(Path project) throws IOException {
        List<Path> reports = new ArrayList<>();
        for (Path module : list(project)) {
            for (Path report : list(module.resolve("target/surefire-reports"))) {
                if (report.getFileName().toString().matches("TEST-.*\\.xml")) {
                    reports.add(report);
                }
            }
        }
        return reports;
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        }
    }

    static boolean holds(List<TestResult> results, boolean strict) {
        return results.stream().noneMatch(result -> result.outcome() == TestResult.Outcome.FAILED)
                && results.stream()
                        .anyMatch(result -> result.outcome() == TestResult.Outcome.PASSED)
                && !(strict && count(results, TestResult.Outcome.SKIPPED) > 0);
    }

    static String text(List<TestResult> results, boolean strict) {
        StringBuilder text = new StringBuilder();
        for (TestResult result : results) {
            if (result.outcome() != TestResult.Outcome.PASSED) {
                text.append("%-8s %s%n".formatted(result.outcome().said, result.name()));
                text.append("         %s%n".formatted(result.reason()));
            }
        }
        if (results.isEmpty()) {
            text.append("No test ran.%n".formatted());
        }
        if (strict && count(results, TestResult.Outcome.SKIPPED) > 0) {
            text.append("A skipped test is a failure here, since CI=true.%n".formatted());
        }
        return text.append(
                        "%d passed, %d failed, %d skipped%n"
                                .formatted(
                                        count(results, TestResult.Outcome.PASSED),
                                        count(results, TestResult.Outcome.FAILED),
                                        count(results, TestResult.Outcome.SKIPPED)))
                .toString();
    }

    private static long count(List<TestResult> results, TestResult.Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
