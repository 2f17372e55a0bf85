package chatroom.desktop.chat;

import chatroom.client.Mirror;
import chatroom.client.News;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Member;
import chatroom.core.Printable;
import chatroom.desktop.entrance.Stay;
import chatroom.wire.Frame;
import chatroom.wording.Wording;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Turns what the client hears into what is to be seen. Owned by the thread that draws.
final class Hearing {
    private final Stay stay;
    private final Wording wording;
    private final Conversation conversation;
    private final Replies replies;
    private final Outbox outbox;
    private final Silence silence;
    private final Attention attention;
    private final ChatModel.Teller teller;
    private final Runnable closing;
    private final ReadOnlyObjectWrapper<Mirror> mirror;
    private final ReadOnlyObjectWrapper<Standing> standing =
            new ReadOnlyObjectWrapper<>(new Standing.Inside());
    private final ReadOnlyBooleanWrapper readOnly = new ReadOnlyBooleanWrapper();
    private final ObservableList<Attendee> attendees = FXCollections.observableArrayList();
    private final ObservableList<Knock> knocks = FXCollections.observableArrayList();

    /// @param closing what ends with the stay
    Hearing(
            Stay stay,
            Wording wording,
            Conversation conversation,
            Replies replies,
            Outbox outbox,
            Silence silence,
            Attention attention,
            ChatModel.Teller teller,
            Runnable closing) {
        this.stay = stay;
        this.wording = wording;
        this.conversation = conversation;
        this.replies = replies;
        this.outbox = outbox;
        this.silence = silence;
        this.attention = attention;
        this.teller = teller;
        this.closing = closing;
        this.mirror = new ReadOnlyObjectWrapper<>(stay.first());
        refreshAttendees();
    }

    ReadOnlyObjectProperty<Mirror> mirror() {
        return mirror.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Standing> standing() {
        return standing.getReadOnlyProperty();
    }

    /// Whether the server cannot write just now.
    ReadOnlyBooleanProperty readOnly() {
        return readOnly.getReadOnlyProperty();
    }

    ObservableList<Attendee> attendees() {
        return attendees;
    }

    ObservableList<Knock> knocks() {
        return knocks;
    }

    /// All that came since the last time.
    void hear(List<News> bunch) {
        Mirror before = mirror.get();
        Mirror now = before;
        boolean people = false;
        for (News news : bunch) {
            hear(news);
            now = after(news, now);
            people |= peopleChanged(news);
        }
        mirror.set(now);
        if (people) {
            refreshAttendees();
        }
        outbox.upTo(conversation.latest());
        conversation.unread(attention.from());
        conversation.show();
    }

    private static Mirror after(News news, Mirror now) {
        return switch (news) {
            case News.Entered entered -> entered.mirror();
            case News.Told told -> told.after();
            case News.CodeChanged changed -> changed.mirror();
            default -> now;
        };
    }

    private static boolean peopleChanged(News news) {
        return news instanceof News.Entered
                || (news instanceof News.Told told
                        && !(told.entry().event() instanceof Event.Said)
                        && !(told.entry().event() instanceof Event.Active));
    }

    private void hear(News news) {
        switch (news) {
            case News.Entered entered -> {
                conversation.entered(entered);
                back();
            }
            case News.Told told -> told(told);
            case News.Warned(long in) -> silence.warned(in);
            case News.Admin(String token) -> stay.places().admin(token);
            case News.Knocked knock ->
                    knocks.add(new Knock(knock.knock(), Printable.of(knock.name())));
            case News.KnockOver over -> knocks.removeIf(k -> k.knock().equals(over.knock()));
            case News.CodeChanged changed -> recoded(changed.mirror());
            case News.Stopping _ -> replies.say(wording.of("warning.stopping"));
            case News.Away _ -> {
                knocks.clear();
                readOnly.set(false);
                stands(new Standing.Away());
            }
            case News.Back _ -> stands(new Standing.Inside());
            case News.Out out -> out(out);
            case News.Over gone -> over(wording.gone(gone.why()));
            case News.ReadOnly(boolean on) -> readOnly.set(on);
            case News.Waiting _, News.Sessions _ -> {}
        }
    }

    private void stands(Standing next) {
        if (!(standing.get() instanceof Standing.Held)
                && !(standing.get() instanceof Standing.Over)) {
            standing.set(next);
        }
    }

    private void told(News.Told told) {
        conversation.told(told);
        Entry entry = told.entry();
        int me = told.after().me();
        if (entry.event() instanceof Event.Said said) {
            if (said.member() == me) {
                outbox.told();
            } else {
                another(entry, said, told.after());
            }
        } else if (entry.event() instanceof Event.Resumed resumed && resumed.member() == me) {
            back();
        } else if (entry.event() instanceof Event.AdminChanged changed
                && changed.member() == me
                && changed.why() != Event.AdminChanged.Why.CREATED) {
            replies.say(wording.of("news.admin"));
        }
    }

    private void another(Entry entry, Event.Said said, Mirror now) {
        attention.came(entry.seq());
        Member speaker = now.session().members().find(said.member());
        Member self = now.self();
        String who = speaker == null ? wording.of("event.operator") : speaker.name().value();
        String text = said.text().value();
        boolean named = self != null && Attention.names(text, self.name().value());
        teller.said(Printable.of(who), Printable.lines(text), named);
    }

    private void recoded(Mirror now) {
        String code = now.code();
        String says =
                code == null ? wording.of("news.code.none") : wording.of("news.code", "code", code);
        replies.say(says);
    }

    private void refreshAttendees() {
        Mirror now = mirror.get();
        List<Attendee> next =
                now.session().members().all().stream()
                        .map(member -> Attendee.of(member, now, wording))
                        .toList();
        Splice.apply(attendees, next, 0);
    }

    // The end, and what is not quite the end.

    private void out(News.Out out) {
        silence.stirred();
        knocks.clear();
        readOnly.set(false);
        if (out.why() == Frame.Why.TIMED_OUT) {
            outbox.out(true);
            standing.set(new Standing.Held(wording.out(out)));
            return;
        }
        stay.places().left(out.last());
        over(out.why() == Frame.Why.LEFT ? "" : wording.out(out));
    }

    /// They are out for good.
    ///
    /// @param why in words; empty for who left
    void over(String why) {
        if (!(standing.get() instanceof Standing.Over)) {
            closing.run();
            standing.set(new Standing.Over(why));
        }
    }

    /// They have their place again.
    void back() {
        outbox.out(false);
        if (standing.get() instanceof Standing.Held) {
            standing.set(new Standing.Inside());
        }
    }
}
