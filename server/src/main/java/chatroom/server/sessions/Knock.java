package chatroom.server.sessions;

import chatroom.server.sessions.Entrance.Joining;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Somebody who waits to be let in. Owned by the session's loop.
final class Knock {
    final Joining who;

    /// What it is called to those who may answer it; no secret.
    final String id;

    /// When it is over, epoch milliseconds.
    final long until;

    /// Whether it may be shown at all.
    final boolean right;

    /// Whether the one who knocks is not to learn that.
    final boolean secret;

    /// Who it is shown to now.
    final Set<Seat> seen = new HashSet<>();

    /// Whether it is among those that are shown.
    boolean shown;

    /// Whether it was turned away, and waits for its time only so that nobody can tell.
    boolean declined;

    Loop.@Nullable Timer timer;

    Knock(Joining who, String id, long until, boolean right, boolean secret) {
        this.who = who;
        this.id = id;
        this.until = until;
        this.right = right;
        this.secret = secret;
    }

    String source() {
        return who.connection().link().source();
    }
}
