package chatroom.log.nats;

import chatroom.core.SessionId;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Where in the stream batches of the sessions were met, so that a read need not begin at the
/// beginning, and an append need not look for what it follows. Of each session a bounded number:
/// where there are too many every other one is forgotten. A cache; safe for any thread.
final class Places {
    private static final int MOST = 128;

    private final Map<SessionId, Known> sessions = new ConcurrentHashMap<>();

    /// What is known of one session; guarded by itself.
    private static final class Known {
        private final TreeMap<Long, Place> places = new TreeMap<>();
        private final AtomicLong erased = new AtomicLong();

        /// The filler that stands for the last place, 0 for none.
        private long filler;

        private synchronized void add(Place place) {
            Place had = places.get(place.seq());
            if (had != null && had.past() > place.past()) {
                return;
            }
            if (places.isEmpty() || places.lastKey() < place.seq()) {
                filler = 0;
            }
            places.put(place.seq(), place);
            if (places.size() > MOST) {
                thin();
            }
        }

        private void thin() {
            long newest = places.lastKey();
            boolean[] odd = new boolean[1];
            places.keySet().removeIf(seq -> (odd[0] = !odd[0]) && seq != newest);
        }
    }

    private Known known(SessionId session) {
        return sessions.computeIfAbsent(session, _ -> new Known());
    }

    void add(SessionId session, Place place) {
        known(session).add(place);
    }

    /// The last message of the log is a filler that stands for that place.
    void filled(SessionId session, Place last, long filler) {
        Known known = known(session);
        synchronized (known) {
            known.add(last);
            if (known.places.lastKey() == last.seq()) {
                known.filler = filler;
            }
        }
    }

    /// What the stream must have as the last message of the log for something to follow `place`.
    long expected(SessionId session, Place place) {
        Known known = known(session);
        synchronized (known) {
            boolean filled = known.filler > 0 && known.places.lastKey() == place.seq();
            return filled ? known.filler : place.token();
        }
    }

    /// The newest place that was met.
    @Nullable Place newest(SessionId session) {
        return floor(session, Long.MAX_VALUE);
    }

    /// The last place at or before that seq.
    @Nullable Place floor(SessionId session, long seq) {
        Known known = sessions.get(session);
        if (known == null) {
            return null;
        }
        synchronized (known) {
            var entry = known.places.floorEntry(seq);
            return entry == null ? null : entry.getValue();
        }
    }

    /// The first place at or after that seq.
    @Nullable Place ceiling(SessionId session, long seq) {
        Known known = sessions.get(session);
        if (known == null) {
            return null;
        }
        synchronized (known) {
            var entry = known.places.ceilingEntry(seq);
            return entry == null ? null : entry.getValue();
        }
    }

    /// The texts up to that seq are to be hidden, whether or not they still stand there.
    void erased(SessionId session, long through) {
        known(session).erased.accumulateAndGet(through, Math::max);
    }

    long erased(SessionId session) {
        Known known = sessions.get(session);
        return known == null ? 0 : known.erased.get();
    }

    void forget(SessionId session) {
        sessions.remove(session);
    }
}
