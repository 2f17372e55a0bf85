package chatroom.terminal;

import chatroom.client.Gone;
import chatroom.client.Refused;
import chatroom.wire.Frame;
import chatroom.wording.Answers;
import chatroom.wording.Line;
import chatroom.wording.Wording;
import java.util.ArrayList;
import java.util.List;

/// Puts what became of what was said into the [Inbox], for this person alone. Called by the
/// [Mouth].
final class Replies implements Mouth.Ear {
    private final Inbox inbox;
    private final Wording wording;
    private final Stay stay;

    Replies(Inbox inbox, Wording wording, Stay stay) {
        this.inbox = inbox;
        this.wording = wording;
        this.stay = stay;
    }

    @Override
    public void answered(Frame.Body body) {
        List<String> lines = new ArrayList<>(new Answers(wording).of(body));
        if (body instanceof Frame.Body.Help) {
            lines.addAll(Local.help(wording));
        }
        answer(lines);
    }

    @Override
    public void refused(String text, Refused why) {
        boolean message = !text.isEmpty() && (!text.startsWith("/") || text.startsWith("//"));
        List<String> lines = new ArrayList<>();
        if (message) {
            lines.add(wording.of("room.sent-not", "text", text));
        }
        lines.add(wording.refusal(why));
        answer(lines);
    }

    private void answer(List<String> lines) {
        if (!lines.isEmpty()) {
            String clock = wording.clock(System.currentTimeMillis());
            inbox.aside(List.of(new Line.Answer(clock, lines)));
        }
    }

    @Override
    public void lost(String text, Gone why) {
        if (!text.isEmpty()) {
            stay.lost();
            notice(wording.of("room.sent-not", "text", text), true);
        }
    }

    @Override
    public void again() {
        stay.timedOut(false);
        notice(wording.of("terminal.again.done", "session", stay.session()), false);
    }

    private void notice(String text, boolean urgent) {
        inbox.aside(List.of(new Line.Notice(text, urgent)));
    }
}
