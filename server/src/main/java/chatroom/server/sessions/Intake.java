package chatroom.server.sessions;

import chatroom.core.Limits;

/// Whether more is read from a client: not while too many of its requests are unanswered, not while
/// it does not read the answers, and not for a moment when it floods, because to read what would be
/// refused anyway costs those who share the loop. Owned by its link's loop.
final class Intake {
    private final Link link;
    private int outstanding;
    private boolean paused;
    private boolean resting;

    Intake(Link link) {
        this.link = link;
    }

    /// A request was read, and will be answered.
    void asked() {
        outstanding++;
        if (outstanding >= Limits.OUTSTANDING || !link.writable()) {
            pause();
        }
    }

    /// A request has its answer.
    void answered() {
        outstanding--;
        goOn();
    }

    /// It has sent more than it may, until so many milliseconds are over.
    void rest(long millis) {
        if (!resting) {
            resting = true;
            pause();
            var _ = link.loop().after(Math.min(millis, Limits.FLOOD_REST), this::rested);
        }
    }

    private void rested() {
        resting = false;
        goOn();
    }

    private void pause() {
        paused = true;
        link.reading(false);
    }

    /// Reads again, if nothing is against it now.
    void goOn() {
        if (paused && !resting && outstanding < Limits.OUTSTANDING && link.writable()) {
            paused = false;
            link.reading(true);
        }
    }
}
