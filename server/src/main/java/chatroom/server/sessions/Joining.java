package chatroom.server.sessions;

import chatroom.core.NameKey;
import chatroom.core.Refusal;
import chatroom.core.Username;
import chatroom.wire.Frame;
import org.jspecify.annotations.Nullable;

/// Somebody who wants to come into a session, with what they showed. Immutable; any thread.
///
/// @param id of the request that is to be answered
record Joining(
        Connection connection,
        long id,
        Username name,
        NameKey key,
        @Nullable String code,
        @Nullable String admin) {

    /// They do not come in.
    void refuse(Refusal why) {
        connection.notIn(new Frame.No(id, why, field(why.code())));
    }

    private static @Nullable String field(Refusal.Code code) {
        return switch (code) {
            case NAME_TAKEN, NAME_LOOKS_LIKE -> "name";
            case CODE_MISSING, CODE_DIGITS, CODE_WRONG -> "code";
            default -> null;
        };
    }
}
