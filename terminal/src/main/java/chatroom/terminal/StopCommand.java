package chatroom.terminal;

import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.Refused;
import chatroom.core.Refusal;
import chatroom.wording.Wording;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `chatroom stop`: ends a server with the exit code that it printed. Made and run by picocli, on
/// one thread.
@Command(
        name = "stop",
        description = {
            "Stops a server with the exit code that it printed at its start.",
            "Asks for the code; without a terminal it reads a line of its input."
        })
public final class StopCommand extends Task {
    @Mixin private ServerOption server = new ServerOption();

    @ArgGroup private @Nullable Which which;

    /// Which, of a server that is several nodes.
    static final class Which {
        @Option(
                names = "--this",
                description = "where it is several machines: only that one; people go on at others")
        private boolean one;

        @Option(names = "--all", description = "where it is several machines: all of them")
        private boolean all;
    }

    public StopCommand() {
        this(Surroundings::of);
    }

    StopCommand(Surroundings.Maker around) {
        super(around);
    }

    @Override
    int run(Surroundings here) throws InterruptedException {
        try (Desk desk = new Desk(here)) {
            String code = code(here, desk);
            try (Client client =
                    new Servers(here, desk)
                            .connect(server.address(), ListCommand.BRIEF, Listener.NOBODY)) {
                end(client, code, here, desk);
                here.out().println(here.wording().of("stop.done"));
                here.out().flush();
                return DONE;
            }
        }
    }

    private void end(Client client, String code, Surroundings here, Desk desk)
            throws InterruptedException {
        if (which != null) {
            client.exit(code, which.all && !which.one);
            return;
        }
        try {
            client.exit(code, null);
        } catch (Refused refused) {
            if (!refused.is(Refusal.Code.EXIT_WHICH) || !here.terminal()) {
                throw refused;
            }
            client.exit(code, all(here.wording(), desk));
        }
    }

    /// There is no answer that goes without saying.
    private static boolean all(Wording wording, Desk desk) {
        desk.say(
                List.of(
                        wording.of("refusal.exit-which"),
                        "1  " + wording.of("stop.this"),
                        "2  " + wording.of("stop.all")));
        while (true) {
            switch (desk.ask(wording.of("stop.which"), "", "--all")) {
                case "1" -> {
                    return false;
                }
                case "2" -> {
                    return true;
                }
                default -> {}
            }
        }
    }

    /// An argument would stand in the list of processes for everybody on this machine.
    private static String code(Surroundings here, Desk desk) {
        String question = here.wording().of("ask.exit-code");
        if (here.terminal()) {
            return desk.ask(question, "", "");
        }
        try {
            String line = here.in().readLine();
            if (line == null || line.isBlank()) {
                throw here.wrongUse(question);
            }
            return line.strip();
        } catch (IOException e) {
            throw here.wrongUse(question);
        }
    }
}
