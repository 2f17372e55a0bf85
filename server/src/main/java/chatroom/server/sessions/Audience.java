package chatroom.server.sessions;

import chatroom.core.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The connections that listen to one session on this node. Owned by the session's loop; each of
/// its [Listeners] by the loop of their links. What is told reaches every loop as one task, in the
/// order in which it was told here.
final class Audience {
    private final Frames.Maker maker;
    private final Pages pages;
    private final Map<Loop, Listeners> byLoop = new HashMap<>();

    /// The last entry told.
    private long told;

    Audience(Node node, Pages pages, long told) {
        this.maker = node.maker();
        this.pages = pages;
        this.told = told;
    }

    /// Adds a listener. What it has not been told yet up to now reaches it from the log.
    void add(Listener listener) {
        Loop loop = listener.link.loop();
        Listeners here = byLoop.computeIfAbsent(loop, l -> new Listeners(l, pages));
        long now = told;
        loop.run(() -> here.add(listener, now));
    }

    /// The state was sent: from now on it may be told.
    void ready(Listener listener) {
        on(
                listener,
                here -> {
                    listener.ready = true;
                    here.feed();
                });
    }

    /// Stops telling it at once.
    void remove(Listener listener) {
        on(listener, here -> here.remove(listener));
    }

    /// Stops telling it after all that was told so far; then says farewell, on its link's loop.
    void end(Listener listener, Runnable farewell) {
        long now = told;
        on(listener, here -> here.end(listener, now, farewell));
    }

    /// Says farewell to those who were to be told more, which nobody can read any more.
    void dismiss() {
        byLoop.forEach((loop, here) -> loop.run(here::dismiss));
    }

    private void on(Listener listener, Consumer<Listeners> task) {
        Listeners here = byLoop.get(listener.link.loop());
        if (here != null) {
            listener.link.loop().run(() -> task.accept(here));
        }
    }

    /// Tells entries with adjacent seqs to all, encoded once. They are in the log.
    void tell(List<Entry> entries) {
        long first = entries.getFirst().seq();
        long last = entries.getLast().seq();
        told = last;
        if (byLoop.isEmpty()) {
            return;
        }
        Frames frames = maker.of(entries);
        byLoop.forEach((loop, here) -> {
            Frames share = frames.after(first - 1);
            loop.run(() -> here.tell(share, first, last), share::release);
        });
        frames.release();
    }
}
