package chatroom.wording;

import chatroom.client.Mirror;
import chatroom.client.News;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Printable;
import chatroom.wire.Frame;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns the entries of a session into lines: who spoke, what happened, on which day; several who
/// come or go in a row share one line. Owned by one thread.
public final class Transcript {
    private final Wording wording;
    private final Names names = new Names();

    /// Comings and goings that wait for more of them.
    private ComingsAndGoings run;

    private @Nullable LocalDate day;

    public Transcript(Wording wording, LocalDate today) {
        this.wording = wording;
        this.day = today;
        this.run = new ComingsAndGoings(wording);
    }

    /// One is in a session: what was said before.
    public List<Line> entered(News.Entered entered) {
        names.learn(entered.mirror().session());
        names.learnFormer(entered.former());
        return past(entered.past(), entered.mirror().me());
    }

    /// A page of the past, for a transcript of its own.
    public List<Line> page(Mirror mirror, Frame.Body.Past page) {
        names.learn(mirror.session());
        names.learnFormer(page.former());
        return past(page.entries(), mirror.me());
    }

    private List<Line> past(List<Entry> entries, int me) {
        names.learn(entries);
        List<Line> lines = new ArrayList<>();
        for (Entry entry : entries) {
            lines.addAll(entry(entry, me));
        }
        lines.addAll(flush());
        return lines;
    }

    /// One more entry. What it says may wait for the next; see [#flush].
    public List<Line> told(News.Told told) {
        names.learn(told.before().session());
        names.learn(told.after().session());
        if (told.entry().event() instanceof Event.Resumed resumed) {
            var before = told.before().session().members().find(resumed.member());
            if (before != null && before.present()) {
                return List.of(); // they came in by another door, and were there all the time
            }
        }
        return entry(told.entry(), told.after().me());
    }

    private List<Line> entry(Entry entry, int me) {
        List<Line> lines = new ArrayList<>();
        if (ComingsAndGoings.has(entry.event())) {
            if (waits() && !wording.clock(run.at()).equals(wording.clock(entry.at()))) {
                lines.addAll(flush());
            }
            run.add(entry, names);
            return lines;
        }
        Line line = line(entry, me);
        if (line != null) {
            lines.addAll(flush());
            lines.addAll(newDay(entry.at()));
            lines.add(line);
        }
        return lines;
    }

    private @Nullable Line line(Entry entry, int me) {
        String clock = wording.clock(entry.at());
        if (entry.event() instanceof Event.Said said) {
            Person speaker = names.person(said.member(), wording);
            Person printable = new Person(Printable.of(speaker.name()), speaker.key());
            String text =
                    said.text().erased()
                            ? wording.of("event.said.erased")
                            : Printable.lines(said.text().value());
            return new Line.Said(
                    entry.seq(), entry.at(), clock, printable, said.member() == me, text);
        }
        String text = wording.event(entry.event(), names);
        return text.isEmpty() ? null : new Line.Happened(entry.at(), clock, text);
    }

    private List<Line> newDay(long at) {
        LocalDate next = wording.day(at);
        if (next.equals(day)) {
            return List.of();
        }
        day = next;
        return List.of(new Line.Day(next, wording.date(next)));
    }

    // Those who come and go.

    /// Whether somebody waits to share a line.
    public boolean waits() {
        return !run.isEmpty();
    }

    /// The line of those who came and went, if there is one.
    public List<Line> flush() {
        if (run.isEmpty()) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>(newDay(run.at()));
        lines.add(new Line.Happened(run.at(), wording.clock(run.at()), run.sentences()));
        run = new ComingsAndGoings(wording);
        return lines;
    }
}
