package chatroom.log;

import chatroom.core.SessionId;

/// A change of the directory: which sessions there are.
public sealed interface Change {
    record Opened(Listed session) implements Change {}

    record Removed(SessionId id) implements Change {}
}
