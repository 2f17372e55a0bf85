package chatroom.app.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The part of Java that the program needs, linked from the JDK that runs this (JEP 493: it need
/// not have jmod files). Stateless.
final class RuntimeImage {
    /// What the program and its libraries use. Not `java.desktop`, though JavaFX names it: what it
    /// would be for, beans and printing, is not used here, and it is 20 MB.
    private static final List<String> MODULES =
            List.of(
                    "java.base",
                    "java.logging", // of JavaFX, jmDNS and SQLite
                    "java.management", // figures of the JVM, in the server's metrics
                    "java.naming", // of logback, and of certificates
                    "java.net.http", // a server is tried out by it, while the cache is made
                    "java.sql", // of SQLite
                    "java.xml", // of logback
                    "jdk.management", // (the same)
                    "jdk.unsupported", // of Netty
                    "jdk.localedata"); // dates, in the languages of people

    private RuntimeImage() {}

    static void link(Path to) throws PackagingFailed, IOException {
        Tool.ofJdk(
                "jlink",
                List.of(
                        "--add-modules",
                        String.join(",", MODULES),
                        "--no-header-files",
                        "--no-man-pages",
                        "--strip-java-debug-attributes",
                        "--compress",
                        "zip-6",
                        "--output",
                        to.toString()));
        try (Stream<Path> commands = Files.list(to.resolve("bin"))) {
            for (Path command : commands.toList()) {
                if (isTool(command.getFileName().toString())) {
                    Files.delete(command);
                }
            }
        }
    }

    /// On Windows, the libraries are there, too.
    private static boolean isTool(String file) {
        return !file.matches("java(w?\\.exe)?") && !file.endsWith(".dll");
    }
}
