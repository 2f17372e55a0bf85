package chatroom.desktop.chat;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Printable;
import chatroom.wording.ComingsAndGoings;
import chatroom.wording.Names;
import chatroom.wording.Person;
import chatroom.wording.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes items of entries, one after the other: groups what one person says in a row, tells the
/// days apart, and lets those who come and go in a row share a line. Owned by one thread.
final class Weaving {
    /// Who goes on after so long is named again, milliseconds.
    private static final long GROUP = 5 * 60_000L;

    private final Wording wording;
    private final Names names;
    private final LocalDate today;
    private final int me;
    private final List<Item> items = new ArrayList<>();
    private ComingsAndGoings run;
    private @Nullable LocalDate day;
    private long lastSaid;

    Weaving(Wording wording, Names names, int me, LocalDate today) {
        this.wording = wording;
        this.names = names;
        this.me = me;
        this.today = today;
        this.run = new ComingsAndGoings(wording);
    }

    /// All so far. Only the last of them changes.
    List<Item> items() {
        return items;
    }

    /// Whether one's own words go on right after one's own.
    boolean endsWithOwn() {
        return !items.isEmpty() && items.getLast() instanceof Item.Message message && message.own();
    }

    void weave(Entry entry) {
        if (entry.event() instanceof Event.Said said) {
            said(entry, said);
        } else if (ComingsAndGoings.has(entry.event())) {
            cameOrWent(entry);
        } else {
            String text = wording.event(entry.event(), names);
            if (!text.isEmpty()) {
                newDay(entry.at());
                add(new Item.Quiet(text));
            }
        }
    }

    private void said(Entry entry, Event.Said said) {
        newDay(entry.at());
        boolean first =
                items.isEmpty()
                        || !(items.getLast() instanceof Item.Message last)
                        || last.member() != said.member()
                        || entry.at() - lastSaid > GROUP;
        Person speaker = names.person(said.member(), wording);
        String text =
                said.text().erased()
                        ? wording.of("event.said.erased")
                        : Printable.lines(said.text().value());
        lastSaid = entry.at();
        add(
                new Item.Message(
                        entry.seq(),
                        said.member(),
                        new Person(Printable.of(speaker.name()), speaker.key()),
                        wording.clock(entry.at()),
                        said.member() == me,
                        first,
                        text));
    }

    private void cameOrWent(Entry entry) {
        boolean goesOn = !run.isEmpty() && wording.day(entry.at()).equals(day);
        if (!goesOn) {
            newDay(entry.at());
            run = new ComingsAndGoings(wording);
        }
        run.add(entry, names);
        Item.Quiet line = new Item.Quiet(run.sentences());
        if (goesOn) {
            items.set(items.size() - 1, line);
        } else {
            items.add(line);
        }
    }

    private void newDay(long at) {
        LocalDate next = wording.day(at);
        if (!next.equals(day)) {
            day = next;
            add(new Item.Day(named(next)));
        }
    }

    private String named(LocalDate date) {
        if (date.equals(today)) {
            return wording.of("room.today");
        }
        return date.equals(today.minusDays(1)) ? wording.of("room.yesterday") : wording.date(date);
    }

    /// Something that is no entry.
    void add(Item item) {
        run = new ComingsAndGoings(wording);
        items.add(item);
    }
}
