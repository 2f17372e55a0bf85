package chatroom.desktop.chat;

import chatroom.client.Client;
import chatroom.client.Mirror;
import chatroom.client.Refused;
import chatroom.core.Printable;
import chatroom.core.Slash;
import chatroom.core.WhenAdminLeaves;
import chatroom.desktop.entrance.Stay;
import chatroom.desktop.ground.Crossing;
import chatroom.desktop.ground.Ground;
import chatroom.wording.Wording;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The conversation of one person in one session: what is heard, turned into what is to be seen,
/// and what they may do. Owned by the thread that draws.
public final class ChatModel {
    private final Stay stay;
    private final Client client;
    private final Crossing crossing;
    private final Conversation conversation;
    private final Outbox outbox;
    private final Pages pages;
    private final Silence silence;
    private final Attention attention = new Attention();
    private final Drafts drafts;
    private final Replies replies;
    private final Hearing hearing;

    /// As others see them; one view each, because a view that nobody holds hears nothing.
    private final ObservableList<Item> items;

    private final ObservableList<Attendee> attendees;
    private final ObservableList<Knock> knocks;

    /// Is told what may deserve somebody's attention while nobody looks.
    public interface Teller {
        /// Another's message was told.
        ///
        /// @param named whether one's own name is in it
        void said(String who, String text, boolean named);
    }

    public ChatModel(Ground ground, Stay stay, Teller teller) {
        this.stay = stay;
        this.client = stay.client();
        this.crossing = ground.crossing();
        Wording wording = ground.wording();
        List<Outgoing> unsent = new ArrayList<>();
        this.conversation =
                new Conversation(wording.isolated(), stay.first().me(), Clock.systemUTC(), unsent);
        this.replies = new Replies(conversation, wording);
        this.outbox = new Outbox(client, crossing, unsent, replies);
        this.pages = new Pages(client, crossing, conversation);
        this.silence = new Silence(crossing);
        this.drafts = new Drafts(client);
        this.hearing =
                new Hearing(
                        stay,
                        wording,
                        conversation,
                        replies,
                        outbox,
                        silence,
                        attention,
                        teller,
                        this::close);
        this.items = FXCollections.unmodifiableObservableList(conversation.items());
        this.attendees = FXCollections.unmodifiableObservableList(hearing.attendees());
        this.knocks = FXCollections.unmodifiableObservableList(hearing.knocks());
        stay.door().open(new Inlet(crossing, hearing::hear));
    }

    // What is to be seen.

    /// The session as it is.
    public ReadOnlyObjectProperty<Mirror> mirror() {
        return hearing.mirror();
    }

    /// What the server calls itself.
    public String server() {
        return Printable.of(stay.server().name());
    }

    /// The session's name, printable.
    public String session() {
        return Printable.of(stay.session());
    }

    public ReadOnlyObjectProperty<Standing> standing() {
        return hearing.standing();
    }

    /// What was said and what happened.
    public ObservableList<Item> items() {
        return items;
    }

    /// Whether what is held of the conversation reaches to its end.
    public boolean atEnd() {
        return conversation.atEnd();
    }

    /// Whether there is more before what is held of it.
    public boolean more() {
        return conversation.more();
    }

    /// Whether a page of it is being fetched.
    public ReadOnlyBooleanProperty loading() {
        return pages.loading();
    }

    public ObservableList<Attendee> attendees() {
        return attendees;
    }

    /// Those at the door whom one may let in.
    public ObservableList<Knock> knocks() {
        return knocks;
    }

    /// Whether nothing can be said, because the server cannot write just now.
    public ReadOnlyBooleanProperty readOnly() {
        return hearing.readOnly();
    }

    /// The seconds until they are taken out for silence, 0 while nobody warned of that.
    public ReadOnlyLongProperty silentFor() {
        return silence.left();
    }

    /// Messages that nobody has read.
    public ReadOnlyIntegerProperty unread() {
        return attention.unread();
    }

    // What one can do.

    /// Says something, or gives a command.
    public void say(String text) {
        if (text.isBlank()) {
            return;
        }
        silence.stirred();
        attention.spoke();
        conversation.unread(0);
        outbox.say(text);
        if (!conversation.atEnd()) {
            newest();
        }
    }

    public void retry(Outgoing failed) {
        outbox.retry(failed);
    }

    public void discard(Outgoing failed) {
        outbox.discard(failed);
    }

    /// What stands in the message box has changed.
    public void typed() {
        if (hearing.standing().get() instanceof Standing.Inside && drafts.typed()) {
            silence.stirred();
        }
    }

    /// They are there.
    public void stayHere() {
        silence.stirred();
        crossing.ask(
                () -> {
                    client.stay();
                    return true;
                },
                _ -> {},
                replies::failed);
    }

    /// Takes the place again that is held for them.
    public void joinAgain() {
        crossing.ask(client::again, _ -> hearing.back(), this::notBack);
    }

    private void notBack(Exception why) {
        if (why instanceof Refused) {
            hearing.over(replies.words(why));
        } else {
            replies.failed(why);
        }
    }

    /// Lets somebody in, or does not.
    public void admit(Knock knock, boolean in) {
        hearing.knocks().remove(knock);
        crossing.ask(
                () -> {
                    client.admit(knock.knock(), in);
                    return true;
                },
                _ -> {},
                replies::failed);
    }

    /// Leaves the session.
    ///
    /// @param instead what becomes of the role where they are the admin; null for what was chosen
    public void leave(@Nullable WhenAdminLeaves instead) {
        crossing.ask(
                () -> {
                    client.leave(instead);
                    return true;
                },
                _ -> hearing.over(""),
                _ -> hearing.over(""));
    }

    /// Makes somebody else the admin, and leaves.
    public void leaveTo(Attendee heir) {
        crossing.ask(
                () -> {
                    client.say(Slash.ADMIN.word() + " " + heir.name());
                    client.leave();
                    return true;
                },
                _ -> hearing.over(""),
                replies::failed);
    }

    /// Whether the newest message is before somebody's eyes.
    public void looking(boolean now) {
        attention.looking(now);
    }

    public void older() {
        pages.older();
    }

    public void newer() {
        pages.newer();
    }

    public void newest() {
        pages.newest();
    }

    /// What may be completed where the caret stands.
    public Completion completion(String text, int caret) {
        List<String> names =
                Stream.concat(
                                hearing.attendees().stream()
                                        .filter(a -> !a.you())
                                        .map(Attendee::name),
                                hearing.knocks().stream().map(Knock::name))
                        .toList();
        return Completion.of(text, caret, names);
    }

    /// The window is gone: the place is held for a while, should they not have left.
    public void close() {
        silence.stirred();
        outbox.close();
        Thread.startVirtualThread(client::close);
    }
}
