package chatroom.terminal;

import chatroom.wording.Line;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads lines and prints lines, as they come. What the program itself has to say goes to stderr.
/// Any thread prints; one reads.
final class PipeScreen implements Screen {
    private final BufferedReader in;
    private final PrintWriter out;
    private final PrintWriter err;

    PipeScreen(Surroundings here) {
        this.in = here.in();
        this.out = here.out();
        this.err = here.line().getErr();
    }

    @Override
    public synchronized void show(List<Line> lines) {
        for (Line line : lines) {
            PrintWriter to = line instanceof Line.Notice ? err : out;
            PlainStyle.of(line).forEach(to::println);
        }
        err.flush();
        out.flush();
    }

    @Override
    public void status(String status) {
        // Nobody looks.
    }

    @Override
    public @Nullable String read() throws IOException {
        return in.readLine();
    }

    @Override
    public boolean person() {
        return false;
    }

    @Override
    public void close() {
        out.flush();
    }
}
