package chatroom.server.console;

import chatroom.core.Printable;
import chatroom.server.sessions.Output;
import java.io.PrintWriter;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Shows the operator what happens. Any thread, and none of them waits: what is shown is printed by
/// a thread of this face's own, so that a terminal that was stopped with Ctrl-S, or a pipe that
/// nobody reads, does not stop the conversation too. What does not fit is counted and left out.
public final class Face implements Output, AutoCloseable {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    static final String MARGIN = " ".repeat(10);
    private static final int WAITING = 2_000;
    private static final long CLOSE_WITHIN = 1_000;

    private final PrintWriter out;
    private final Paint paint;
    private final Supplier<LocalTime> clock;
    private final BlockingQueue<List<String>> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicInteger leftOut = new AtomicInteger();
    private final Thread printer;
    private volatile boolean closed;

    public Face(PrintWriter out, Paint paint, Supplier<LocalTime> clock) {
        this.out = out;
        this.paint = paint;
        this.clock = clock;
        this.printer = Thread.ofPlatform().daemon().name("chatroom-face").start(this::print);
    }

    /// Shows lines as they are. Whatever of them came from the network was made printable before.
    public void show(List<String> lines) {
        if (!waiting.offer(List.copyOf(lines))) {
            leftOut.incrementAndGet();
        }
    }

    /// Shows one thing that happened, with the time; made printable here.
    @Override
    public void line(String what) {
        show(List.of(time() + Printable.of(what)));
    }

    /// Shows some lines of one's own that belong together, with the time.
    void block(List<String> lines) {
        List<String> shown = new ArrayList<>();
        for (String line : lines) {
            shown.add((shown.isEmpty() ? time() : MARGIN) + line);
        }
        show(shown);
    }

    private String time() {
        return paint.dim(CLOCK.format(clock.get().truncatedTo(ChronoUnit.SECONDS))) + "  ";
    }

    private void print() {
        try {
            while (!closed || !waiting.isEmpty()) {
                waiting.take().forEach(out::println);
                int lost = leftOut.getAndSet(0);
                if (lost > 0) {
                    out.println(time() + lost + " more things happened that are not shown.");
                }
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns when all is printed, or after a second.
    @Override
    public void close() {
        closed = true;
        show(List.of());
        try {
            printer.join(CLOSE_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
