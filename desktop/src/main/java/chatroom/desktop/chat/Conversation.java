package chatroom.desktop.chat;

import chatroom.client.News;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.wire.Frame;
import chatroom.wording.Names;
import chatroom.wording.Wording;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// As much of the conversation as is held here: a stretch of the log, as items, with what is this
/// person's alone between them. However long the log is, the stretch is not: what is far from where
/// somebody reads is let go and fetched again. Owned by the thread that draws.
///
/// Changes show with [#show], so that a storm of them costs one change of what is seen.
final class Conversation {
    /// Entries held; above, it goes down to [#KEPT].
    static final int MOST = 1_500;

    static final int KEPT = 1_000;
    private static final int ANSWERS = 100;

    private final Wording wording;
    private final int me;
    private final Clock clock;
    private final List<Outgoing> outgoing;
    private final Names names = new Names();
    private final ObservableList<Item> items = FXCollections.observableArrayList();

    /// The stretch, in the order of the log.
    private List<Entry> entries = new ArrayList<>();

    /// Answers, and the seq they came after.
    private final List<Aside> asides = new ArrayList<>();

    private Weaving weaving;

    /// Items that are seen already as they are woven.
    private int shown;

    /// The first entry that nobody has read; 0 for none.
    private long unread;

    /// The newest entry that is known, whether it is held or not.
    private long latest;

    private boolean more;
    private boolean atEnd = true;

    private record Aside(long after, Item.Answer answer) {}

    /// @param clock for what day it is
    /// @param outgoing one's own words that stand below all
    Conversation(Wording wording, int me, Clock clock, List<Outgoing> outgoing) {
        this.wording = wording;
        this.me = me;
        this.clock = clock;
        this.outgoing = outgoing;
        this.weaving = fresh();
    }

    private Weaving fresh() {
        return new Weaving(wording, names, me, LocalDate.now(clock.withZone(wording.zone())));
    }

    /// What is to be seen, oldest first.
    ObservableList<Item> items() {
        return items;
    }

    /// The first seq held, for asking for what was before; 0 where nothing is held.
    long first() {
        return entries.isEmpty() ? 0 : entries.getFirst().seq();
    }

    long last() {
        return entries.isEmpty() ? 0 : entries.getLast().seq();
    }

    /// The newest seq that was told.
    long latest() {
        return latest;
    }

    /// Whether there is more before what is held.
    boolean more() {
        return more && !entries.isEmpty();
    }

    /// Whether what is held reaches to the newest.
    boolean atEnd() {
        return atEnd;
    }

    // What comes.

    void entered(News.Entered entered) {
        names.learn(entered.mirror().session());
        names.learnFormer(entered.former());
        names.learn(entered.past());
        latest = Math.max(latest, entered.mirror().session().seq());
        List<Entry> past = entered.past();
        boolean gap = !past.isEmpty() && past.getFirst().seq() > last() + 1;
        if (entries.isEmpty() || (gap && entered.more())) {
            more = entered.more();
            replace(past);
        } else if (atEnd) {
            append(past);
        }
    }

    void told(News.Told told) {
        Entry entry = told.entry();
        latest = entry.seq();
        if (entry.event() instanceof Event.Joined) {
            names.learn(List.of(entry));
        }
        if (atEnd && !seamless(told)) {
            append(List.of(entry));
        }
    }

    /// Whether they came in by another door, and were there all the time.
    private static boolean seamless(News.Told told) {
        if (!(told.entry().event() instanceof Event.Resumed resumed)) {
            return false;
        }
        var before = told.before().session().members().find(resumed.member());
        return before != null && before.present();
    }

    /// Something for this person alone.
    void answer(Item.Answer answer) {
        asides.add(new Aside(latest, answer));
        if (asides.size() > ANSWERS) {
            asides.removeFirst();
        }
        if (atEnd) {
            weaving.add(answer);
        }
    }

    /// From that seq on it is new to them; 0 for nothing.
    void unread(long from) {
        if (unread != from) {
            unread = from;
            weaveAgain();
        }
    }

    // Pages.

    /// What was before the first that is held.
    void older(Frame.Body.Past page) {
        names.learnFormer(page.former());
        names.learn(page.entries());
        more = page.more();
        List<Entry> all =
                new ArrayList<>(page.entries().stream().filter(e -> e.seq() < first()).toList());
        all.addAll(entries);
        if (all.size() > MOST) {
            all = new ArrayList<>(all.subList(0, KEPT));
            atEnd = false;
        }
        replace(all);
    }

    /// What was after the last that is held.
    void newer(Frame.Body.Past page) {
        names.learnFormer(page.former());
        names.learn(page.entries());
        append(page.entries().stream().filter(e -> e.seq() > last()).toList());
        atEnd = last() >= latest;
        if (atEnd) {
            weaveAgain();
        }
    }

    /// The newest page, in the place of all that is held.
    void newest(Frame.Body.Past page) {
        names.learnFormer(page.former());
        names.learn(page.entries());
        more = page.more();
        atEnd = page.entries().isEmpty() || page.entries().getLast().seq() >= latest;
        replace(page.entries());
    }

    private void replace(List<Entry> all) {
        entries = new ArrayList<>(all);
        weaveAgain();
    }

    private void append(List<Entry> next) {
        for (Entry entry : next) {
            shown = Math.min(shown, Math.max(0, weaving.items().size() - 1));
            if (entry.seq() == unread) {
                weaving.add(new Item.Unread());
            }
            weaving.weave(entry);
            entries.add(entry);
        }
        if (entries.size() > MOST) {
            entries = new ArrayList<>(entries.subList(entries.size() - KEPT, entries.size()));
            more = true;
            weaveAgain();
        }
    }

    private void weaveAgain() {
        weaving = fresh();
        shown = -1;
        int aside = 0;
        for (Entry entry : entries) {
            while (aside < asides.size() && asides.get(aside).after() < entry.seq()) {
                Aside next = asides.get(aside++);
                if (next.after() >= first() - 1) {
                    weaving.add(next.answer());
                }
            }
            if (entry.seq() == unread) {
                weaving.add(new Item.Unread());
            }
            weaving.weave(entry);
        }
        if (atEnd) {
            asides.subList(aside, asides.size()).forEach(each -> weaving.add(each.answer()));
        }
    }

    // What is seen.

    /// Shows what has changed since the last time, at once.
    void show() {
        List<Item> next = new ArrayList<>(weaving.items());
        if (atEnd) {
            boolean first = !weaving.endsWithOwn();
            for (Outgoing each : outgoing) {
                next.add(new Item.Unsent(each, first));
                first = false;
            }
        }
        int same = shown >= 0 ? Math.min(shown, items.size()) : 0;
        Splice.apply(items, next, same);
        shown = Math.max(0, weaving.items().size() - 1);
    }
}
