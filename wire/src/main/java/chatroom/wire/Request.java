package chatroom.wire;

import chatroom.core.Past;
import chatroom.core.WhenAdminLeaves;
import org.jspecify.annotations.Nullable;

/// A frame from a client. All but [Hello] carry an `id`, counted up by the client from 1 and kept
/// across a resume; the answer repeats it, and a repeated [Say] is recognised by it. Texts are as
/// typed: the server checks them.
public sealed interface Request {

    /// The first frame. `person` is the running client's own random token (128 bits, 26 base32
    /// digits) and may be empty; `then` is a first request that does not wait for the
    /// [Frame.Welcome].
    record Hello(int v, String client, String person, @Nullable Request then) implements Request {
        @Override
        public long id() {
            return 0;
        }
    }

    /// The sessions, once.
    record List(long id) implements Request {}

    /// The sessions, and from then on every change (`on`), or no longer.
    record Watch(long id, boolean on) implements Request {}

    /// Create a session and be in it as its admin. What is null is as the server offers it.
    record Create(
            long id,
            String session,
            String name,
            @Nullable String code,
            @Nullable WhenAdminLeaves whenAdminLeaves,
            @Nullable Long inactivity,
            @Nullable Past past,
            @Nullable Boolean encryptedOnly)
            implements Request {}

    /// Join the session of that name or id. `admin` is the admin token of who was admin of it
    /// before.
    record Join(long id, String session, String name, @Nullable String code, @Nullable String admin)
            implements Request {}

    /// Come back to one's place in the session of that id, by its token; entries after `after`
    /// follow.
    record Resume(long id, String session, String token, long after) implements Request {}

    /// Let somebody in who knocks, or not (`in` false): the answer to [Frame.Push.Knock].
    record Admit(long id, String knock, boolean in) implements Request {}

    /// Say something to everybody, or give a command that begins with `/`.
    record Say(long id, String text) implements Request {}

    /// Leave the session; the connection stays. An admin may say what becomes of the role.
    record Leave(long id, @Nullable WhenAdminLeaves whenAdminLeaves) implements Request {}

    /// I am there: the answer to an inactivity warning.
    record Stay(long id) implements Request {}

    /// What I am writing has changed; at most once a minute.
    record Draft(long id) implements Request {}

    /// Entries before the seq `before`: up to `limit` messages with the entries between.
    record History(long id, long before, int limit) implements Request {}

    /// Stop the server, by the exit code that it printed at its start.
    record Exit(long id, String code, @Nullable Boolean all) implements Request {}

    long id();
}
