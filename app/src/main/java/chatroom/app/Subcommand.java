package chatroom.app;

import chatroom.server.ServerCommand;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// One word that may follow the program's name, and the picocli command that it runs. Immutable;
/// any thread.
///
/// @param name the word
/// @param says what it does, for the list in the help: one line, without a full stop
/// @param command makes the command; called only when it is run, so that the classes of one
///   subcommand do not slow down the start of another
record Subcommand(String name, String says, Supplier<Object> command) {

    /// Every subcommand, in the order of the help. A new one is one line here.
    static final List<Subcommand> ALL =
            List.of(
                    new Subcommand(
                            "server",
                            "start a server that people near you find",
                            ServerCommand::spec),
                    new Subcommand("find", "look for servers on the network", Missing::new),
                    new Subcommand("list", "show the chat sessions of a server", Missing::new),
                    new Subcommand("join", "join a session and talk", Missing::new),
                    new Subcommand("create", "create a session and join it", Missing::new),
                    new Subcommand(
                            "send", "say something in a session from a script", Missing::new),
                    new Subcommand("stop", "stop a server with its exit code", Missing::new),
                    new Subcommand(
                            "about", "show what a server is and what it allows", Missing::new));

    /// The subcommand with exactly this name, if there is one.
    static Optional<Subcommand> named(String name) {
        return ALL.stream().filter(subcommand -> subcommand.name.equals(name)).findFirst();
    }
}
