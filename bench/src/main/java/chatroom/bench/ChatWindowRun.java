package chatroom.bench;

import chatroom.client.Address;
import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import chatroom.client.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// One chat window on the display that there is, while somebody types in it, while others storm,
/// and while somebody goes back through a long conversation. Prints a line for each figure. Run in
/// a process of its own, by [Windows]; on the main thread.
public final class ChatWindowRun {
    private static final int TYPED = 100;
    private static final int PER_SECOND = 200;
    private static final int MESSAGES = 10_000;

    /// At 60 a second, and as much again for one that just missed its turn.
    private static final double FRAME_MILLIS = 1e3 / 60;

    private static final double HEAP = 128;

    private final Client others;
    private final MeasuredWindow window;
    private final Duration time;

    private ChatWindowRun(Client others, MeasuredWindow window, Duration time) {
        this.others = others;
        this.window = window;
        this.time = time;
    }

    /// Ends the process with 0 when all was measured.
    ///
    /// @param args the server's address; a folder for the person's files; seconds of the storm
    public static void main(String[] args) throws Exception {
        Address server = Address.parse(args[0]);
        try (Client others =
                Client.connect(List.of(server), Options.of("bench"), Listener.NOBODY)) {
            others.create(NewSession.of("Planets"), "Ben");
            MeasuredWindow window =
                    MeasuredWindow.open(server, others.identity(), Path.of(args[1]));
            Duration time = Duration.ofSeconds(Long.parseLong(args[2]));
            ChatWindowRun run = new ChatWindowRun(others, window, time);
            run.typing();
            run.storm();
            run.past();
        }
        System.exit(0);
    }

    private static void print(Figure figure) {
        System.out.println(figure.row());
    }

    private void typing() throws InterruptedException {
        List<MeasuredWindow.Typed> all = new ArrayList<>();
        for (int i = 0; i < TYPED; i++) {
            all.add(window.types("Is anybody there? " + i));
            LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
        }
        List<MeasuredWindow.Typed> counted = all.subList(TYPED / 2, TYPED);
        int most = counted.stream().mapToInt(MeasuredWindow.Typed::frames).max().orElseThrow();
        long first = counted.stream().filter(typed -> typed.frames() <= 1).count();
        Times times = times(counted);
        print(
                Figure.promised(
                        "From Enter to the message on screen, frames at most",
                        "1",
                        "%d; in the first %d of %d; p50 %.0f ms"
                                .formatted(most, first, counted.size(), times.median()),
                        most <= 1));
    }

    private static Times times(List<MeasuredWindow.Typed> typed) {
        return new Times(typed.stream().map(MeasuredWindow.Typed::time).toList());
    }

    private void storm() throws InterruptedException, IOException {
        Thread storm = Thread.startVirtualThread(this::sayAll);
        window.startFrames();
        List<MeasuredWindow.Typed> all = new ArrayList<>();
        while (storm.isAlive()) {
            all.add(window.typesAmongMany("In the middle of it " + all.size()));
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        Times frames = window.endFrames();
        String what = "%d messages/s for %d s: ".formatted(PER_SECOND, time.toSeconds());
        print(frames(what + "time between frames", frames));
        Times typed = times(all);
        print(
                Figure.beside(
                        "… from Enter to one's own message in its place",
                        "p50 %.0f ms, p99 %.0f ms"
                                .formatted(typed.median(), typed.percentile(99))));
        print(heap("… heap afterwards"));
    }

    private static Figure frames(String what, Times frames) {
        return Figure.promised(
                what,
                "p99 < 50 ms",
                "p50 %.0f ms, p99 %.0f ms, slowest %.0f ms"
                        .formatted(frames.median(), frames.percentile(99), frames.slowest()),
                frames.percentile(99) < 3 * FRAME_MILLIS);
    }

    private static Figure heap(String what) {
        double megabytes = MeasuredWindow.heap() / 1e6;
        return Figure.promised(what, "< 128 MB", "%.0f MB".formatted(megabytes), megabytes < HEAP);
    }

    private void sayAll() {
        long begun = System.nanoTime();
        for (int i = 0; i < PER_SECOND * time.toSeconds(); i++) {
            long due = begun + i * (1_000_000_000L / PER_SECOND);
            LockSupport.parkNanos(due - System.nanoTime());
            say("Message " + i + " of a storm, which is about as long as messages are.");
        }
    }

    private void say(String text) {
        try {
            others.say(text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void past() throws InterruptedException {
        for (int i = 0; i < MESSAGES; i++) {
            say("Message " + i + " of a long conversation, which is as long as messages are.");
        }
        window.awaits("Message " + (MESSAGES - 1) + " of a long");
        window.startFrames();
        window.scrollsBackTo("Message 0 of a long");
        Times frames = window.endFrames();
        print(frames("Back through %,d messages: time between frames".formatted(MESSAGES), frames));
        print(heap("… heap afterwards"));
    }
}
