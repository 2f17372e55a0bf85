package chatroom.desktop.chat;

import chatroom.client.Listener;
import chatroom.client.News;
import chatroom.desktop.ground.Crossing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Lets what the client hears through in bunches: all that came until the thread that draws had
/// time, so that a storm of messages costs it one change of the screen and not hundreds. The client
/// calls; it waits where too much waits already.
final class Inlet implements Listener {
    private static final int WAITING = 1_000;

    private final BlockingQueue<News> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicBoolean underWay = new AtomicBoolean();
    private final Crossing crossing;
    private final Consumer<List<News>> hear;

    /// @param hear called on the thread that draws
    Inlet(Crossing crossing, Consumer<List<News>> hear) {
        this.crossing = crossing;
        this.hear = hear;
    }

    @Override
    public void hear(News news) throws InterruptedException {
        waiting.put(news);
        if (!underWay.getAndSet(true)) {
            crossing.show(this::pass);
        }
    }

    private void pass() {
        underWay.set(false);
        List<News> bunch = new ArrayList<>();
        waiting.drainTo(bunch);
        if (!bunch.isEmpty()) {
            hear.accept(bunch);
        }
    }
}
