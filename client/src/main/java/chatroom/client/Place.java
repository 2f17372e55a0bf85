package chatroom.client;

import chatroom.core.SessionId;

/// What restores one's place in a session, in this program or in the next: a secret, like a key.
/// Immutable; any thread.
///
/// @param token 128 bits that only server and client know
/// @param ids where the request numbers of whoever holds the place began; the next holder takes
///   [#next]
public record Place(SessionId session, int member, String token, long ids) {
    /// More requests than one holder can make.
    private static final long BLOCK = 1L << 32;

    /// The same place for another program: its request numbers are none that were used before, so
    /// that no new message passes for the repetition of an old one.
    public Place next() {
        return new Place(session, member, token, ids + BLOCK);
    }

    /// Never the token: this may end up in output.
    @Override
    public String toString() {
        return "Place[" + session + ", member " + member + "]";
    }
}
