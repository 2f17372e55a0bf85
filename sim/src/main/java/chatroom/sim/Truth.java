package chatroom.sim;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.log.Appended;
import chatroom.log.Batch;
import chatroom.log.ForwardingLog;
import chatroom.log.Keep;
import chatroom.log.MemoryLog;
import chatroom.log.MemoryStore;
import chatroom.log.Position;
import chatroom.log.SessionLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What is really in the log, written down beside it at the moment it lands, and kept when the log
/// forgets. For one thread.
final class Truth {
    private final MemoryStore store = new MemoryStore();
    private final Map<SessionId, Known> sessions = new LinkedHashMap<>();
    private @Nullable Listener listener;

    /// Is told of what lands.
    interface Listener {
        /// An entry landed; the last of the session so far.
        void landed(Known session, Entry entry);

        /// All entries of its batch did.
        void complete(Known session);
    }

    void listener(Listener listener) {
        this.listener = listener;
    }

    /// One session: its entries, the state after each, and its keep. Never forgets.
    static final class Known {
        final SessionId id;
        final List<Entry> entries = new ArrayList<>();
        final Map<String, String> keep = new HashMap<>();
        final Codes codes = new Codes();
        private final List<Session> states = new ArrayList<>();

        /// Of each entry, the first of its batch.
        private final List<Long> begins = new ArrayList<>();

        long erased;
        boolean removed;

        Known(SessionId id) {
            this.id = id;
        }

        long seq() {
            return entries.size();
        }

        /// The state after the entry `seq`, which is there.
        Session state(long seq) {
            return states.get((int) seq - 1);
        }

        Session last() {
            return states.getLast();
        }

        Entry entry(long seq) {
            return entries.get((int) seq - 1);
        }

        boolean has(long seq) {
            return seq >= 1 && seq <= entries.size();
        }

        /// The first entry of the batch in which `seq` is: what is in one batch is told together.
        long batch(long seq) {
            return begins.get((int) seq - 1);
        }

        private void add(Entry entry, long first) {
            Session before = states.isEmpty() ? null : last();
            try {
                states.add(before == null ? Session.begin(id, entry) : before.apply(entry));
            } catch (IllegalStateException e) {
                throw new Violation("what landed in the log cannot follow: " + entry, e);
            }
            entries.add(entry);
            begins.add(first);
            codes.changed(entry.at());
        }
    }

    /// The codes that one session has had, the oldest first; empty where it had none.
    static final class Codes {
        private final List<String> all = new ArrayList<>();
        private final List<Long> until = new ArrayList<>();

        /// It is this from now on, as of the next entry.
        private void now(String code) {
            if (all.isEmpty() || !all.getLast().equals(code)) {
                all.add(code);
            }
        }

        /// The one before was the code until then.
        private void changed(long at) {
            while (until.size() < all.size() - 1) {
                until.add(at);
            }
        }

        String last() {
            return all.getLast();
        }

        /// Those that were the code at that time, epoch milliseconds, or later.
        List<String> since(long at) {
            int first = 0;
            while (first < until.size() && until.get(first) < at) {
                first++;
            }
            return all.subList(first, all.size());
        }
    }

    @Nullable Known find(SessionId id) {
        return sessions.get(id);
    }

    Collection<Known> all() {
        return sessions.values();
    }

    /// A log that does at once what it is told, for one node: all of them have one store.
    SessionLog log() {
        return new Watched(new MemoryLog(store, Runnable::run));
    }

    private final class Watched extends ForwardingLog {
        Watched(SessionLog to) {
            super(to);
        }

        @Override
        public CompletableFuture<Appended> create(
                SessionId id, NameKey key, UUID batch, long at, List<Event> events, Keep keep) {
            return super.create(id, key, batch, at, events, keep)
                    .thenApply(appended -> landed(id, 0, keep, appended));
        }

        @Override
        public CompletableFuture<Appended> append(
                SessionId id, Position after, UUID batch, long at, List<Event> events, Keep keep) {
            return super.append(id, after, batch, at, events, keep)
                    .thenApply(appended -> landed(id, after.seq(), keep, appended));
        }

        private Appended landed(SessionId id, long after, Keep keep, Appended appended) {
            if (appended instanceof Appended.Done) {
                Known known = sessions.computeIfAbsent(id, Known::new);
                known.keep.putAll(keep.records());
                known.codes.now(known.keep.getOrDefault("code", ""));
                for (Batch batch : read(id, after, Integer.MAX_VALUE).join()) {
                    for (Entry entry : batch.entries()) {
                        known.add(entry, batch.first());
                        if (listener != null) {
                            listener.landed(known, entry);
                        }
                    }
                }
                if (listener != null) {
                    listener.complete(known);
                }
            }
            return appended;
        }

        @Override
        public CompletableFuture<Boolean> putKeep(SessionId id, Keep records) {
            Known known = sessions.get(id);
            if (known != null) {
                known.keep.putAll(records.records());
            }
            return super.putKeep(id, records);
        }

        @Override
        public CompletableFuture<Boolean> eraseTexts(SessionId id, long throughSeq) {
            Known known = Objects.requireNonNull(sessions.get(id));
            known.erased = Math.max(known.erased, throughSeq);
            return super.eraseTexts(id, throughSeq);
        }

        @Override
        public CompletableFuture<Boolean> remove(SessionId id) {
            Known known = sessions.get(id);
            if (known != null) {
                known.removed = true;
            }
            return super.remove(id);
        }
    }
}
