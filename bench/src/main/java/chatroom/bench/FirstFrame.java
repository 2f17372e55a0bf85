package chatroom.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// From starting the program until its first window can be read: by the launcher, and in the image
/// that `./chatroom package` makes, if it is there. Holds nothing.
final class FirstFrame {
    private static final double TARGET_MILLIS = 1_500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private FirstFrame() {}

    static List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        Path image = plan.home().resolve("app/target/package/Chatroom/bin/chatroom-desktop");
        figures.add(figure("`./chatroom`", plan.home().resolve("chatroom"), plan));
        if (Files.isExecutable(image)) {
            figures.add(figure("the image", image, plan));
        }
        return figures;
    }

    private static Figure figure(String what, Path command, Plan plan)
            throws IOException, InterruptedException {
        Path target = Files.createDirectories(plan.home().resolve("bench/target"));
        Path folder = Files.createTempDirectory(target, "display-");
        List<Duration> times = new ArrayList<>();
        try (Display display = new Display(folder)) {
            for (int i = 0; i < plan.runs(); i++) {
                times.add(time(command, display, folder));
            }
        }
        Times all = new Times(times);
        return Figure.promised(
                "First window of %s can be read, median of %d".formatted(what, plan.runs()),
                "< 1.5 s",
                "%.2f s (slowest %.2f s)".formatted(all.median() / 1e3, all.slowest() / 1e3),
                all.median() < TARGET_MILLIS);
    }

    private static Duration time(Path command, Display display, Path folder)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.put("DISPLAY", display.name());
        environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        long begun = System.nanoTime();
        Process process = builder.start();
        try {
            while (!display.written()) {
                if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw new IOException(command + " shows no window");
                }
                Thread.sleep(2);
            }
            return Duration.ofNanos(System.nanoTime() - begun);
        } finally {
            process.destroy();
            process.onExit().join();
            while (!display.bare()) {
                Thread.sleep(10);
            }
        }
    }
}
