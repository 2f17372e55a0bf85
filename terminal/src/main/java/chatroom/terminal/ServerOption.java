package chatroom.terminal;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which server a command means, where that is said. Filled by picocli; read by one command.
final class ServerOption {
    @Option(
            names = "--server",
            paramLabel = "HOST[:PORT][#IDENTITY]",
            description = {
                "The server, instead of looking for one on the network; with its identity, as its"
                        + " console shows it, where it was never met.",
                "Also: CHATROOM_SERVER."
            })
    private @Nullable String address;

    @Nullable String address() {
        return address;
    }
}
