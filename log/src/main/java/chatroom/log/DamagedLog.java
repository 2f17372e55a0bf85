package chatroom.log;

import chatroom.core.SessionId;

/// A part of a log is not what was written: told to the operator, never passed over.
public final class DamagedLog extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String session;
    private final long from;
    private final long to;
    private final String what;

    /// The session, and the first and last seq that cannot be trusted, are in the message.
    ///
    /// @param toSeq [Long#MAX_VALUE] for all that follows
    public DamagedLog(SessionId session, long fromSeq, long toSeq, String what) {
        super("session " + session + ", " + Damage.entries(fromSeq, toSeq) + ": " + what);
        this.session = session.value();
        this.from = fromSeq;
        this.to = toSeq;
        this.what = what;
    }

    /// The same as a value.
    public Damage damage() {
        return new Damage(session, from, to, what);
    }
}
