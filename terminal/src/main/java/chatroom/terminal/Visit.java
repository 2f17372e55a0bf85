package chatroom.terminal;

import chatroom.client.Client;
import chatroom.client.Mirror;
import chatroom.client.Pace;
import chatroom.client.Places;
import chatroom.core.Member;
import chatroom.core.Printable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// From a command line to a conversation: connects, comes in, talks, and closes everything in the
/// reverse order. Stateless.
final class Visit {
    /// A script is not to hang for ever on a server that is gone; a person decides themselves.
    private static final Pace SCRIPT = Pace.USUAL.withPatience(Duration.ofMinutes(10));

    private Visit() {}

    /// How one comes into the session.
    interface In {
        Mirror through(Entrance entrance) throws InterruptedException;
    }

    /// Lasts until they leave; gives the exit status.
    static int of(Surroundings here, @Nullable String server, In in) throws InterruptedException {
        Inbox inbox = new Inbox();
        Doorstep doorstep = new Doorstep(here, inbox);
        try (Desk desk = new Desk(here);
                Client client =
                        new Servers(here, desk)
                                .connect(server, here.terminal() ? Pace.USUAL : SCRIPT, doorstep)) {
            Places places = new Places(client, here.profile());
            Mirror mirror = in.through(new Entrance(here, desk, client, places, doorstep));
            Conversation conversation =
                    new Conversation(
                            here.wording(),
                            client,
                            places,
                            inbox,
                            mirror,
                            (completions, typed) ->
                                    here.terminal()
                                            ? new LiveScreen(
                                                    desk.terminal(),
                                                    here,
                                                    prompt(here, mirror),
                                                    completions,
                                                    typed)
                                            : new PipeScreen(here));
            return conversation.run();
        }
    }

    private static String prompt(Surroundings here, Mirror mirror) {
        Member self = mirror.self();
        String name = self == null ? "" : self.name().value();
        return here.wording().of("room.prompt", "name", Printable.of(name));
    }
}
