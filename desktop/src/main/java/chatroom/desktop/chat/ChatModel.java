package chatroom.desktop.chat;

import chatroom.client.Client;
import chatroom.client.Gone;
import chatroom.client.Mirror;
import chatroom.client.News;
import chatroom.client.Refused;
import chatroom.core.Member;
import chatroom.desktop.entrance.Stay;
import chatroom.desktop.ground.Ground;
import chatroom.wire.Frame;
import chatroom.wording.Line;
import chatroom.wording.Transcript;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The conversation of one person in one session. Owned by the thread that draws.
public final class ChatModel {
    private final Ground ground;
    private final Stay stay;
    private final Client client;
    private final Consumer<String> over;
    private final Transcript transcript;
    private final ReadOnlyObjectWrapper<Mirror> mirror;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private boolean closed;

    /// @param over what follows when they are no longer in the session, with why; empty where they
    ///   left
    public ChatModel(Ground ground, Stay stay, Consumer<String> over) {
        this.ground = ground;
        this.stay = stay;
        this.client = stay.client();
        this.over = over;
        this.transcript = new Transcript(ground.wording(), LocalDate.now(ground.wording().zone()));
        this.mirror = new ReadOnlyObjectWrapper<>(stay.first());
        stay.door().open(news -> ground.crossing().show(() -> hear(news)));
    }

    // What is to be seen.

    /// The session as it is.
    public ReadOnlyObjectProperty<Mirror> mirror() {
        return mirror.getReadOnlyProperty();
    }

    /// What was said and what happened.
    public ObservableList<Line> lines() {
        return FXCollections.unmodifiableObservableList(lines);
    }

    public List<Member> members() {
        return List.copyOf(mirror.get().session().members().all());
    }

    // What one can do.

    /// Says something, or gives a command.
    public void say(String text) {
        if (!text.isBlank()) {
            ground.crossing().ask(() -> new Said(client.say(text)), this::said, this::failed);
        }
    }

    private record Said(Frame.@org.jspecify.annotations.Nullable Body body) {}

    private void said(Said said) {
        Frame.Body body = said.body();
        if (body != null) {
            List<String> answer = ground.wording().answer(body);
            if (!answer.isEmpty()) {
                aside(answer);
            }
        }
    }

    /// Leaves the session.
    public void leave() {
        ground.crossing()
                .ask(
                        () -> {
                            client.leave();
                            return "";
                        },
                        this::end,
                        _ -> end(""));
    }

    private void failed(Exception why) {
        switch (why) {
            case Refused refused -> aside(List.of(ground.wording().refusal(refused)));
            case Gone gone -> end(ground.wording().gone(gone));
            default -> aside(List.of(String.valueOf(why.getMessage())));
        }
    }

    private void aside(List<String> answer) {
        String clock = ground.wording().clock(System.currentTimeMillis());
        lines.addAll(transcript.flush());
        lines.add(new Line.Answer(clock, answer));
    }

    // What is heard.

    private void hear(News news) {
        switch (news) {
            case News.Entered entered -> {
                mirror.set(entered.mirror());
                lines.addAll(transcript.entered(entered));
            }
            case News.Told told -> {
                mirror.set(told.after());
                lines.addAll(transcript.told(told));
                lines.addAll(transcript.flush());
            }
            case News.Admin(String token) -> stay.places().admin(token);
            case News.Out out -> {
                stay.places().left(out.last());
                end(out.why() == Frame.Why.LEFT ? "" : ground.wording().out(out));
            }
            case News.Over gone -> end(ground.wording().gone(gone.why()));
            default -> {}
        }
    }

    private void end(String why) {
        if (!closed) {
            closed = true;
            ground.crossing().aside(client::close);
            over.accept(why);
        }
    }
}
