package chatroom.terminal;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How one comes into a session, as far as the command line says: by which server, under which
/// name, with which code. Filled by picocli; read by one command.
final class WayIn {
    /// Stands for a `--code` without a value.
    private static final String ASK = "";

    @Mixin private ServerOption server = new ServerOption();

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

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = {"Your name in the session, 3 to 12 characters.", "Also: CHATROOM_NAME."})
    private @Nullable String name;

    @Nullable String server() {
        return server.address();
    }

    /// The name as it was given, by the option or by the variable; null where it is to be asked
    /// for.
    ///
    /// @throws picocli.CommandLine.ParameterException where there is nobody to ask
    @Nullable String name(Surroundings here) {
        var given = here.given(name, "CHATROOM_NAME");
        if (given.isEmpty() && !here.terminal()) {
            throw here.wrongUse(here.wording().of("ask.missing", "option", "--name"));
        }
        return given.orElse(null);
    }

    /// The code as it was given, by the option or by the variable; null where neither is there.
    @Nullable String code(Surroundings here) {
        return asksCode() ? null : here.given(code, "CHATROOM_CODE").orElse(null);
    }

    /// Whether the code is to be asked for.
    boolean asksCode() {
        return ASK.equals(code);
    }

    /// What they want to come in with.
    ///
    /// @param session null where it is to be chosen
    /// @throws picocli.CommandLine.ParameterException where there is no name and nobody to ask
    Entrance.Wish wish(Surroundings here, @Nullable String session) {
        return new Entrance.Wish(session, name(here), code(here));
    }
}
