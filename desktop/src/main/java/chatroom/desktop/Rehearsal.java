package chatroom.desktop;

import chatroom.desktop.ground.Crossing;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.hosting.Hosting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Opens the first screens once, without a display, while the JVM takes down what that needs: for
/// the build, which makes later starts fast by it. Run once in a process.
public final class Rehearsal {
    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int LOOKS = 8;

    private final Crossing crossing = Crossing.toJavaFx();
    private final CountDownLatch over = new CountDownLatch(1);
    private int looks;

    private Rehearsal() {}

    /// Opens the list of a server's sessions and a dialog, and closes them.
    ///
    /// @param address of the server
    /// @param folder for the files of the person that there is not
    /// @return whether all was seen
    public static boolean run(String address, Path folder) throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("javafx.cachedir", folder.resolve("javafx").toString());
        return new Rehearsal().play(address, folder);
    }

    private boolean play(String address, Path folder) throws InterruptedException {
        Ground ground =
                Ground.of(
                        crossing,
                        Locale.getDefault(),
                        ZoneId.systemDefault(),
                        folder,
                        search -> search.onThisMachineOnly().withPort(1));
        Platform.startup(() -> {
            Platform.setImplicitExit(false);
            Hosting hosting = new Hosting(ground, List.of());
            new Desktop(ground, hosting, new Stage(), over::countDown).open(address);
        });
        Thread looking = crossing.every(LOOK_EVERY, this::look);
        boolean seen = over.await(AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
        looking.interrupt();
        ground.crossing().settle(Duration.ofSeconds(2));
        Platform.exit();
        return seen;
    }

    /// As soon as the list is there, a dialog is opened; soon after all is closed.
    private void look() {
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window.getScene().lookup("#sessions") instanceof TableView<?> list
                    && !list.getItems().isEmpty()) {
                looks++;
                if (looks == 1 && window.getScene().lookup("#create") instanceof Button create) {
                    create.fire();
                }
            }
        }
        if (looks >= LOOKS) {
            List.copyOf(Window.getWindows()).reversed().forEach(Window::hide);
        }
    }
}
