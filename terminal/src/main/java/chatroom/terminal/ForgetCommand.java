package chatroom.terminal;

import chatroom.client.RememberedServers;
import chatroom.client.RememberedServers.Server;
import chatroom.core.Printable;
import chatroom.wire.ServerIdentity;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `chatroom forget`: whoever answers next by that name or at that address is met for the first
/// time. Made and run by picocli, on one thread.
@Command(
        name = "forget",
        description = {
            "Forgets what a server was known by, after it was set up anew. Only do so when you know"
                    + " that it was: otherwise somebody may be pretending to be that server.",
            ""
        })
public final class ForgetCommand extends Task {
    @Parameters(
            paramLabel = "NAME|ADDRESS",
            description = "The server's name, or an address (HOST[:PORT]) at which it was reached.")
    private String server = "";

    public ForgetCommand() {
        this(Surroundings::of);
    }

    ForgetCommand(Surroundings.Maker around) {
        super(around);
    }

    @Override
    int run(Surroundings here) {
        RememberedServers remembered = here.servers();
        List<Server> forgotten;
        try {
            forgotten = remembered.forget(server);
        } catch (IOException e) {
            throw new Failure(here.wording().of("terminal.forget.cannot", "why", e.toString()));
        }
        if (forgotten.isEmpty()) {
            throw new Failure(none(here, remembered.all()));
        }
        for (Server each : forgotten) {
            here.out()
                    .println(
                            here.wording()
                                    .of(
                                            "terminal.forget.done",
                                            "server",
                                            each.name(),
                                            "identity",
                                            ServerIdentity.shown(each.identity())));
        }
        here.out().flush();
        return DONE;
    }

    private String none(Surroundings here, List<Server> known) {
        String names =
                known.stream()
                        .map(each -> Printable.of(each.name()))
                        .distinct()
                        .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? here.wording().of("terminal.forget.none", "server", server)
                : here.wording().of("terminal.forget.others", "server", server, "names", names);
    }
}
