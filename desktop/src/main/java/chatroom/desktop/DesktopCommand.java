package chatroom.desktop;

import chatroom.client.Folders;
import chatroom.core.Limits;
import chatroom.core.Product;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.hosting.Hosting;
import chatroom.desktop.settings.SettingsModel;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `chatroom desktop`, and `chatroom` alone: the windows, until the last of them is closed. Made
/// and run by picocli, on one thread.
@Command(name = "desktop", description = "Opens the window with the chat sessions near you.")
public final class DesktopCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int FAILED = 1;

    /// JavaFX says at every start that it would rather be in modules. Kept, or it would say so
    /// again.
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    @Option(
            names = "--server",
            paramLabel = "ADDRESS",
            description = "Goes to the server there instead of looking for one.")
    private String server = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        if (!display(System.getProperty("os.name", ""), System.getenv())) {
            return none();
        }
        JAVAFX.setLevel(Level.SEVERE);
        Ground ground = Ground.here(SettingsModel.locale(Folders.config(), Locale.getDefault()));
        CountDownLatch closed = new CountDownLatch(1);
        try {
            Platform.startup(() -> open(ground, closed));
        } catch (RuntimeException | LinkageError e) {
            return none();
        }
        closed.await();
        ground.crossing().settle(Duration.ofMillis(Limits.STOP_WITHIN));
        Platform.exit();
        return DONE;
    }

    private void open(Ground ground, CountDownLatch closed) {
        Platform.setImplicitExit(false);
        Hosting hosting = new Hosting(ground, List.of());
        new Desktop(ground, hosting, new Stage(), closed::countDown).open(server);
    }

    /// Whether there is something to draw on, as far as one can tell without trying: elsewhere than
    /// on these systems there always is.
    static boolean display(String system, Map<String, String> environment) {
        String os = system.toLowerCase(Locale.ROOT);
        return os.startsWith("windows")
                || os.startsWith("mac")
                || "Headless".equals(System.getProperty("glass.platform"))
                || !environment.getOrDefault("DISPLAY", "").isEmpty();
    }

    private int none() {
        spec.commandLine()
                .getErr()
                .println(
                        "There is no display to open a window on. In a terminal: '%s join'; '%s --help' lists the commands."
                                .formatted(Product.COMMAND, Product.COMMAND));
        return FAILED;
    }
}
