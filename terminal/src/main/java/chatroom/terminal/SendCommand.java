package chatroom.terminal;

import chatroom.client.Client;
import chatroom.client.Gone;
import chatroom.client.Listener;
import chatroom.client.Mirror;
import chatroom.client.Pace;
import chatroom.client.Places;
import chatroom.client.Refused;
import chatroom.wire.Frame;
import chatroom.wording.Answers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `chatroom send`: says something in a session and goes. Made and run by picocli, on one thread.
@Command(
        name = "send",
        description = {
            "Says something in a session and leaves it again: the words that follow, as one"
                    + " message, or each line of the input.",
            "It is done (status 0) when the server has everything for good.",
            ""
        })
public final class SendCommand extends Task {
    private static final Pace SCRIPT = Pace.USUAL.withPatience(Duration.ofMinutes(2));

    @Mixin private WayIn way = new WayIn();

    @Parameters(index = "0", paramLabel = "SESSION", description = "The name of the session.")
    private String session = "";

    @Parameters(
            index = "1..*",
            paramLabel = "TEXT",
            description = "What to say; where it is left out, the input is read.")
    private List<String> text = List.of();

    public SendCommand() {
        this(Surroundings::of);
    }

    SendCommand(Surroundings.Maker around) {
        super(around);
    }

    @Override
    int run(Surroundings here) throws InterruptedException {
        Entrance.Wish wish = way.wish(here, session);
        Doorstep doorstep = new Doorstep(here, Listener.NOBODY);
        try (Desk desk = new Desk(here);
                Client client = new Servers(here, desk).connect(way.server(), SCRIPT, doorstep)) {
            Places places = new Places(client, here.profile());
            Mirror mirror =
                    new Entrance(here, desk, client, places, doorstep).join(wish, way.asksCode());
            Outcome outcome = new Outcome(here);
            Mouth mouth = new Mouth(client, outcome);
            if (text.isEmpty()) {
                lines(here, mouth, outcome);
            } else {
                mouth.say(String.join(" ", text));
            }
            mouth.finish();
            client.leave();
            places.left(mirror);
            return outcome.status();
        }
    }

    private static void lines(Surroundings here, Mouth mouth, Outcome outcome)
            throws InterruptedException {
        try {
            String line = here.in().readLine();
            while (line != null && !outcome.failed()) {
                if (!line.isBlank()) {
                    mouth.say(line);
                }
                line = here.in().readLine();
            }
        } catch (IOException e) {
            throw new Failure(String.valueOf(e.getMessage()));
        }
    }

    /// What came of it so far: counts, and remembers the first that failed.
    private static final class Outcome implements Mouth.Ear {
        private final Surroundings here;
        private final AtomicLong sent = new AtomicLong();
        private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

        Outcome(Surroundings here) {
            this.here = here;
        }

        boolean failed() {
            return failure.get() != null;
        }

        int status() {
            here.say(here.wording().counted("send.done", sent.get()));
            RuntimeException failed = failure.get();
            if (failed != null) {
                throw failed;
            }
            return DONE;
        }

        @Override
        public void answered(Frame.Body body) {
            if (body instanceof Frame.Body.Seq) {
                sent.incrementAndGet();
            }
            new Answers(here.wording()).of(body).forEach(here.out()::println);
            here.out().flush();
        }

        @Override
        public void refused(String text, Refused why) {
            here.say(here.wording().of("room.sent-not", "text", text));
            failure.compareAndSet(null, why);
        }

        @Override
        public void lost(String text, Gone why) {
            here.say(here.wording().of("room.sent-not", "text", text));
            failure.compareAndSet(null, why);
        }

        @Override
        public void again() {
            // They said it with the next message.
        }
    }
}
