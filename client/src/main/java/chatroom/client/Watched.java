package chatroom.client;

import chatroom.core.SessionId;
import chatroom.wire.Frame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The list of sessions as somebody who watches it has been told. Owned by the keeper's thread.
final class Watched {
    private final Map<SessionId, Frame.Listed> sessions = new LinkedHashMap<>();
    private boolean on;

    boolean on() {
        return on;
    }

    void off() {
        on = false;
        sessions.clear();
    }

    /// The whole list.
    void set(List<Frame.Listed> all) {
        on = true;
        sessions.clear();
        all.forEach(s -> sessions.put(s.id(), s));
    }

    void change(Frame.Push.Sessions push) {
        push.gone().forEach(sessions::remove);
        push.changed().forEach(s -> sessions.put(s.id(), s));
    }

    News.Sessions news() {
        return new News.Sessions(List.copyOf(sessions.values()));
    }
}
