package chatroom.terminal;

import java.io.IOException;
import java.util.List;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/// The person's terminal, opened when it is needed first: for questions, and for a conversation.
/// One thread at a time: the command's, or whom that has ask.
final class Desk implements AutoCloseable {
    private final Surroundings here;
    private @Nullable Terminal terminal;

    Desk(Surroundings here) {
        this.here = here;
    }

    Terminal terminal() {
        Terminal open = terminal;
        if (open == null) {
            try {
                open = TerminalBuilder.builder().system(true).build();
            } catch (IOException e) {
                throw new Failure(String.valueOf(e.getMessage()));
            }
            terminal = open;
        }
        return open;
    }

    /// Asks, with an answer that may be changed before it is given.
    ///
    /// @param option what to give on the command line where nobody can be asked
    String ask(String question, String suggestion, String option) {
        if (!here.terminal()) {
            throw here.wrongUse(here.wording().of("ask.missing", "option", option));
        }
        LineReader reader =
                LineReaderBuilder.builder()
                        .terminal(terminal())
                        .parser(new WholeLine())
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .variable(LineReader.DISABLE_HISTORY, true)
                        .build();
        return reader.readLine(question + " ", null, (Character) null, suggestion).strip();
    }

    /// Shows something between questions.
    void say(List<String> lines) {
        lines.forEach(here.out()::println);
        here.out().flush();
    }

    @Override
    public void close() {
        Terminal open = terminal;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // The process ends anyway.
            }
        }
    }
}
