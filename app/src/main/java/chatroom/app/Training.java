package chatroom.app;

import java.io.PrintWriter;
import java.io.Writer;

/// Does once, at build time, what the program does at every start, while the JVM takes down which
/// classes that needs (JEP 514); what it took down makes later starts fast. Run by
/// `chatroom.app.build`; on the main thread.
///
/// A failure here costs the cache and nothing else. Nothing may be left running at the end, since
/// the cache is written when the process ends by itself.
public final class Training {
    private Training() {}

    /// Runs each exercise once.
    ///
    /// @param args none
    public static void main(String[] args) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Main main = new Main(nowhere, nowhere);
        main.run("--help");
        main.run("--version");
        Subcommand.ALL.forEach(subcommand -> main.run(subcommand.name(), "--help"));
        main.run("no-such-command");
    }
}
