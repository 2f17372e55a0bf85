package chatroom.app;

import chatroom.core.Nearest;
import chatroom.core.Product;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;

/// Where the process begins: reads the first word, and hands the rest to that subcommand alone. One
/// instance, used by the main thread.
///
/// Only the subcommand that runs is looked at by picocli; reading the annotations of all of them
/// costs a good part of the time in which a server is to be up.
public final class Main {
    /// Whoever clicks on the program types nothing.
    static final String WITHOUT_A_WORD = "desktop";

    private final PrintWriter out;
    private final PrintWriter err;

    Main(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /// Runs the program and ends the process with one of [ExitStatus].
    ///
    /// @param args the command line, without the program's name
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, charset("stdout.encoding"));
        PrintWriter err = new PrintWriter(System.err, true, charset("stderr.encoding"));
        System.exit(new Main(out, err).run(args));
    }

    private static Charset charset(String property) {
        return Charset.forName(System.getProperty(property, "UTF-8"), Charset.defaultCharset());
    }

    /// Does what the words ask for.
    ///
    /// @return one of [ExitStatus]
    int run(String... args) {
        if (args.length == 0) {
            return run(WITHOUT_A_WORD);
        }
        List<String> rest = Arrays.asList(args).subList(1, args.length);
        return switch (args[0]) {
            case "--help", "-h", "help" -> rest.isEmpty() ? help() : run(rest.getFirst(), "--help");
            case "--version", "-V" -> version();
            default ->
                    Subcommand.named(args[0])
                            .map(subcommand -> new Runner(out, err).run(subcommand, rest))
                            .orElseGet(() -> unknown(args[0]));
        };
    }

    private int help() {
        out.print(Help.text());
        out.flush();
        return ExitStatus.DONE;
    }

    private int version() {
        out.println(Product.NAME + " " + Product.VERSION);
        return ExitStatus.DONE;
    }

    private int unknown(String word) {
        List<String> names = Subcommand.ALL.stream().map(Subcommand::name).toList();
        String nearest =
                Nearest.to(word, names)
                        .map(name -> "; did you mean '" + Product.COMMAND + " " + name + "'?")
                        .orElse(".");
        String kind = word.startsWith("-") ? "option" : "command";
        err.println(
                "%s: there is no %s '%s'%s '%s --help' lists the commands."
                        .formatted(Product.COMMAND, kind, word, nearest, Product.COMMAND));
        return ExitStatus.WRONG_USE;
    }
}
