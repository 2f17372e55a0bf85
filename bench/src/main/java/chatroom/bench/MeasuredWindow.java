package chatroom.bench;

import chatroom.client.Address;
import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.desktop.chat.ChatWindow;
import chatroom.desktop.chat.Item;
import chatroom.desktop.entrance.Entrance;
import chatroom.desktop.entrance.Server;
import chatroom.desktop.entrance.Stay;
import chatroom.desktop.ground.Crossing;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.hosting.Hosting;
import chatroom.desktop.invite.Invitations;
import chatroom.desktop.look.Look;
import chatroom.desktop.settings.SettingsModel;
import chatroom.desktop.system.Bell;
import chatroom.wire.Frame;
import chatroom.wire.ServerIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The product's own chat window, with somebody in front of it who types and scrolls, and a clock
/// beside it. For the main thread; what it does to the window it does on the thread that draws.
final class MeasuredWindow {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// As a wheel turned fast.
    private static final double PIXELS = 400;

    private final Scene scene;
    private final List<Duration> frames = new ArrayList<>();
    private final AnimationTimer clock =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    frame(now);
                }
            };
    private long last;
    private long count;

    private MeasuredWindow(Scene scene) {
        this.scene = scene;
    }

    /// One message from Enter until it was laid out to be drawn.
    ///
    /// @param frames how many were drawn until then, that one included
    record Typed(Duration time, int frames) {}

    /// Joins the only session as Anna.
    static MeasuredWindow open(Address address, ServerIdentity identity, Path folder)
            throws Exception {
        CompletableFuture<Boolean> up = new CompletableFuture<>();
        Platform.startup(() -> up.complete(true));
        up.join();
        Ground ground =
                Ground.of(
                        Crossing.toJavaFx(),
                        Locale.ENGLISH,
                        ZoneOffset.UTC,
                        folder,
                        UnaryOperator.identity());
        Server server = new Server("Bench", List.of(address), identity, true);
        Stay stay = new Entrance(ground, server).join(only(address), "Anna", null, _ -> {});
        return on(() -> {
            SettingsModel settings = new SettingsModel(ground);
            new ChatWindow(
                    ground,
                    new Look(settings, false),
                    settings,
                    new Bell("", _ -> {}),
                    stay,
                    new Invitations(new Hosting(ground, List.of())),
                    new ChatWindow.After() {
                        @Override
                        public void closed() {}

                        @Override
                        public void list() {}
                    });
            MeasuredWindow window = new MeasuredWindow(Window.getWindows().getLast().getScene());
            window.clock.start();
            return window;
        });
    }

    private static Frame.Listed only(Address address) throws IOException, InterruptedException {
        try (Client looker = Client.connect(address.toString(), Listener.NOBODY)) {
            return looker.list().getFirst();
        }
    }

    private static <T> T on(Callable<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.join();
    }

    /// On the thread that draws, once for each frame.
    private void frame(long now) {
        if (last != 0) {
            frames.add(Duration.ofNanos(now - last));
        }
        last = now;
        count++;
    }

    void startFrames() {
        on(() -> {
            frames.clear();
            last = 0;
            return true;
        });
    }

    /// The times between frames since then.
    Times endFrames() {
        return on(() -> new Times(List.copyOf(frames)));
    }

    private ListView<?> conversation() {
        return (ListView<?>) scene.lookup("#conversation");
    }

    /// Whether that is in one of the last items.
    private boolean ends(String text) {
        List<?> items = conversation().getItems();
        return items.subList(Math.max(0, items.size() - 3), items.size()).stream()
                .anyMatch(item -> item.toString().contains(text));
    }

    /// Types a message, and waits until it is on screen.
    Typed types(String text) {
        return types(text, () -> drawn(text));
    }

    /// Types a message, and waits until it is in the conversation: where many others come in the
    /// same frame, it may be out of sight already.
    Typed typesAmongMany(String text) {
        return types(text, () -> held(text));
    }

    private Typed types(String text, BooleanSupplier there) {
        CompletableFuture<Typed> seen = new CompletableFuture<>();
        Platform.runLater(() -> {
            TextInputControl box = (TextInputControl) scene.lookup("#message");
            box.requestFocus();
            box.setText(text);
            long begun = System.nanoTime();
            long before = count;
            Runnable[] look = new Runnable[1];
            look[0] =
                    () -> {
                        if (there.getAsBoolean()) {
                            scene.removePostLayoutPulseListener(look[0]);
                            Duration time = Duration.ofNanos(System.nanoTime() - begun);
                            seen.complete(new Typed(time, (int) (count - before)));
                        }
                    };
            scene.addPostLayoutPulseListener(look[0]);
            Event.fireEvent(box, enter());
        });
        return seen.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static KeyEvent enter() {
        return new KeyEvent(
                KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false);
    }

    private boolean held(String text) {
        List<?> items = conversation().getItems();
        return items.reversed().stream().limit(1_000).anyMatch(item -> says(item, text));
    }

    /// Whether a cell shows it after layout, and all of it is in sight.
    private boolean drawn(String text) {
        Node list = conversation();
        return list.lookupAll(".list-cell").stream()
                .filter(cell -> cell.isVisible() && says(((ListCell<?>) cell).getItem(), text))
                .map(cell -> cell.localToScene(cell.getLayoutBounds()))
                .anyMatch(list.localToScene(list.getLayoutBounds())::contains);
    }

    private static boolean says(@Nullable Object item, String text) {
        return switch (item) {
            case Item.Message message -> message.text().equals(text);
            case Item.Unsent unsent -> unsent.outgoing().text().equals(text);
            case null, default -> false;
        };
    }

    /// Waits until the conversation ends with that.
    void awaits(String text) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!on(() -> ends(text))) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("in vain: " + text);
            }
            Thread.sleep(20);
        }
    }

    /// Turns the wheel in each frame until that is the beginning of what is held.
    void scrollsBackTo(String text) {
        CompletableFuture<Boolean> there = new CompletableFuture<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        AnimationTimer wheel =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        if (begins(text) || System.nanoTime() > end) {
                            stop();
                            there.complete(begins(text));
                        } else {
                            turn();
                        }
                    }
                };
        Platform.runLater(wheel::start);
        if (!there.join()) {
            throw new IllegalStateException("the beginning does not come");
        }
    }

    private boolean begins(String text) {
        return conversation().getItems().stream()
                .limit(200)
                .anyMatch(item -> item.toString().contains(text));
    }

    private void turn() {
        Node flow = conversation().lookup(".clipped-container");
        Event.fireEvent(
                flow,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        10,
                        10,
                        10,
                        10,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        PIXELS,
                        0,
                        PIXELS,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }

    /// Bytes of the heap that are in use when nothing else can be given back.
    static long heap() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
