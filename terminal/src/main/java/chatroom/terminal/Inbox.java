package chatroom.terminal;

import chatroom.client.Listener;
import chatroom.client.News;
import chatroom.wording.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What is to be shown, in the order in which it came about: news of the session, and answers to
/// this person, which come on other ways. Any thread puts in; one takes out. Bounded: whoever puts
/// in waits, and so does the server.
final class Inbox implements Listener {
    private static final int BOUND = 1_000;
    private final BlockingQueue<Item> waiting = new LinkedBlockingQueue<>(BOUND);

    /// Something to be shown.
    sealed interface Item {
        record Heard(News news) implements Item {}

        record Aside(List<Line> lines) implements Item {}
    }

    @Override
    public void hear(News news) throws InterruptedException {
        waiting.put(new Item.Heard(news));
    }

    void aside(List<Line> lines) {
        try {
            waiting.put(new Item.Aside(lines));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Item take() throws InterruptedException {
        return waiting.take();
    }

    /// Waits so long at most; null where nothing came.
    @Nullable Item poll(long millis) throws InterruptedException {
        return waiting.poll(millis, TimeUnit.MILLISECONDS);
    }

    /// What is left when nobody shows it any more.
    List<Item> rest() {
        List<Item> rest = new ArrayList<>();
        waiting.drainTo(rest);
        return rest;
    }
}
