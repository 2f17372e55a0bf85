package chatroom.log;

import chatroom.core.SessionId;
import chatroom.log.follow.Directory;
import chatroom.log.follow.Followers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What [MemoryLog]s keep their sessions in. As a folder does for a log on disk, it outlives a log
/// that is closed; and several logs over one store are several nodes of one server. Safe for any
/// thread.
public final class MemoryStore {
    private final Map<SessionId, MemorySession> sessions = new ConcurrentHashMap<>();
    final Directory directory = new Directory();
    final Followers followers = new Followers();
    final Room room;

    /// A store without a bound.
    public MemoryStore() {
        this(Long.MAX_VALUE);
    }

    /// @param maxBytes what all entries together may take, about, in bytes of heap; appends beyond
    ///   are [Appended.Full]
    public MemoryStore(long maxBytes) {
        this.room = new Room(maxBytes);
    }

    @Nullable MemorySession find(SessionId id) {
        return sessions.get(id);
    }

    /// Puts a new session in; false where its name or its id is taken. It is complete before
    /// anybody can find it.
    boolean add(Listed listed, MemorySession session) {
        if (sessions.putIfAbsent(listed.id(), session) != null) {
            return false;
        }
        if (directory.open(listed)) {
            return true;
        }
        sessions.remove(listed.id());
        return false;
    }

    /// Frees the session's name and leaves the rest; false where it was not in the directory.
    boolean release(SessionId id) {
        return directory.remove(id);
    }

    void remove(SessionId id) {
        directory.remove(id);
        MemorySession gone = sessions.remove(id);
        if (gone != null) {
            gone.remove();
        }
    }

    /// What all entries take now, about, in bytes.
    public long bytes() {
        return room.used();
    }
}
