package chatroom.terminal;

import chatroom.client.Client;
import chatroom.client.Gone;
import chatroom.client.Refused;
import chatroom.core.Limits;
import chatroom.core.Printable;
import chatroom.core.Slash;
import chatroom.wire.Frame;
import chatroom.wording.Line;
import chatroom.wording.Transcript;
import chatroom.wording.Wording;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Does what is typed: hands words to the [Mouth], and answers itself what needs no server. Its
/// loop is run by one thread; what is said of the prompt may be asked by any.
final class Typing {
    private static final int PAGE = 50;

    private final Client client;
    private final Inbox inbox;
    private final Wording wording;
    private final Stay stay;
    private final Mouth mouth;
    private final AtomicLong drafted = new AtomicLong();

    Typing(Client client, Inbox inbox, Wording wording, Stay stay, Mouth mouth) {
        this.client = client;
        this.inbox = inbox;
        this.wording = wording;
        this.stay = stay;
        this.mouth = mouth;
    }

    /// Lasts until they want to go, or the input ends.
    void read(Screen screen) throws IOException, InterruptedException {
        String typed = screen.read();
        while (typed != null && !quits(typed)) {
            handle(typed, screen);
            typed = screen.read();
        }
    }

    private static boolean quits(String typed) {
        return Slash.parse(typed) instanceof Slash.Spoken.Typed(Slash command, _, _)
                && command == Slash.QUIT;
    }

    private void handle(String typed, Screen screen) throws InterruptedException {
        var local = Local.of(typed);
        if (typed.isBlank()) {
            enter();
        } else if (local.isPresent()) {
            local(local.get());
        } else {
            stay.warned(false);
            if (stay.away() && screen.person()) {
                String waits = wording.of("terminal.waits", "text", typed);
                screen.show(List.of(new Line.Notice(waits, true)));
            }
            mouth.say(typed);
        }
    }

    /// Enter alone does what was offered last.
    private void enter() throws InterruptedException {
        if (stay.timedOut()) {
            mouth.again();
        } else if (stay.warned()) {
            local(Local.STAY);
        }
    }

    private void local(Local local) throws InterruptedException {
        switch (local) {
            case STAY -> {
                stay.warned(false);
                mouth.stay();
                answer(wording.of("room.stayed"));
            }
            case WHO -> answer(wording.present(stay.mirror()));
            case MORE -> more();
        }
    }

    /// What was said before what is shown.
    private void more() throws InterruptedException {
        try {
            Frame.Body.Past past = client.history(stay.earliest(), PAGE);
            if (past.entries().isEmpty()) {
                answer(wording.of("terminal.nothing-more"));
                return;
            }
            stay.shownFrom(past.entries().getFirst().seq());
            inbox.aside(List.of(new Line.Notice(wording.of("room.past"), false)));
            Transcript page = new Transcript(wording, LocalDate.now(wording.zone()));
            inbox.aside(page.page(stay.mirror(), past));
        } catch (Refused refused) {
            answer(wording.refusal(refused));
        } catch (Gone gone) {
            // Who shows says so.
        }
    }

    private void answer(String text) {
        String clock = wording.clock(System.currentTimeMillis());
        inbox.aside(List.of(new Line.Answer(clock, List.of(text))));
    }

    // At the prompt.

    /// What can be completed there.
    LiveScreen.Completions completions() {
        List<String> commands =
                Stream.concat(
                                Arrays.stream(Slash.values()).map(Slash::word),
                                Arrays.stream(Local.values()).map(Local::word))
                        .sorted()
                        .toList();
        List<String> names =
                Stream.concat(
                                stay.knocks().values().stream(),
                                stay.mirror().session().members().all().stream()
                                        .filter(m -> m.number() != stay.mirror().me())
                                        .map(m -> m.name().value()))
                        .map(Printable::of)
                        .toList();
        return new LiveScreen.Completions(commands, names);
    }

    /// What stands there has changed; told at most once a minute.
    void changed() {
        long now = System.nanoTime();
        long last = drafted.get();
        boolean due = last == 0 || now - last > TimeUnit.MILLISECONDS.toNanos(Limits.DRAFT_EVERY);
        if (due && !stay.away() && !stay.timedOut() && drafted.compareAndSet(last, now)) {
            stay.warned(false);
            mouth.draft();
        }
    }
}
