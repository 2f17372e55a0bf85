package chatroom.desktop.entrance;

import chatroom.client.Listener;
import chatroom.client.News;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;

/// Hears what happens before there is a window to show it in: whoever waits to be let in is told,
/// all else waits for the window. Called by the client; opened once, by any thread.
public final class Doorway implements Listener {
    private final CompletableFuture<Listener> inside = new CompletableFuture<>();
    private final LongConsumer waiting;

    /// @param waiting told until when one has to wait at most (epoch milliseconds of the server)
    Doorway(LongConsumer waiting) {
        this.waiting = waiting;
    }

    @Override
    public void hear(News news) throws Exception {
        if (news instanceof News.Waiting(long until)) {
            waiting.accept(until);
        } else {
            inside.get().hear(news);
        }
    }

    /// From the first news on, all is heard there.
    public void open(Listener room) {
        inside.complete(room);
    }
}
