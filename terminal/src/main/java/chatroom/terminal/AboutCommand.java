package chatroom.terminal;

import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.core.Printable;
import chatroom.wire.Frame;
import chatroom.wire.ServerIdentity;
import chatroom.wording.Wording;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `chatroom about`: what a server is and what it allows. Made and run by picocli, on one thread.
@Command(name = "about", description = "Shows what a server is and what it allows.")
public final class AboutCommand extends Task {
    @Mixin private ServerOption server = new ServerOption();

    public AboutCommand() {
        this(Surroundings::of);
    }

    AboutCommand(Surroundings.Maker around) {
        super(around);
    }

    @Override
    int run(Surroundings here) throws InterruptedException {
        try (Desk desk = new Desk(here);
                Client client =
                        new Servers(here, desk)
                                .connect(server.address(), ListCommand.BRIEF, Listener.NOBODY)) {
            List<Frame.Listed> sessions = client.list();
            lines(client.identity(), client.server(), sessions, here.wording())
                    .forEach(here.out()::println);
            here.out().flush();
            return DONE;
        }
    }

    static List<String> lines(
            ServerIdentity identity,
            Frame.Welcome server,
            List<Frame.Listed> sessions,
            Wording wording) {
        Frame.Bounds limits = server.limits();
        long members = sessions.stream().mapToLong(Frame.Listed::members).sum();
        List<String> times =
                limits.inactivityChoices().stream()
                        .map(t ->
                                t == 0
                                        ? wording.of("terminal.about.inactivity.never")
                                        : wording.span(t))
                        .toList();
        Table table = new Table(wording.of("about.server"), Printable.of(server.server()));
        table.row(wording.of("about.identity"), identity.shown())
                .row(wording.of("about.version"), Printable.of(server.version()))
                .row(wording.of("terminal.about.protocol"), Integer.toString(server.v()))
                .row(wording.of("terminal.about.time"), wording.when(server.time()))
                .row(wording.of("terminal.about.sessions"), Integer.toString(sessions.size()))
                .row(wording.of("list.members"), Long.toString(members))
                .row(
                        wording.of("terminal.about.message"),
                        wording.of(
                                "terminal.about.message.value",
                                "characters",
                                Integer.toString(limits.textCodePoints()),
                                "bytes",
                                Integer.toString(limits.textBytes())))
                .row(wording.of("terminal.about.inactivity"), String.join(", ", times));
        return table.lines();
    }
}
