package chatroom.terminal;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The five digits that admit to a session. Filled by picocli; read by one command.
final class CodeOption {
    /// Stands for a `--code` without a value.
    private static final String ASK = "";

    @Option(
            names = "--code",
            arity = "0..1",
            fallbackValue = ASK,
            paramLabel = "CODE",
            description = {
                "The code of the session, five digits; without a value it is asked for.",
                "Others on this machine can see arguments: scripts better use CHATROOM_CODE."
            })
    private @Nullable String code;

    /// Whether it is to be asked for.
    boolean asks() {
        return ASK.equals(code);
    }

    /// The code as it was given, by the option or by the variable; null where neither is there.
    @Nullable String given(Surroundings here) {
        return asks() ? null : here.given(code, "CHATROOM_CODE").orElse(null);
    }
}
