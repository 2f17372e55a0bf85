package chatroom.terminal;

import chatroom.core.Slash;
import chatroom.wording.Answers;
import chatroom.wording.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Commands that this terminal understands by itself, beside the server's: what other clients have
/// buttons for.
enum Local {
    STAY,
    WHO,
    MORE;

    /// As wide as the longest of the server's commands.
    private static final int COLUMNS =
            Arrays.stream(Slash.values()).mapToInt(s -> s.usage().length()).max().orElse(0);

    String word() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    /// What `/help` says of them, after what the server has.
    static List<String> help(Wording wording) {
        List<String> lines = new ArrayList<>();
        lines.add(wording.of("terminal.help.here"));
        for (Local local : values()) {
            String says = wording.of("terminal.command." + Wording.key(local));
            lines.add(Answers.row(local.word(), says, COLUMNS));
        }
        return lines;
    }

    static Optional<Local> of(String typed) {
        for (Local local : values()) {
            if (local.word().equals(typed.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(local);
            }
        }
        return Optional.empty();
    }
}
