package chatroom.sim;

import chatroom.core.SessionId;
import chatroom.wire.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a client was told that it could do without: warnings, who knocks, the list of sessions. For
/// one thread.
final class Pushes {
    private int warnings;

    /// What it could answer of those who knock.
    private final List<String> knocks = new ArrayList<>();

    /// The list of sessions as it was told.
    private final Map<SessionId, Frame.Listed> listed = new LinkedHashMap<>();

    void warned() {
        warnings++;
    }

    /// Warnings of being timed out that it has not been asked for; then none.
    boolean takeWarning() {
        boolean warned = warnings > 0;
        warnings = 0;
        return warned;
    }

    void knock(Frame.Push.Knock knock) {
        knocks.add(knock.knock());
    }

    void over(Frame.Push.KnockOver over) {
        knocks.remove(over.knock());
    }

    /// It is not in the session, or not connected, and may answer nobody any more.
    void out() {
        knocks.clear();
    }

    /// Those who knock and whom it may let in, as far as it was told.
    List<String> knocks() {
        return List.copyOf(knocks);
    }

    void all(List<Frame.Listed> sessions) {
        listed.clear();
        sessions.forEach(s -> listed.put(s.id(), s));
    }

    void changed(Frame.Push.Sessions news) {
        news.changed().forEach(s -> listed.put(s.id(), s));
        news.gone().forEach(listed::remove);
    }

    /// The sessions that it believes there are.
    Map<SessionId, Frame.Listed> listed() {
        return Map.copyOf(listed);
    }
}
