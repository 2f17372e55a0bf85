package chatroom.server.sessions;

import chatroom.core.Limits;

/// How many sessions each source has created lately. Any thread: its methods are short and hold one
/// lock.
final class Creations {
    private final PerSource bySource = new PerSource(Limits.CREATIONS_PER_SOURCE);

    /// Counts one more; or gives the milliseconds until that may be.
    synchronized long take(String source, long now) {
        long wait = bySource.until(source, now);
        if (wait == 0) {
            bySource.count(source, now);
        }
        return wait;
    }
}
