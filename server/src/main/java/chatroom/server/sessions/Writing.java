package chatroom.server.sessions;

import chatroom.core.Limits;
import chatroom.core.Refusal;
import chatroom.wire.Frame;
import org.jspecify.annotations.Nullable;

/// Whether the log takes what a session appends, and that those who are in it know where it does
/// not: from its refusal on, or when it has not answered for a while, until it takes something.
/// Owned by the session's loop.
final class Writing {
    private final LiveSession live;
    private final Node node;

    /// The draft that the log did not answer.
    private @Nullable Draft watched;

    /// For how long it did not is more than a passing trouble.
    private boolean late;

    private boolean readOnly;

    Writing(LiveSession live, Node node) {
        this.live = live;
        this.node = node;
    }

    /// Whether what was refused for that may be done a little later.
    static boolean passing(Refusal why) {
        return switch (why.code()) {
            case READ_ONLY, LOG_FULL, LOG_BROKEN, TOO_FAST -> true;
            default -> false;
        };
    }

    /// Whether what would be appended now is refused: nobody knows when it could be.
    boolean late() {
        return late;
    }

    /// The log gave no answer for this draft; `then` runs when it was due for too long.
    void unanswered(Draft draft, Runnable then) {
        if (!draft.equals(watched)) {
            watched = draft;
            wait(draft, then);
        }
    }

    private void wait(Draft draft, Runnable then) {
        long left = draft.at() + Limits.READ_ONLY_AFTER - node.clock().now();
        if (left > 0) {
            live.loop().after(left, () -> waited(draft, then));
        } else {
            late = true;
            line("the log does not answer, and nothing can be said until it does");
            tell(true);
            then.run();
        }
    }

    private void waited(Draft draft, Runnable then) {
        if (draft.equals(watched)) {
            wait(draft, then);
        }
    }

    /// The log has answered that it takes nothing.
    void refused() {
        watched = null;
        late = false;
        tell(true);
    }

    /// The log has answered: what comes is tried again.
    void goesOn() {
        watched = null;
        if (late) {
            late = false;
            line("the log answers again");
        }
        tell(false);
    }

    private void tell(boolean now) {
        if (readOnly != now) {
            readOnly = now;
            live.attendance().all().forEach(this::show);
        }
    }

    /// Tells one who has come in, where there is something to tell.
    void tell(Seat seat) {
        if (readOnly) {
            show(seat);
        }
    }

    private void line(String what) {
        node.output().line(live.session().terms().name() + ": " + what);
    }

    private void show(Seat seat) {
        seat.connection().push(new Frame.Push.ReadOnly(readOnly));
    }
}
