package chatroom.server.sessions;

import org.jspecify.annotations.Nullable;

/// One link that listens to one session, and the seq it was told last. Owned by the link's loop.
final class Listener {
    private static final long FOR_EVER = Long.MAX_VALUE;

    final Link link;

    /// The last entry it was told.
    long told;

    /// Whether it may be told: not before the state was sent to it.
    boolean ready;

    /// Who tells it, and its slot there; none before it was added and after it was removed.
    @Nullable Listeners home;

    int slot;

    private long until = FOR_EVER;
    private @Nullable Runnable farewell;

    Listener(Link link, long told, boolean ready) {
        this.link = link;
        this.told = told;
        this.ready = ready;
    }

    /// The link can be written to again.
    void writable() {
        if (home != null) {
            home.writable(this);
        }
    }

    /// Stops listening after the entry `seq`; then `farewell` is run.
    void end(long seq, Runnable farewell) {
        this.until = seq;
        this.farewell = farewell;
    }

    /// The last entry that it is to be told.
    long until() {
        return until;
    }

    /// Whether it was told all that it is to be told; says farewell then.
    boolean finished() {
        return told >= until && dismissed();
    }

    /// Says farewell, where it was to be said once the listener was told enough.
    boolean dismissed() {
        if (farewell == null) {
            return false;
        }
        Runnable last = farewell;
        farewell = null;
        last.run();
        return true;
    }
}
