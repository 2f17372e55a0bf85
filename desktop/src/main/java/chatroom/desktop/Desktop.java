package chatroom.desktop;

import chatroom.core.Product;
import chatroom.desktop.about.AboutView;
import chatroom.desktop.chat.ChatWindow;
import chatroom.desktop.create.CreateModel;
import chatroom.desktop.create.CreateView;
import chatroom.desktop.entrance.Arrival;
import chatroom.desktop.entrance.Stay;
import chatroom.desktop.finding.FindingModel;
import chatroom.desktop.finding.FindingView;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.hosting.ClosingView;
import chatroom.desktop.hosting.Hosting;
import chatroom.desktop.invite.Invitations;
import chatroom.desktop.invite.InviteView;
import chatroom.desktop.join.JoinModel;
import chatroom.desktop.join.JoinView;
import chatroom.desktop.look.Look;
import chatroom.desktop.parts.DialogWindow;
import chatroom.desktop.sessions.SessionsModel;
import chatroom.desktop.sessions.SessionsView;
import chatroom.desktop.settings.SettingsModel;
import chatroom.desktop.settings.SettingsView;
import chatroom.desktop.system.Bell;
import chatroom.wire.Frame;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/// The windows of this program, and which screen follows which: put together here by hand. Owned by
/// the thread that draws.
public final class Desktop {
    /// So often what is said of times is true again.
    private static final Duration TIMES = Duration.ofSeconds(30);

    private final Ground ground;
    private final SettingsModel settings;
    private final Look look;
    private final Bell bell = Bell.here();
    private final Hosting hosting;
    private final Invitations invitations;
    private final Stage main;
    private final Runnable closed;
    private final StackPane frame = new StackPane();
    private Runnable leave = () -> {};
    private int conversations;

    /// @param main the window of the list
    /// @param closed what follows when the last window was closed
    public Desktop(Ground ground, Hosting hosting, Stage main, Runnable closed) {
        this.ground = ground;
        this.hosting = hosting;
        this.invitations = new Invitations(hosting);
        this.main = main;
        this.closed = closed;
        this.settings = new SettingsModel(ground);
        this.look = new Look(settings, ground.wording().words().rightToLeft());
    }

    /// Opens the first window.
    ///
    /// @param address of the server to go to, as people type it; empty to look for one
    public void open(String address) {
        Scene scene = new Scene(frame, 960, 640);
        look.dress(scene);
        main.setScene(scene);
        main.setTitle(Product.NAME);
        main.setMinWidth(320);
        main.setMinHeight(400);
        main.setOnCloseRequest(this::close);
        main.setOnHidden(_ -> ended());
        FindingModel finding = find(address.isEmpty(), "");
        main.show();
        if (!address.isEmpty()) {
            finding.enter(address);
        }
    }

    /// Who hosts is asked first: with this program their server ends, too.
    private void close(WindowEvent request) {
        Hosting.Running running = hosting.running().get();
        if (running != null) {
            request.consume();
            dialog(
                    "desktop.host.close",
                    close -> ClosingView.of(ground, running.people(), this::stopHosting, close),
                    () -> {});
        }
    }

    private void stopHosting() {
        hosting.stop();
        main.hide();
    }

    private void ended() {
        if (!main.isShowing() && conversations == 0) {
            leave.run();
            closed.run();
        }
    }

    /// @param closing what ends with the screen
    private void show(Parent screen, Runnable closing) {
        leave.run();
        leave = closing;
        frame.getChildren().setAll(screen);
        // Only then is all of it there, and can have the focus.
        frame.applyCss();
        frame.layout();
    }

    private void dialog(String title, Function<Runnable, Parent> content, Runnable ended) {
        DialogWindow window = new DialogWindow(main, look, ground.words(title));
        window.open(content.apply(window::close), ended);
    }

    // Which screen follows which.

    private FindingModel find(boolean straightOn, String why) {
        FindingModel model = new FindingModel(ground, straightOn, this::arrived);
        model.tell(why);
        show(new FindingView(ground, model, hosting, this::choose), model::close);
        model.begin();
        return model;
    }

    private void arrived(Arrival arrival) {
        SessionsModel model = new SessionsModel(ground, arrival, why -> find(false, why));
        SessionsView view = new SessionsView(ground, model, hosting, new Ways(model));
        Thread clock = ground.crossing().every(TIMES, view::refresh);
        show(
                view,
                () -> {
                    clock.interrupt();
                    model.close();
                });
        view.focus();
    }

    private final class Ways implements SessionsView.Ways {
        private final SessionsModel list;

        Ways(SessionsModel list) {
            this.list = list;
        }

        @Override
        public void join(Frame.Listed session) {
            Dialogue dialogue = new Dialogue("join.do");
            JoinModel model = new JoinModel(ground, list.server(), session, dialogue);
            dialogue.open(JoinView.of(ground, model, dialogue::close), model.entering()::stop);
        }

        @Override
        public void create() {
            Dialogue dialogue = new Dialogue("create.title");
            CreateModel model =
                    new CreateModel(ground, list.server(), list.inactivityChoices(), dialogue);
            dialogue.open(CreateView.of(ground, model, dialogue::close), model.entering()::stop);
        }

        @Override
        public void invite() {
            dialog(
                    "card.show",
                    close ->
                            InviteView.of(ground, invitations.to(list.server(), null), null, close),
                    () -> {});
        }

        @Override
        public void about() {
            dialog("about.title", close -> AboutView.of(ground, close), () -> {});
        }

        @Override
        public void settings() {
            choose();
        }

        @Override
        public void back() {
            find(false, "");
        }
    }

    private void choose() {
        dialog("desktop.settings", close -> SettingsView.of(ground, settings, close), () -> {});
    }

    /// Asks something until somebody is in a session; then that is shown.
    private final class Dialogue implements Consumer<Stay> {
        private final DialogWindow window;

        Dialogue(String title) {
            window = new DialogWindow(main, look, ground.words(title));
        }

        void open(Parent content, Runnable ended) {
            window.open(content, ended);
        }

        void close() {
            window.close();
        }

        @Override
        public void accept(Stay stay) {
            close();
            talk(stay);
        }
    }

    private void talk(Stay stay) {
        conversations++;
        new ChatWindow(ground, look, settings, bell, stay, invitations, new After());
    }

    /// What follows a conversation. The list may have been closed meanwhile.
    private final class After implements ChatWindow.After {
        @Override
        public void closed() {
            conversations--;
            if (main.isShowing()) {
                main.toFront();
            }
            ended();
        }

        @Override
        public void list() {
            conversations--;
            main.show();
            main.toFront();
        }
    }
}
