package chatroom.app;

import chatroom.desktop.DesktopCommand;
import chatroom.server.CheckCommand;
import chatroom.server.ExportCommand;
import chatroom.server.ImportCommand;
import chatroom.server.ServerCommand;
import chatroom.terminal.AboutCommand;
import chatroom.terminal.CreateCommand;
import chatroom.terminal.FindCommand;
import chatroom.terminal.ForgetCommand;
import chatroom.terminal.JoinCommand;
import chatroom.terminal.ListCommand;
import chatroom.terminal.SendCommand;
import chatroom.terminal.StopCommand;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// One word that may follow the program's name, and the picocli command that it runs. Immutable;
/// any thread.
///
/// @param name the word
/// @param says what it does, for the list in the help: one line, without a full stop
/// @param command makes the command; called only when it is run, so that the classes of one
///   subcommand do not slow down the start of another
/// @param quick does it without picocli, where it can
record Subcommand(String name, String says, Supplier<Object> command, Quick quick) {
    /// A way around picocli for who is in a hurry. Gives the status; nothing where it did nothing
    /// and picocli is to see the words.
    interface Quick {
        OptionalInt run(List<String> args, PrintWriter out, PrintWriter err) throws Exception;
    }

    Subcommand(String name, String says, Supplier<Object> command) {
        this(name, says, command, (_, _, _) -> OptionalInt.empty());
    }

    /// Every subcommand, in the order of the help. A new one is one line here.
    static final List<Subcommand> ALL =
            List.of(
                    new Subcommand(
                            "desktop",
                            "open the window with the chat sessions near you (also without a"
                                    + " word)",
                            DesktopCommand::new),
                    new Subcommand(
                            "server",
                            "start a server that people near you find",
                            ServerCommand::spec,
                            ServerCommand::quick),
                    new Subcommand("find", "look for servers on the network", FindCommand::new),
                    new Subcommand("list", "show the chat sessions of a server", ListCommand::new),
                    new Subcommand("join", "join a session and talk", JoinCommand::new),
                    new Subcommand("create", "create a session and join it", CreateCommand::new),
                    new Subcommand(
                            "send", "say something in a session from a script", SendCommand::new),
                    new Subcommand("stop", "stop a server with its exit code", StopCommand::new),
                    new Subcommand(
                            "forget",
                            "forget what a server was known by, after it was set up anew",
                            ForgetCommand::new),
                    new Subcommand(
                            "about", "show what a server is and what it allows", AboutCommand::new),
                    new Subcommand(
                            "check", "check that a server's data is whole", CheckCommand::new),
                    new Subcommand(
                            "export", "save sessions of a server in a file", ExportCommand::new),
                    new Subcommand(
                            "import",
                            "put saved sessions into a server's data",
                            ImportCommand::new));

    /// The subcommand with exactly this name, if there is one.
    static Optional<Subcommand> named(String name) {
        return ALL.stream().filter(subcommand -> subcommand.name.equals(name)).findFirst();
    }
}
