package chatroom.log.export;

import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.log.DamagedLog;
import chatroom.log.Keep;
import chatroom.log.LogUnavailable;
import chatroom.log.format.Hash;
import chatroom.log.format.StoredBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A session that an export has as a whole. Immutable.
///
/// @param created epoch milliseconds
/// @param erased the texts up to this seq are gone
/// @param last the seq of its last entry
public record Exported(
        SessionId id, NameKey name, long created, Keep keep, long erased, long last) {

    /// Is told each batch, in order.
    public interface Each {
        void batch(SessionId session, StoredBatch batch);
    }

    /// Reads all of a file, and checks that it is complete, in order, and that each batch follows
    /// from the one before it; whether texts fit their seals is known to whoever knows up to where
    /// they are erased.
    ///
    /// @return the sessions, in their order; without those that were closed while it was written
    /// @throws LogUnavailable with the end of a sentence
    public static List<Exported> all(ExportReader in, Each each) throws IOException {
        return new Walk(in, each).all();
    }

    /// One session of a reading. For one thread.
    private static final class Current {
        private final SessionId id;
        private final NameKey name;
        private final long created;
        private final Map<String, String> keep = new HashMap<>();
        private Hash hash;
        private long last;

        Current(SessionId id, NameKey name, long created) {
            this.id = id;
            this.name = name;
            this.created = created;
            this.hash = Hash.start(id);
        }

        void take(StoredBatch batch, long at) {
            if (batch.head().first() != last + 1) {
                throw outOfOrder(at);
            }
            try {
                var _ = batch.open(id, hash, Long.MAX_VALUE, 0);
            } catch (DamagedLog e) {
                throw damaged(name, e);
            }
            hash = batch.hash();
            last = batch.head().last();
        }

        Exported end(ExportRecord.End end) {
            if (last != end.last() || last == 0) {
                throw new LogUnavailable("entries of session " + name.value() + " are missing");
            }
            return new Exported(id, name, created, new Keep(keep), end.erased(), last);
        }
    }

    /// One reading. For one thread.
    private static final class Walk {
        private final ExportReader in;
        private final Each each;
        private final List<Exported> whole = new ArrayList<>();
        private @Nullable Current current;

        Walk(ExportReader in, Each each) {
            this.in = in;
            this.each = each;
        }

        List<Exported> all() throws IOException {
            while (true) {
                long at = in.at();
                ExportRecord next = in.next();
                Current open = current;
                if (next instanceof ExportRecord.Last end && open == null) {
                    if (end.sessions() != whole.size()) {
                        throw new LogUnavailable("sessions are missing from it");
                    }
                    return whole;
                } else if (next instanceof ExportRecord.Session session && open == null) {
                    current = begin(session, at);
                } else if (open != null) {
                    take(next, open, at);
                } else {
                    throw outOfOrder(at);
                }
            }
        }

        private static Current begin(ExportRecord.Session it, long at) {
            try {
                return new Current(new SessionId(it.id()), new NameKey(it.nameKey()), it.created());
            } catch (IllegalArgumentException e) {
                throw new LogUnavailable("there is no session at byte " + at, e);
            }
        }

        private void take(ExportRecord record, Current open, long at) {
            switch (record) {
                case ExportRecord.Keep it -> open.keep.put(it.name(), it.value());
                case ExportRecord.Batch it -> {
                    open.take(it.batch(), at);
                    each.batch(open.id, it.batch());
                }
                case ExportRecord.End it -> {
                    whole.add(open.end(it));
                    current = null;
                }
                case ExportRecord.Gone _ -> current = null;
                case ExportRecord.Session _, ExportRecord.Last _ -> throw outOfOrder(at);
            }
        }
    }

    private static LogUnavailable outOfOrder(long at) {
        return new LogUnavailable("its records are out of order at byte " + at);
    }

    /// What an operator is told of a batch that is not what was exported; the end of a sentence.
    public static LogUnavailable damaged(NameKey name, DamagedLog why) {
        return new LogUnavailable(
                "session "
                        + name.value()
                        + ", entry "
                        + why.damage().from()
                        + ": "
                        + why.damage().what());
    }
}
