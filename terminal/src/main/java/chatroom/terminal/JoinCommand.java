package chatroom.terminal;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `chatroom join`: comes into a session and talks. Made and run by picocli, on one thread.
@Command(
        name = "join",
        description = {
            "Joins a session and talks.",
            "",
            "In a terminal: type and press Enter; /help lists the commands; Alt+Enter begins a new"
                    + " line; Ctrl-C leaves.",
            "",
            "Without a terminal every line of the input is said, and what happens is printed, one"
                    + " line each, until the input ends and all of it has been said:",
            "  HH:MM <name> text    a message, once for each of its lines",
            "  HH:MM * text         something happened",
            "  HH:MM = text         an answer to this program alone",
            "  ---- YYYY-MM-DD      another day begins",
            "What is the matter with the connection goes to stderr.",
            ""
        })
public final class JoinCommand extends Task {
    @Mixin private WayIn way = new WayIn();

    @Parameters(
            arity = "0..1",
            paramLabel = "SESSION",
            description = "Its name; asked for where it is left out.")
    private @Nullable String session;

    public JoinCommand() {
        this(Surroundings::of);
    }

    JoinCommand(Surroundings.Maker around) {
        super(around);
    }

    @Override
    int run(Surroundings here) throws InterruptedException {
        return Visit.of(
                here,
                way.server(),
                entrance -> {
                    if (session == null && !here.terminal()) {
                        throw here.wrongUse(here.wording().of("ask.missing", "option", "SESSION"));
                    }
                    return entrance.join(way.wish(here, session), way.asksCode());
                });
    }
}
