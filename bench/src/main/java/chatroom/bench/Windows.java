package chatroom.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How a chat window feels: in a program of its own, on a display of its own, started with the
/// options of clients. What it measures is in [ChatWindowRun]. Holds nothing.
final class Windows {
    private Windows() {}

    static List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>(FirstFrame.measure(plan));
        Path target = Files.createDirectories(plan.home().resolve("bench/target"));
        Path folder = Files.createTempDirectory(target, "display-");
        try (Display display = new Display(folder);
                ServerProcess server = ServerProcess.startForLoad(plan)) {
            ProcessBuilder builder = new ProcessBuilder(command(plan, server, folder));
            builder.environment().put("DISPLAY", display.name());
            Process process = builder.redirectError(Redirect.INHERIT).start();
            try (BufferedReader out = process.inputReader()) {
                for (String row = out.readLine(); row != null; row = out.readLine()) {
                    figures.add(Figure.parsed(row));
                }
            } finally {
                process.destroy();
            }
            if (process.waitFor() != 0) {
                throw new IOException("the window ended too soon");
            }
        }
        return figures;
    }

    private static List<String> command(Plan plan, ServerProcess server, Path folder) {
        Path launcher = plan.home().resolve("launcher");
        Path source = Path.of("bench/src/main/java/chatroom/bench/ChatWindowRun.java");
        return Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        "@" + launcher.resolve("java.options"),
                        "@" + launcher.resolve("client.options"),
                        "-cp",
                        plan.home().resolve("app/target/chatroom/lib/chatroom.jar"),
                        plan.home().resolve(source),
                        server.address(),
                        folder.resolve("config"),
                        plan.time().toSeconds())
                .map(Object::toString)
                .toList();
    }
}
