package chatroom.log;

/// Something in a log that is not what was written.
///
/// @param session the id or the name of the session; empty where it is none's or nobody can tell
/// @param from the first entry that cannot be trusted; 0 where it is not about entries
/// @param to the last one, [Long#MAX_VALUE] for all that follows
/// @param what what is wrong, as the end of a sentence without its full stop
public record Damage(String session, long from, long to, String what) {
    /// What is wrong in no session or in all of them.
    public static Damage everywhere(String what) {
        return new Damage("", 0, 0, what);
    }

    /// The entries in words.
    static String entries(long from, long to) {
        return to == Long.MAX_VALUE
                ? "entries from " + from + " on"
                : "entries " + from + " to " + to;
    }

    /// As a line for the operator.
    @Override
    public String toString() {
        String where = session.isEmpty() ? "The database" : "Session " + session;
        String which = from > 0 ? ", " + entries(from, to) : "";
        return where + which + ": damaged (" + what + ").";
    }
}
