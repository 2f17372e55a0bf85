package chatroom.server.sessions;

import org.jspecify.annotations.Nullable;

/// How far one connection is on its way into a session: not yet, asking, waiting to be let in, or
/// waiting with another try in hand. Owned by the link's loop.
final class Arrival {
    private boolean asking;

    /// Takes back the knock with which it waits to be let in; null where it does not.
    private @Nullable Runnable back;

    /// The try that comes when the knock is answered.
    private @Nullable Runnable next;

    boolean asking() {
        return asking;
    }

    void begin() {
        asking = true;
    }

    /// It has to wait; `back` takes that back.
    void waits(Runnable back) {
        this.back = back;
    }

    /// Another try; true where it comes later, because a knock is taken back first.
    boolean postponed(Runnable another) {
        Runnable knock = back;
        if (knock == null || next != null) {
            return false;
        }
        next = another;
        knock.run();
        return true;
    }

    /// It was answered.
    void end() {
        asking = false;
        back = null;
    }

    /// What was to come after that comes now.
    void goOn() {
        Runnable then = next;
        next = null;
        if (then != null) {
            then.run();
        }
    }

    /// The link is gone, and with it the knock.
    void gone() {
        if (back != null) {
            back.run();
        }
    }
}
