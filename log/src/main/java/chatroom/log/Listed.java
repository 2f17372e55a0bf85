package chatroom.log;

import chatroom.core.NameKey;
import chatroom.core.SessionId;

/// A session that a log has: where its [SessionLog#read] begins. `at` is when it was created, epoch
/// milliseconds.
public record Listed(SessionId id, NameKey key, long at) {}
