package chatroom.server.sessions;

import java.util.ArrayList;
import java.util.List;

/// Reads a session's keep again, for what other nodes have put there. Whoever asks while it is
/// read, or just after, waits for the next time together, so that tokens that were made up cost the
/// log one read a second. Owned by the session's loop.
final class Remembered {
    private static final long APART = 1_000;

    private final LiveSession live;
    private final Node node;
    private final List<Asking> waiting = new ArrayList<>();
    private boolean planned;
    private long last = Long.MIN_VALUE / 2;

    /// What is done when the keep was read, and where it cannot be.
    private record Asking(Runnable then, Runnable otherwise) {}

    Remembered(LiveSession live, Node node) {
        this.live = live;
        this.node = node;
    }

    /// Does something when the keep was read, and something else where it could not be.
    void read(Runnable then, Runnable otherwise) {
        waiting.add(new Asking(then, otherwise));
        if (!planned) {
            planned = true;
            long rest = last + APART - node.clock().now();
            if (rest <= 0) {
                read();
            } else {
                live.loop().after(rest, this::read);
            }
        }
    }

    private void read() {
        last = node.clock().now();
        var _ =
                node.log()
                        .keep(live.id())
                        .whenComplete((keep, failure) ->
                                live.loop()
                                        .execute(() -> {
                                            if (failure == null) {
                                                live.places().add(keep);
                                            }
                                            go(failure == null);
                                        }));
    }

    private void go(boolean read) {
        planned = false;
        List<Asking> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(asking -> (read ? asking.then() : asking.otherwise()).run());
    }
}
