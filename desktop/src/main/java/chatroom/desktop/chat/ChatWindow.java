package chatroom.desktop.chat;

import chatroom.card.Card;
import chatroom.client.Mirror;
import chatroom.desktop.entrance.Server;
import chatroom.desktop.entrance.Stay;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.invite.Invitations;
import chatroom.desktop.invite.InviteView;
import chatroom.desktop.look.Look;
import chatroom.desktop.parts.DialogWindow;
import chatroom.desktop.parts.Turning;
import chatroom.desktop.settings.SettingsModel;
import chatroom.desktop.system.Bell;
import chatroom.wording.Wording;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Subscription;

/// The window of one session, from coming in to going; a program may have several. For the thread
/// that draws.
public final class ChatWindow {
    private final Stage stage = new Stage();
    private final Ground ground;
    private final Wording wording;
    private final Look look;
    private final Server server;
    private final Invitations invitations;
    private final SettingsModel settings;
    private final Bell bell;
    private final ChatModel model;
    private final Questions questions;
    private final After after;

    /// What follows when it is gone.
    public interface After {
        /// It was closed.
        void closed();

        /// Its person wants to see the list of sessions.
        void list();
    }

    /// Opens it.
    ///
    /// @param invitations how others join
    public ChatWindow(
            Ground ground,
            Look look,
            SettingsModel settings,
            Bell bell,
            Stay stay,
            Invitations invitations,
            After after) {
        this.ground = ground;
        this.wording = ground.wording();
        this.look = look;
        this.server = stay.server();
        this.invitations = invitations;
        this.settings = settings;
        this.bell = bell;
        this.after = after;
        this.model = new ChatModel(ground, stay, this::tell);
        this.questions = new Questions(model, wording, look, stage);
        ChatView view =
                new ChatView(
                        model,
                        wording,
                        ground.crossing(),
                        settings,
                        questions,
                        this::invite,
                        this::list);
        Scene scene = new Scene(view, 960, 640);
        Subscription dressed = look.dress(scene);
        stage.setScene(scene);
        stage.setMinWidth(320);
        stage.setMinHeight(400);
        stage.titleProperty().bind(Bindings.createStringBinding(this::title, model.unread()));
        view.conversation().watched().bind(stage.focusedProperty());
        stage.setOnCloseRequest(request -> {
            request.consume();
            leave();
        });
        stage.setOnHidden(_ -> dressed.unsubscribe());
        stage.show();
        view.begin();
        model.standing()
                .subscribe(standing -> {
                    if (standing instanceof Standing.Over(String why) && why.isEmpty()) {
                        close();
                    }
                });
    }

    /// The same way as every other: leaves, or goes where that is over already.
    private void leave() {
        if (model.standing().get() instanceof Standing.Over) {
            close();
        } else {
            questions.leave();
        }
    }

    private void invite() {
        Mirror mirror = model.mirror().get();
        String code = mirror.code();
        Card.Room room =
                new Card.Room(model.session(), mirror.session().present(), code != null, null);
        DialogWindow window = new DialogWindow(stage, look, wording.of("card.show"));
        window.open(
                InviteView.of(ground, invitations.to(server, room), code, window::close), () -> {});
    }

    /// The program ends: the window goes, and the session is left as if by its menu.
    public void end() {
        model.leave(null);
        stage.hide();
    }

    private void close() {
        stage.hide();
        after.closed();
    }

    private void list() {
        stage.hide();
        after.list();
    }

    private String title() {
        int unread = model.unread().get();
        return unread == 0
                ? model.session()
                : Turning.plain(
                        wording.of(
                                "room.title.unread",
                                "count",
                                Integer.toString(unread),
                                "session",
                                model.session()));
    }

    private void tell(String who, String text, boolean named) {
        boolean wanted =
                switch (settings.now().notifications()) {
                    case ALL -> true;
                    case NAMED -> named;
                    case NONE -> false;
                };
        if (wanted && !stage.isFocused()) {
            String title = wording.of("room.notify", "name", who, "session", model.session());
            bell.ring(Turning.plain(title), text, settings.now().sounds());
        }
    }
}
