package chatroom.desktop;

import chatroom.client.Address;
import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import chatroom.desktop.chat.ChatWindow;
import chatroom.desktop.entrance.Entrance;
import chatroom.desktop.entrance.Server;
import chatroom.desktop.entrance.Stay;
import chatroom.desktop.ground.Crossing;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.hosting.Hosting;
import chatroom.desktop.invite.Invitations;
import chatroom.desktop.look.Look;
import chatroom.desktop.settings.Settings;
import chatroom.desktop.settings.SettingsModel;
import chatroom.desktop.system.Bell;
import chatroom.server.RealServer;
import chatroom.wire.Frame;
import chatroom.wire.ServerIdentity;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Somebody with a chat window of their own, in a test: several of them share a process, as they
/// share a machine in a classroom. Patient; never waits longer than for what they look for.
public final class Chatter implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Ground ground;
    private final Server server;
    private final SettingsModel settings;
    private final Look look;
    private final List<List<String>> rung = new CopyOnWriteArrayList<>();
    private volatile boolean back;
    private volatile @Nullable Scene scene;

    Chatter(Path folder, RealServer real) throws TimeoutException {
        this(folder, real.address(), real);
    }

    /// @param address where this person reaches it, be it through something between
    Chatter(Path folder, String address, RealServer real) throws TimeoutException {
        this(folder, address, real.identity(), Locale.ENGLISH);
    }

    Chatter(Path folder, String address, RealServer real, Locale locale) throws TimeoutException {
        this(folder, address, real.identity(), locale);
    }

    /// Somebody at a server wherever it is.
    ///
    /// @param folder for their files
    public Chatter(Path folder, String address, ServerIdentity identity) throws TimeoutException {
        this(folder, address, identity, Locale.ENGLISH);
    }

    private Chatter(Path folder, String address, ServerIdentity identity, Locale locale)
            throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        ground =
                Ground.of(
                        Crossing.toJavaFx(),
                        locale,
                        ZoneOffset.UTC,
                        folder,
                        search -> search.onThisMachineOnly());
        server = new Server("Room 12", List.of(Address.parse(address)), identity, true);
        settings = on(() -> new SettingsModel(ground));
        look = on(() -> new Look(settings, ground.wording().words().rightToLeft()));
    }

    // Coming in.

    public Chatter creates(NewSession session, String name) throws Exception {
        return opens(new Entrance(ground, server).create(session, name));
    }

    public Chatter joins(String session, String name, @Nullable String code) throws Exception {
        try (Client looker =
                Client.connect(server.addresses().getFirst().toString(), Listener.NOBODY)) {
            Frame.Listed listed =
                    looker.list().stream()
                            .filter(s -> s.name().equals(session))
                            .findFirst()
                            .orElseThrow();
            return opens(new Entrance(ground, server).join(listed, name, code, _ -> {}));
        }
    }

    private Chatter opens(Stay stay) {
        on(() -> {
            Bell bell = new Bell("Linux", rung::add);
            new ChatWindow(
                    ground,
                    look,
                    settings,
                    bell,
                    stay,
                    new Invitations(new Hosting(ground, List.of())),
                    new ChatWindow.After() {
                        @Override
                        public void closed() {
                            back = true;
                        }

                        @Override
                        public void list() {
                            back = true;
                        }
                    });
            scene = Window.getWindows().getLast().getScene();
            return true;
        });
        return this;
    }

    void chooses(Settings next) {
        on(() -> {
            settings.choose(next);
            return true;
        });
    }

    // Looking.

    Scene scene() {
        Scene now = scene;
        if (now == null) {
            throw new AssertionError("no window yet");
        }
        return now;
    }

    Stage stage() {
        return (Stage) scene().getWindow();
    }

    /// Whether the list is in front again.
    boolean back() {
        return back;
    }

    /// What the system was to tell of.
    List<List<String>> rung() {
        return rung;
    }

    void awaits(String what, Callable<Boolean> so) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> on(so));
        } catch (TimeoutException e) {
            throw new AssertionError("in vain: " + what + "; there was: " + on(this::all), e);
        }
    }

    static <T> T on(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, question);
    }

    /// Waits until that text stands somewhere in the window.
    public Chatter reads(String text) {
        awaits("the text " + text, () -> all().contains(text));
        return this;
    }

    /// Waits until it stands nowhere in it.
    Chatter missesSoon(String text) {
        awaits("no text " + text, () -> !all().contains(text));
        return this;
    }

    /// All that is to be seen in the window, without the marks that set names apart.
    String all() {
        return Reading.of(scene().getRoot());
    }

    boolean shows(String query) {
        Node node = scene().getRoot().lookup(query);
        return node != null && visible(node);
    }

    private static boolean visible(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    Chatter sees(String query) {
        awaits(query, () -> shows(query));
        return this;
    }

    Chatter seesNo(String query) {
        awaits("no " + query, () -> !shows(query));
        return this;
    }

    <N extends Node> N node(String query, Class<N> type) {
        sees(query);
        return on(() -> type.cast(scene().getRoot().lookup(query)));
    }

    // Doing, as it is done from a keyboard.

    public Chatter writes(String text) {
        TextInputControl box = node("#message", TextInputControl.class);
        on(() -> {
            box.requestFocus();
            box.replaceText(0, box.getLength(), text);
            return true;
        });
        return this;
    }

    public Chatter says(String text) {
        writes(text);
        return presses(KeyCode.ENTER);
    }

    /// Presses a key where the focus is.
    Chatter presses(KeyCode code, boolean... shift) {
        boolean shifted = shift.length > 0 && shift[0];
        on(() -> {
            Node target = scene().getFocusOwner();
            if (target == null) {
                throw new AssertionError("nothing has the focus");
            }
            for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                target.fireEvent(new KeyEvent(type, "", "", code, shifted, false, false, false));
            }
            return true;
        });
        return this;
    }

    Chatter fires(String query) {
        sees(query);
        on(() -> {
            ((ButtonBase) scene().getRoot().lookup(query)).fire();
            return true;
        });
        return this;
    }

    /// Chooses from the menu of the session.
    Chatter chooses(String item) {
        Menus.ofSession(this, item);
        return this;
    }

    /// Chooses from the menu of a member, by the keyboard.
    Chatter chooses(String member, String item) {
        Menus.ofMember(this, member, item);
        return this;
    }

    private boolean owned(Window window) {
        return window instanceof Stage other && stage().equals(other.getOwner());
    }

    /// The newest dialog.
    Scene dialog() {
        awaits("a dialog", () -> Window.getWindows().stream().anyMatch(this::owned));
        return on(() ->
                Window.getWindows().stream().filter(this::owned).toList().getLast().getScene());
    }

    /// Answers the dialog that is open.
    Chatter confirms() {
        Scene dialog = dialog();
        on(() -> {
            ((Button) dialog.getRoot().lookup("#go")).fire();
            return true;
        });
        return this;
    }

    ListView<?> list(String query) {
        return node(query, ListView.class);
    }

    void picture(String name, double scale) {
        Screenshot.of(scene(), name, scale);
    }

    @Override
    public void close() {
        on(() -> {
            for (Window window : List.copyOf(Window.getWindows())) {
                if (scene != null && (window.equals(stage()) || owned(window))) {
                    window.hide();
                }
            }
            return true;
        });
    }
}
