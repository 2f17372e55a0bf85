package chatroom.log.nats;

import chatroom.log.nats.Messages.Found;
import org.jspecify.annotations.Nullable;

/// Reads a log's batches one after the other: the first ones each by itself, as most who read are
/// almost level; who has far to go gets the rest a few hundred at a time. Blocks. For one reader,
/// on one thread.
final class Forward {
    /// As many as come while somebody is only a moment behind: what is there for a stretch costs
    /// the engine more than these together.
    private static final int SINGLY = 16;

    private Messages messages;
    private int singly;

    Forward(Messages messages) {
        this.messages = messages;
    }

    /// See [Messages#after].
    @Nullable Found after(Place place) {
        if (singly == SINGLY) {
            messages = messages.ahead(place);
            singly = 0;
        }
        Found next = messages.after(place);
        if (next != null && !messages.has(next)) {
            singly++;
        }
        return next;
    }
}
