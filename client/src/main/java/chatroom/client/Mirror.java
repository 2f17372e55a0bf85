package chatroom.client;

import chatroom.core.Member;
import chatroom.core.Session;
import org.jspecify.annotations.Nullable;

/// The session that one is in, as one sees it: the server's entries applied by the server's own
/// rules. Immutable; any thread.
///
/// @param session as of its last entry told here; what is private to the server is empty in it
/// @param me one's own number in it
/// @param code the five digits that admit to it, or null where it has none
public record Mirror(Session session, int me, @Nullable String code) {
    /// Oneself, or null when one is no longer in it.
    public @Nullable Member self() {
        return session.members().find(me);
    }

    /// Whether one is the admin.
    public boolean admin() {
        return session.admin() == me;
    }

    Mirror with(Session next) {
        return new Mirror(next, me, code);
    }

    Mirror withCode(@Nullable String now) {
        return new Mirror(session, me, now);
    }

    /// Never the code: this may end up in output.
    @Override
    public String toString() {
        return "Mirror[" + session + ", me " + me + "]";
    }
}
