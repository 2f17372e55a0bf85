package chatroom.desktop;

import chatroom.desktop.ground.Crossing;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.hosting.Hosting;
import chatroom.desktop.parts.Turning;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Somebody in front of the program's windows, in a test: looks, waits, types and clicks. Patient,
/// since machines are slow; never waits longer than for what they look for.
final class Person implements AutoCloseable {
    private static final int PATIENCE_SECONDS = Integer.getInteger("chatroom.patience", 60);

    static {
        // What fails says so itself, where it is waited for.
        WaitForAsyncUtils.printException = false;
    }

    private final FxRobot robot = new FxRobot();
    private final Ground ground;
    private final Stage main;
    private final AtomicBoolean ended = new AtomicBoolean();

    /// @param port of UDP, where this person's program looks for servers on this machine alone
    Person(Path folder, int port) throws TimeoutException {
        this(folder, port, Locale.ENGLISH);
    }

    Person(Path folder, int port, Locale locale) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        main = on(Stage::new);
        ground =
                Ground.of(
                        Crossing.toJavaFx(),
                        locale,
                        ZoneOffset.UTC,
                        folder,
                        search -> search.onThisMachineOnly().withPort(port));
    }

    Ground ground() {
        return ground;
    }

    /// Starts the program.
    Person starts() throws TimeoutException {
        Hosting hosting =
                new Hosting(
                        ground,
                        List.of(
                                "--ephemeral",
                                "--port",
                                "0",
                                "--no-discovery",
                                "--name",
                                "Here",
                                "--data",
                                ground.folder().resolve("data").toString()));
        FxToolkit.setupStage(
                _ -> new Desktop(ground, hosting, main, () -> ended.set(true)).open(""));
        return this;
    }

    // Looking.

    /// Waits until something is so.
    void awaits(String what, Callable<Boolean> so) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> on(so));
        } catch (TimeoutException e) {
            pictureAll();
            throw new AssertionError("in vain: " + what, e);
        }
    }

    /// For whoever wants to know why it was in vain.
    private static void pictureAll() {
        int number = 0;
        for (Window window : List.copyOf(Window.getWindows())) {
            Screenshot.of(window.getScene(), "in-vain-" + number++);
        }
    }

    static <T> T on(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(30_000, question);
    }

    /// Waits until a node that the query finds is to be seen.
    Node sees(String query) {
        awaits(query, () -> visible(query) != null);
        return on(() -> java.util.Objects.requireNonNull(visible(query)));
    }

    private @org.jspecify.annotations.Nullable Node visible(String query) {
        Set<Node> all = robot.lookup(query).queryAll();
        return all.stream().filter(Person::shown).findFirst().orElse(null);
    }

    private static boolean shown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null
                && node.getScene().getWindow() != null
                && node.getScene().getWindow().isShowing();
    }

    /// Waits until that text stands somewhere.
    void reads(String text) {
        awaits(
                "the text " + text,
                () ->
                        robot.lookup(node -> says(node, text)).queryAll().stream()
                                .anyMatch(Person::shown));
    }

    private static boolean says(Node node, String text) {
        String said =
                switch (node) {
                    case javafx.scene.text.Text t -> t.getText();
                    case Labeled l -> l.getText();
                    default -> null;
                };
        return said != null && Turning.plain(said).contains(text);
    }

    // Doing.

    Person clicks(String query) {
        Node node = sees(query);
        Pointing.scrollTo(node);
        robot.clickOn(node);
        return this;
    }

    Person doubleClicks(String text) {
        reads(text);
        Set<Node> all =
                robot.lookup(node -> node instanceof Labeled label && text.equals(label.getText()))
                        .queryAll();
        Node shown = all.stream().filter(Person::shown).findFirst().orElseThrow();
        Pointing.scrollTo(shown);
        robot.doubleClickOn(shown);
        return this;
    }

    /// Clicks on the heading of a column.
    void clicksHeading(String text) {
        Node heading =
                robot.lookup(".column-header .label")
                        .match(node ->
                                node instanceof Labeled label && text.equals(label.getText()))
                        .query();
        Pointing.clickPlainly(heading);
    }

    Person types(String query, String text) {
        clicks(query);
        robot.write(text);
        return this;
    }

    Person presses(KeyCode... keys) {
        robot.push(keys);
        return this;
    }

    /// Does something on the thread that draws.
    <T> T does(Callable<T> action) {
        return on(action);
    }

    /// As by the button that the system draws on it.
    void closesTheWindow() {
        on(() -> {
            main.fireEvent(new WindowEvent(main, WindowEvent.WINDOW_CLOSE_REQUEST));
            return true;
        });
    }

    /// Whether the program would end now.
    boolean hasEnded() {
        return ended.get();
    }

    /// What can be acted on in the windows, and says nothing to who only listens.
    List<String> nameless() {
        return on(() ->
                robot
                        .lookup(node -> node instanceof Control && node.isFocusTraversable())
                        .queryAll()
                        .stream()
                        .filter(Person::shown)
                        .filter(node -> !named(node))
                        .map(Node::toString)
                        .toList());
    }

    private static boolean named(Node node) {
        String text = node instanceof Labeled labeled ? labeled.getText() : "";
        String accessible = node.getAccessibleText();
        return node instanceof ScrollPane
                || (text != null && !text.isBlank())
                || (accessible != null && !accessible.isBlank());
    }

    /// Makes the first window so wide, in pixels.
    Person wide(int width) {
        on(() -> {
            for (Window window : Window.getWindows()) {
                window.setWidth(width);
            }
            return true;
        });
        return this;
    }

    /// Takes a picture of the window that has what the query finds.
    void pictures(String query, String name) {
        Screenshot.of(sees(query).getScene(), name);
    }

    FxRobot robot() {
        return robot;
    }

    @Override
    public void close() throws TimeoutException {
        on(() -> {
            for (Window window : List.copyOf(Window.getWindows())) {
                window.hide();
            }
            return true;
        });
        FxToolkit.cleanupStages();
    }
}
