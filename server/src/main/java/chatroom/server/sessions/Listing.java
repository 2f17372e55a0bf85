package chatroom.server.sessions;

import chatroom.core.SessionId;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The list of sessions that people see, and who watches it. What is listed may be read from any
/// thread; changes are told to the watchers together, a moment later, on this listing's own loop.
public final class Listing {
    private static final long TOGETHER = 100;

    private final Loop loop;
    private final Map<SessionId, Frame.Listed> listed = new ConcurrentHashMap<>();
    private final Set<Connection> watchers = ConcurrentHashMap.newKeySet();

    /// What changed since the watchers were told; owned by the loop.
    private final Set<SessionId> changed = new LinkedHashSet<>();

    Listing(Loop loop) {
        this.loop = loop;
    }

    /// All sessions, the oldest first.
    public List<Frame.Listed> all() {
        return listed.values().stream()
                .sorted(
                        Comparator.comparingLong(Frame.Listed::created)
                                .thenComparing(l -> l.id().value()))
                .toList();
    }

    /// How many sessions there are.
    public int sessions() {
        return listed.size();
    }

    /// How many members are present in all of them.
    public int members() {
        return listed.values().stream().mapToInt(Frame.Listed::members).sum();
    }

    void put(SessionId id, Frame.@Nullable Listed now) {
        if (now == null) {
            listed.remove(id);
        } else {
            listed.put(id, now);
        }
        loop.run(() -> {
            if (changed.isEmpty()) {
                loop.after(TOGETHER, this::tell);
            }
            changed.add(id);
        });
    }

    private void tell() {
        List<Frame.Listed> news = new ArrayList<>();
        List<SessionId> ended = new ArrayList<>();
        for (SessionId id : changed) {
            Frame.Listed now = listed.get(id);
            if (now == null) {
                ended.add(id);
            } else {
                news.add(now);
            }
        }
        changed.clear();
        Frame.Push.Sessions push = new Frame.Push.Sessions(news, ended);
        watchers.forEach(w -> w.push(push));
    }

    /// Tells the watchers something else. Any thread.
    void push(Frame.Push news) {
        watchers.forEach(w -> w.push(news));
    }

    /// Somebody wants to watch, or no longer; either way they are told what there is now.
    void asked(Connection who, Request.Watch watch) {
        if (watch.on()) {
            watchers.add(who);
        } else {
            watchers.remove(who);
        }
        who.ok(watch.id(), new Frame.Body.Sessions(all()));
    }

    void unwatch(Connection connection) {
        watchers.remove(connection);
    }
}
