package chatroom.desktop;

import chatroom.desktop.chat.ChatWindow;
import chatroom.desktop.create.CreateModel;
import chatroom.desktop.create.CreateView;
import chatroom.desktop.entrance.Arrival;
import chatroom.desktop.entrance.Stay;
import chatroom.desktop.finding.FindingModel;
import chatroom.desktop.finding.FindingView;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.join.JoinModel;
import chatroom.desktop.join.JoinView;
import chatroom.desktop.look.Look;
import chatroom.desktop.parts.DialogWindow;
import chatroom.desktop.sessions.SessionsModel;
import chatroom.desktop.sessions.SessionsView;
import chatroom.desktop.settings.SettingsModel;
import chatroom.desktop.system.Bell;
import chatroom.wire.Frame;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The windows of this program, and which screen follows which: put together here by hand. Owned by
/// the thread that draws.
public final class Desktop {
    private final Ground ground;
    private final SettingsModel settings;
    private final Look look;
    private final Bell bell = Bell.here();
    private final Stage main;
    private final StackPane frame = new StackPane();
    private final Runnable closed;
    private Runnable leave = () -> {};

    /// @param main the window of the list
    /// @param closed what follows when it was closed, and every other with it
    public Desktop(Ground ground, Stage main, Runnable closed) {
        this.closed = closed;
        this.ground = ground;
        this.main = main;
        this.settings = new SettingsModel(ground);
        this.look = new Look(settings);
    }

    /// Opens the first window.
    public void open() {
        Scene scene = new Scene(frame, 960, 640);
        look.dress(scene);
        main.setScene(scene);
        main.setTitle(ground.words("desktop.title"));
        main.setMinWidth(320);
        main.setMinHeight(400);
        main.setOnHidden(_ -> {
            leave.run();
            closed.run();
        });
        find(true);
        main.show();
    }

    /// @param closing what ends with the screen
    private void show(Parent screen, Runnable closing) {
        leave.run();
        leave = closing;
        frame.getChildren().setAll(screen);
    }

    // Which screen follows which.

    private void find(boolean straightOn) {
        FindingModel model = new FindingModel(ground, straightOn, this::arrived);
        show(new FindingView(ground, model, () -> {}), model::close);
        model.begin();
    }

    private void arrived(Arrival arrival) {
        SessionsModel model = new SessionsModel(ground, arrival, _ -> find(false));
        SessionsView.Ways ways =
                new SessionsView.Ways() {
                    @Override
                    public void join(Frame.Listed session) {
                        Desktop.this.join(arrival, session);
                    }

                    @Override
                    public void create() {
                        Desktop.this.create(arrival);
                    }

                    @Override
                    public void about() {}

                    @Override
                    public void back() {
                        find(false);
                    }
                };
        show(new SessionsView(ground, model, ways), model::close);
    }

    private void join(Arrival arrival, Frame.Listed session) {
        Dialog dialog = new Dialog();
        JoinModel model =
                new JoinModel(
                        ground, arrival.server(), session, stay -> dialog.then(() -> talk(stay)));
        dialog.open(
                "desktop.join", new JoinView(ground, model, dialog::close), model.entering()::stop);
    }

    private void create(Arrival arrival) {
        Dialog dialog = new Dialog();
        CreateModel model =
                new CreateModel(
                        ground,
                        arrival.server(),
                        arrival.client().server().limits().inactivityChoices(),
                        stay -> dialog.then(() -> talk(stay)));
        dialog.open(
                "desktop.create.title",
                new CreateView(ground, model, dialog::close),
                model.entering()::stop);
    }

    private final class Dialog {
        private @Nullable DialogWindow window;

        void open(String title, Parent content, Runnable closed) {
            window = new DialogWindow(main, look, ground.words(title), content, closed);
        }

        void close() {
            if (window != null) {
                window.close();
            }
        }

        void then(Runnable next) {
            close();
            next.run();
        }
    }

    private void talk(Stay stay) {
        new ChatWindow(ground, look, settings, bell, stay, main::toFront);
    }
}
