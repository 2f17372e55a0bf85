package chatroom.server.sessions;

import chatroom.core.Entry;
import chatroom.core.Limits;
import chatroom.core.SessionId;
import chatroom.log.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads what listeners who are behind have missed, ready-made for all who miss the same. Any
/// thread.
record Pages(Node node, SessionId session) {

    /// The frames of the entries after `after` up to `last`.
    record Page(long after, long last, Frames frames) {}

    /// Reads a page after `after` that ends at `through` at the latest; null where that failed.
    /// `read` runs on `loop`.
    void read(long after, long through, Loop loop, Consumer<@Nullable Page> read) {
        var _ =
                node.log()
                        .read(session, after, Limits.PAGE_BYTES)
                        .whenComplete((batches, failure) -> {
                            @Nullable Page page =
                                    failure == null ? page(after, through, batches) : null;
                            if (failure != null) {
                                node.output()
                                        .line("Reading the log failed: " + failure.getMessage());
                            }
                            loop.execute(() -> read.accept(page), () -> release(page));
                        });
    }

    private static void release(@Nullable Page page) {
        if (page != null) {
            page.frames().release();
        }
    }

    private @Nullable Page page(long after, long through, List<Batch> batches) {
        List<Entry> entries = new ArrayList<>();
        for (Batch batch : batches) {
            for (Entry entry : batch.entries()) {
                if (entry.seq() > after && entry.seq() <= through) {
                    entries.add(entry);
                }
            }
        }
        return entries.isEmpty()
                ? null
                : new Page(after, entries.getLast().seq(), node.maker().of(entries));
    }
}
