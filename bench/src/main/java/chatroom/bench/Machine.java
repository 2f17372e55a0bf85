package chatroom.bench;

import chatroom.core.Product;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// Where something was measured: figures without it say nothing. Holds nothing.
final class Machine {
    private static final Path CPU = Path.of("/proc/cpuinfo");

    private Machine() {}

    /// A line for each fact, as Markdown.
    static List<String> facts(Path home) throws IOException {
        Runtime.Version java = Runtime.version();
        return List.of(
                "- %d cores%s; load average %.1f when it began"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                processor(),
                                ManagementFactory.getOperatingSystemMXBean()
                                        .getSystemLoadAverage()),
                "- %s %s %s; data on %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch"),
                                Files.getFileStore(home).type()),
                "- %s %s".formatted(System.getProperty("java.vm.vendor"), java),
                "- %s %s, %s an AOT cache; %s"
                        .formatted(
                                Product.NAME,
                                Product.VERSION,
                                cached(home) ? "with" : "without",
                                LocalDate.now(ZoneId.systemDefault())));
    }

    private static boolean cached(Path home) {
        return Files.exists(home.resolve("app/target/chatroom/app.aot"));
    }

    private static String processor() throws IOException {
        if (!Files.exists(CPU)) {
            return "";
        }
        return Files.readAllLines(CPU).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> " of " + line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
