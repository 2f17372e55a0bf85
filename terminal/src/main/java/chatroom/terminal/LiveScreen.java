package chatroom.terminal;

import chatroom.core.Product;
import chatroom.wording.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Status;
import org.jspecify.annotations.Nullable;

/// A prompt that stays at the bottom, with the session in a line under it, while what is said
/// appears above. Any thread shows; one reads.
final class LiveScreen implements Screen {
    private static final String NEW_LINE = "chatroom-new-line";

    /// Of a terminal that does not say how many it has.
    private static final int USUAL_COLUMNS = 80;

    private final Terminal terminal;

    /// As the terminal was, and is to be again.
    private final Attributes before;

    private final SharedPrompt reader;
    private final Status status;
    private final String prompt;
    private final boolean colours;
    private final String onlyYou;

    /// @param words what can be completed at the beginning of a line, and behind it
    /// @param typed is called when what stands at the prompt has changed
    LiveScreen(
            Terminal terminal,
            Surroundings here,
            String prompt,
            Supplier<Completions> words,
            Runnable typed) {
        this.terminal = terminal;
        this.before = silence(terminal);
        this.colours = here.colours();
        this.prompt = prompt;
        this.onlyYou = here.wording().of("answer.only-you");
        this.reader =
                new SharedPrompt(
                        terminal,
                        Product.COMMAND,
                        new HashMap<>(Map.of(LineReader.SECONDARY_PROMPT_PATTERN, "%P  ")));
        reader.setParser(new WholeLine());
        reader.setCompleter(new ByPosition(words));
        reader.setHighlighter(new Watching(typed));
        reader.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
        reader.setOpt(LineReader.Option.ERASE_LINE_ON_FINISH);
        reader.setOpt(LineReader.Option.CASE_INSENSITIVE);
        reader.unsetOpt(LineReader.Option.INSERT_TAB);
        reader.getWidgets().put(NEW_LINE, this::newLine);
        for (String key : List.of(KeyMap.alt('\r'), KeyMap.alt('\n'))) {
            Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN))
                    .bind(new Reference(NEW_LINE), key);
        }
        this.status = Status.getStatus(terminal);
    }

    /// What is typed between two lines is drawn by the prompt that comes next. The terminal itself
    /// would draw it at once, wherever its cursor stands then.
    private static Attributes silence(Terminal terminal) {
        Attributes silent = terminal.getAttributes();
        silent.setLocalFlag(Attributes.LocalFlag.ECHO, false);
        Attributes before = terminal.getAttributes();
        terminal.setAttributes(silent);
        return before;
    }

    private boolean newLine() {
        reader.getBuffer().write("\n");
        return true;
    }

    /// What can be completed: commands where a line begins, names everywhere.
    record Completions(List<String> commands, List<String> names) {}

    @Override
    public void show(List<Line> lines) {
        int columns = terminal.getColumns() > 0 ? terminal.getColumns() : USUAL_COLUMNS;
        ScreenStyle style = new ScreenStyle(columns, colours, onlyYou);
        reader.draw(() -> {
            for (Line line : lines) {
                style.of(line).forEach(reader::printAbove);
            }
        });
    }

    @Override
    public void status(String text) {
        var row = new AttributedString(text, AttributedStyle.DEFAULT.inverse());
        reader.draw(() -> status.update(List.of(row)));
    }

    @Override
    public @Nullable String read() {
        try {
            return reader.readLine(prompt + " ");
        } catch (UserInterruptException | EndOfFileException e) {
            return null;
        }
    }

    @Override
    public boolean person() {
        return true;
    }

    @Override
    public void close() {
        reader.draw(() -> {
            status.hide();
            status.close();
            terminal.flush();
            terminal.setAttributes(before);
        });
    }

    private record ByPosition(Supplier<Completions> words) implements Completer {
        @Override
        public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
            Completions all = words.get();
            boolean beginning = line.wordIndex() == 0;
            if (beginning && line.word().startsWith("/")) {
                all.commands().forEach(c -> candidates.add(new Candidate(c)));
            }
            String after = beginning ? ":" : "";
            all.names().forEach(n -> candidates.add(new Candidate(n + after)));
        }
    }

    /// Sees every change at the prompt, because it is drawn anew then.
    private static final class Watching implements Highlighter {
        private final Runnable typed;
        private final AtomicReference<String> last = new AtomicReference<>("");

        Watching(Runnable typed) {
            this.typed = typed;
        }

        @Override
        public AttributedString highlight(LineReader reader, String buffer) {
            String before = last.getAndSet(buffer);
            if (!buffer.isBlank() && !buffer.equals(before)) {
                typed.run();
            }
            return new AttributedString(buffer);
        }
    }
}
