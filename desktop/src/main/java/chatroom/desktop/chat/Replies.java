package chatroom.desktop.chat;

import chatroom.client.Gone;
import chatroom.client.Refused;
import chatroom.core.Printable;
import chatroom.wire.Frame;
import chatroom.wording.Answers;
import chatroom.wording.Wording;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts what became of one's own words and wishes into the conversation, for this person alone.
/// Owned by the thread that draws.
final class Replies implements Outbox.Ear {
    private final Conversation conversation;
    private final Wording wording;

    Replies(Conversation conversation, Wording wording) {
        this.conversation = conversation;
        this.wording = wording;
    }

    @Override
    public void answered(String command, Frame.@Nullable Body body) {
        List<String> lines = body == null ? List.of() : new Answers(wording).of(body);
        if (!lines.isEmpty()) {
            say(Printable.of(command), lines);
            conversation.show();
        }
    }

    @Override
    public void refused(String command, RuntimeException why) {
        say(Printable.of(command), List.of(words(why)));
        conversation.show();
    }

    /// Something else that was wished was not done; that the connection is over is heard anyway.
    void failed(Exception why) {
        if (!(why instanceof Gone)) {
            say(words(why));
            conversation.show();
        }
    }

    @Override
    public String words(Exception why) {
        return switch (why) {
            case Refused refused -> wording.refusal(refused);
            case Gone gone -> wording.gone(gone);
            default -> Objects.requireNonNullElse(why.getMessage(), why.toString());
        };
    }

    @Override
    public long latest() {
        return conversation.latest();
    }

    @Override
    public void changed() {
        conversation.show();
    }

    /// What this program itself has to say.
    void say(String text) {
        say("", List.of(text));
    }

    private void say(String question, List<String> lines) {
        conversation.answer(new Item.Answer(question, lines));
    }
}
