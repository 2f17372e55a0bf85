package chatroom.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LiveScreenTest {
    private static final int LINES = 300;

    /// Begins and ends the drawing of the line under the prompt: the cursor's place is saved, and
    /// restored.
    private static final String ASIDE = "\0337";

    private static final String BACK = "\0338";

    private final ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    private final PipedOutputStream keys = new PipedOutputStream();

    private Terminal terminal() throws IOException {
        Terminal terminal =
                new ExternalTerminal(
                        "test",
                        "xterm",
                        new PipedInputStream(keys, 1 << 16),
                        drawn,
                        StandardCharsets.UTF_8);
        terminal.setSize(Size.of(80, 24));
        return terminal;
    }

    private static LiveScreen screen(Terminal terminal) {
        return new LiveScreen(
                terminal,
                new Surroundings(
                        new CommandLine(CommandLine.Model.CommandSpec.create()),
                        new BufferedReader(Reader.nullReader()),
                        true,
                        Map.of(),
                        Path.of(""),
                        Run.WORDING),
                "Ada>",
                () -> new LiveScreen.Completions(List.of(), List.of()),
                () -> {});
    }

    @Test
    void what_is_typed_and_the_line_under_it_are_drawn_one_after_the_other() throws Exception {
        List<String> read = new ArrayList<>();
        try (Terminal terminal = terminal()) {
            LiveScreen screen = screen(terminal);
            CompletableFuture<Void> reads =
                    CompletableFuture.runAsync(() -> {
                        for (int i = 0; i < LINES; i++) {
                            read.add(screen.read());
                        }
                    });
            for (int i = 0; i < LINES; i++) {
                keys.write("qqqq\r".getBytes(StandardCharsets.US_ASCII));
                keys.flush();
            }
            for (int i = 0; !reads.isDone(); i++) {
                screen.status("the session, and number " + i);
            }
            reads.join();
            screen.close();
        }
        assertThat(read).hasSize(LINES).containsOnly("qqqq");
        for (String part : drawn.toString(StandardCharsets.UTF_8).split(ASIDE, -1)) {
            int end = part.indexOf(BACK);
            if (end >= 0) {
                assertThat(part.substring(0, end)).doesNotContain("q");
            }
        }
    }
}
