package chatroom.log;

import chatroom.core.SessionId;

/// A part of a log is not what was written: told to the operator, never passed over.
public final class DamagedLog extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// The session, and the first and last seq that cannot be trusted, are in the message.
    public DamagedLog(SessionId session, long fromSeq, long toSeq, String what) {
        super("session " + session + ", entries " + fromSeq + " to " + toSeq + ": " + what);
    }
}
