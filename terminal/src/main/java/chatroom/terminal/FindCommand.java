package chatroom.terminal;

import chatroom.client.Client;
import chatroom.client.RememberedServers;
import chatroom.discovery.Finding;
import picocli.CommandLine.Command;

/// `chatroom find`: the servers on the network, or why there are none. Made and run by picocli, on
/// one thread.
@Command(
        name = "find",
        description =
                "Looks for servers on the network, and says what may be the matter if none"
                        + " answers.")
public final class FindCommand extends Task {
    public FindCommand() {
        this(Surroundings::of);
    }

    FindCommand(Surroundings.Maker around) {
        super(around);
    }

    @Override
    int run(Surroundings here) throws InterruptedException {
        if (here.terminal()) {
            here.say(here.wording().of("find.looking"));
        }
        RememberedServers remembered = here.servers();
        Finding finding = Client.find(remembered);
        if (finding.servers().isEmpty()) {
            FindReport.nothing(finding.diagnosis(), here.wording()).forEach(here::say);
            return FAILED;
        }
        FindReport.table(finding.servers(), remembered, here.wording())
                .forEach(here.out()::println);
        return DONE;
    }
}
