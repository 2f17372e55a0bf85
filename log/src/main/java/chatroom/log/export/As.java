package chatroom.log.export;

import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.core.SessionName;

/// Under which name a session is imported. Immutable; any thread.
///
/// @param id the one that it gets where its own is in use
public record As(SessionName name, NameKey key, SessionId id) {}
