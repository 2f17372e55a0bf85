package chatroom.log.nats;

import chatroom.core.SessionId;
import chatroom.log.Position;
import chatroom.log.format.Hash;

/// The end of a batch: what the next one follows. Immutable.
///
/// @param seq the seq of its last entry
/// @param token the stream's sequence of its message, which it keeps where the message is replaced
/// @param hash its hash
/// @param at its time, epoch milliseconds
/// @param past the stream's sequence of the message that replaced it; 0 where that is not known
record Place(long seq, long token, Hash hash, long at, long past) {
    static Place start(SessionId session) {
        return new Place(0, 0, Hash.start(session), 0, 0);
    }

    Position position() {
        return new Position(seq, token);
    }
}
