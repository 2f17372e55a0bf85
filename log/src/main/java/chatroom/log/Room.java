package chatroom.log;

import java.util.concurrent.atomic.AtomicLong;

/// The heap that the entries of a [MemoryStore] may take, about, in bytes. Safe for any thread.
final class Room {
    private final long bound;
    private final AtomicLong used = new AtomicLong();

    Room(long bound) {
        this.bound = bound;
    }

    /// Takes room; false where there is none. The last sixteenth is for what carries no text, so
    /// that people can leave and sessions end when messages do not fit any more.
    boolean take(long bytes, boolean texts) {
        if (used.addAndGet(bytes) <= (texts ? bound - bound / 16 : bound)) {
            return true;
        }
        give(bytes);
        return false;
    }

    void give(long bytes) {
        used.addAndGet(-bytes);
    }

    long used() {
        return used.get();
    }
}
