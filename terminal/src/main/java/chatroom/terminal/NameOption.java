package chatroom.terminal;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The username in a session. Filled by picocli; read by one command.
final class NameOption {
    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = {"Your name in the session, 3 to 12 characters.", "Also: CHATROOM_NAME."})
    private @Nullable String name;

    /// The name as it was given, by the option or by the variable; null where it is to be asked
    /// for.
    ///
    /// @throws picocli.CommandLine.ParameterException where there is nobody to ask
    @Nullable String given(Surroundings here) {
        var given = here.given(name, "CHATROOM_NAME");
        if (given.isEmpty() && !here.terminal()) {
            throw here.wrongUse(here.wording().of("ask.missing", "option", "--name"));
        }
        return given.orElse(null);
    }
}
