package chatroom.terminal;

import chatroom.client.Client;
import chatroom.client.RememberedServers;
import chatroom.discovery.Finding;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `chatroom find`: the servers on the network, or why there are none. Made and run by picocli, on
/// one thread.
@Command(
        name = "find",
        description =
                "Looks for servers on the network, and says what may be the matter if none"
                        + " answers.")
public final class FindCommand implements Callable<Integer> {
    private final Surroundings.Maker around;
    @Spec private CommandSpec spec = CommandSpec.create();

    public FindCommand() {
        this(Surroundings::of);
    }

    FindCommand(Surroundings.Maker around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        return Task.status(around.of(spec), FindCommand::find);
    }

    private static int find(Surroundings here) throws InterruptedException {
        if (here.terminal()) {
            here.say(here.wording().of("find.looking"));
        }
        RememberedServers remembered = here.servers();
        Finding finding = Client.find(remembered);
        if (finding.servers().isEmpty()) {
            FindReport.nothing(finding.diagnosis(), here.wording()).forEach(here::say);
            return Task.FAILED;
        }
        FindReport.table(finding.servers(), remembered, here.wording())
                .forEach(here.out()::println);
        return Task.DONE;
    }
}
