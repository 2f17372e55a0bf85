package chatroom.sim;

import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.wire.Frame;
import org.jspecify.annotations.Nullable;

/// A client's place in a session, with its copy of it, kept across connections. For one thread.
final class Mirror {
    final SessionId session;
    final int member;

    /// Restores the place.
    final String token;

    /// Restores the admin's role; null where it was never given.
    @Nullable String admin;

    /// The session as told so far; null until the state came.
    @Nullable Session copy;

    /// Whether it came back with a lie, and has no copy to which entries could be applied.
    boolean lies;

    Mirror(Frame.Body.Place place, String token) {
        this.session = place.session();
        this.member = place.member();
        this.token = token;
    }

    /// The same place as a liar has it.
    Mirror liar() {
        Mirror liar = new Mirror(new Frame.Body.Place(session, member, null), token);
        liar.lies = true;
        return liar;
    }

    /// The last entry told, 0 for none.
    long seq() {
        return copy == null ? 0 : copy.seq();
    }
}
