package chatroom.terminal;

import chatroom.client.Client;
import chatroom.client.Listener;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
                client.exit(code);
                here.out().println(here.wording().of("stop.done"));
                here.out().flush();
                return DONE;
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
