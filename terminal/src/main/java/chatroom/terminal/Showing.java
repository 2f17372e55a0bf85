package chatroom.terminal;

import chatroom.client.Gone;
import chatroom.client.Mirror;
import chatroom.client.News;
import chatroom.client.Places;
import chatroom.core.Event;
import chatroom.wire.Frame;
import chatroom.wording.Line;
import chatroom.wording.Transcript;
import chatroom.wording.Wording;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows what happens in a session, as it comes out of the [Inbox]. Owned by the one thread that
/// runs it, until that is interrupted.
final class Showing implements Runnable {
    /// Those who come or go within so long share a line, milliseconds.
    private static final long TOGETHER = 700;

    private final Inbox inbox;
    private final Screen screen;
    private final Wording wording;
    private final Transcript transcript;
    private final Stay stay;
    private final Places places;
    private final Mouth mouth;

    Showing(Inbox inbox, Screen screen, Wording wording, Stay stay, Places places, Mouth mouth) {
        this.inbox = inbox;
        this.screen = screen;
        this.wording = wording;
        this.transcript = new Transcript(wording, LocalDate.now(wording.zone()));
        this.stay = stay;
        this.places = places;
        this.mouth = mouth;
    }

    @Override
    public void run() {
        try {
            while (true) {
                show(transcript.waits() ? inbox.poll(TOGETHER) : inbox.take());
            }
        } catch (InterruptedException e) {
            inbox.rest().forEach(this::show);
            screen.show(transcript.flush());
        } catch (RuntimeException e) {
            stay.end().completeExceptionally(e);
        }
    }

    private void show(Inbox.@Nullable Item item) {
        switch (item) {
            case null -> screen.show(transcript.flush());
            case Inbox.Item.Heard(News news) -> hear(news);
            case Inbox.Item.Aside(List<Line> lines) -> {
                screen.show(transcript.flush());
                screen.show(lines);
            }
        }
    }

    private void hear(News news) {
        switch (news) {
            case News.Entered entered -> entered(entered);
            case News.Told told -> told(told);
            case News.Out out -> out(out);
            case News.Warned(long in) -> warned(in);
            case News.Admin(String token) -> places.admin(token);
            case News.Stopping _ -> warn(wording.of("warning.stopping"));
            case News.Away _ -> {
                stay.away(true);
                stay.readOnly(false);
                stay.knocks().clear();
                warn(wording.of("connect.again"));
                status();
            }
            case News.Back _ -> {
                stay.away(false);
                notice(wording.of("connect.back"));
                status();
            }
            case News.Over over -> over(over.why());
            case News.Knocked knock -> knocked(knock);
            case News.KnockOver over -> {
                stay.knocks().remove(over.knock());
                aside(wording.of("news.knock.over", "name", over.name()));
            }
            case News.CodeChanged changed -> recoded(changed.mirror());
            case News.ReadOnly(boolean on) -> readOnly(on);
            case News.Waiting _, News.Sessions _ -> {}
        }
    }

    private void entered(News.Entered entered) {
        stay.mirror(entered.mirror());
        if (!entered.past().isEmpty()) {
            stay.shownFrom(entered.past().getFirst().seq());
        }
        if (entered.more() && screen.person()) {
            notice(wording.of("room.more"));
        }
        screen.show(transcript.entered(entered));
        if (screen.person()) {
            welcome();
        }
        status();
    }

    private void welcome() {
        String members = wording.counted("list.members", stay.mirror().session().present());
        notice(wording.of("room.entered", "session", stay.session(), "members", members));
        String code = stay.mirror().code();
        notice(
                code == null
                        ? wording.of("room.entered.no-code")
                        : wording.of("room.entered.code", "code", code));
        notice(wording.present(stay.mirror()));
    }

    private void told(News.Told told) {
        stay.mirror(told.after());
        screen.show(transcript.told(told));
        if (told.entry().event() instanceof Event.AdminChanged changed
                && changed.member() == told.after().me()
                && changed.why() != Event.AdminChanged.Why.CREATED) {
            notice(wording.of("news.admin"));
        }
        status();
    }

    // Beside what happened: for those who lead, and for who passes the code on.

    private void knocked(News.Knocked knock) {
        stay.knocks().put(knock.knock(), knock.name());
        aside(wording.of("news.knock", "name", knock.name()));
    }

    private void recoded(Mirror now) {
        stay.mirror(now);
        String code = now.code();
        if (screen.person()) {
            notice(
                    code == null
                            ? wording.of("news.code.none")
                            : wording.of("news.code", "code", code));
        }
        status();
    }

    /// To a person like all that this program says; to a script like an answer, which it can read.
    private void aside(String text) {
        screen.show(transcript.flush());
        if (screen.person()) {
            warn(text);
        } else {
            String clock = wording.clock(System.currentTimeMillis());
            screen.show(List.of(new Line.Answer(clock, List.of(text))));
        }
    }

    private void warned(long in) {
        stay.warned(true);
        if (screen.person()) {
            warn(wording.of("warning.inactivity", "time", wording.span(in)));
        }
    }

    private void readOnly(boolean on) {
        stay.readOnly(on);
        if (on) {
            warn(wording.of("room.read-only"));
        } else {
            notice(wording.of("room.read-only.over"));
        }
        status();
    }

    // The end, and what is not quite the end.

    private void out(News.Out out) {
        screen.show(transcript.flush());
        if (out.why() == Frame.Why.TIMED_OUT) {
            timedOut(out);
            return;
        }
        places.left(out.last());
        if (stay.leaving()) {
            goodbye();
        } else {
            warn(wording.out(out));
            stay.end().complete(screen.person() ? Task.DONE : Task.FAILED);
        }
    }

    /// The conversation stays readable, and one key takes the place again.
    private void timedOut(News.Out out) {
        stay.timedOut(true);
        stay.warned(false);
        mouth.out();
        warn(wording.out(out));
        if (screen.person()) {
            warn(wording.of("terminal.again"));
        }
        status();
    }

    private void over(Gone why) {
        if (!stay.leaving()) {
            warn(wording.gone(why));
            stay.end().complete(Task.FAILED);
        }
    }

    /// They have left.
    void goodbye() {
        if (screen.person() && !stay.end().isDone()) {
            notice(wording.of("room.left"));
        }
        stay.gone();
    }

    private void notice(String text) {
        screen.show(List.of(new Line.Notice(text, false)));
    }

    private void warn(String text) {
        screen.show(List.of(new Line.Notice(text, true)));
    }

    private void status() {
        String status = wording.status(stay.mirror());
        String more =
                stay.away() ? "room.status.reconnecting" : stay.readOnly() ? "room.read-only" : "";
        screen.status(more.isEmpty() ? status : status + "   " + wording.of(more));
    }
}
