package chatroom.terminal;

import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.News;
import chatroom.client.Pace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `chatroom list`: the sessions of a server, once or with every change. Made and run by picocli,
/// on one thread.
@Command(name = "list", description = "Shows the chat sessions of a server.")
public final class ListCommand extends Task {
    static final Pace BRIEF = Pace.USUAL.withPatience(Duration.ofSeconds(15));
    private static final int WAITING = 100;
    private static final String CLEAR = "\u001b[H\u001b[2J";

    @Mixin private ServerOption server = new ServerOption();

    @Option(
            names = "--watch",
            description = "Goes on, and shows the list again whenever it changes.")
    private boolean watch;

    public ListCommand() {
        this(Surroundings::of);
    }

    ListCommand(Surroundings.Maker around) {
        super(around);
    }

    @Override
    int run(Surroundings here) throws InterruptedException {
        BlockingQueue<News> news = new ArrayBlockingQueue<>(WAITING);
        Listener listener = watch ? news::put : Listener.NOBODY;
        try (Desk desk = new Desk(here);
                Client client =
                        new Servers(here, desk)
                                .connect(server.address(), watch ? Pace.USUAL : BRIEF, listener)) {
            if (!watch) {
                print(here, client.list());
                return DONE;
            }
            print(here, client.watch());
            while (true) {
                switch (news.take()) {
                    case News.Sessions(var sessions) -> print(here, sessions);
                    case News.Away _ -> here.say(here.wording().of("connect.again"));
                    case News.Over over -> throw over.why();
                    default -> {}
                }
            }
        }
    }

    private void print(Surroundings here, List<chatroom.wire.Frame.Listed> sessions) {
        if (watch && here.terminal()) {
            here.out().print(CLEAR);
        } else if (watch) {
            here.out().println();
        }
        SessionTable.lines(sessions, here.wording()).forEach(here.out()::println);
        here.out().flush();
    }
}
