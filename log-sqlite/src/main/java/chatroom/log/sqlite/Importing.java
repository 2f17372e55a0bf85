package chatroom.log.sqlite;

import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.log.Damage;
import chatroom.log.DamagedLog;
import chatroom.log.Keep;
import chatroom.log.LogUnavailable;
import chatroom.log.export.As;
import chatroom.log.export.ExportReader;
import chatroom.log.export.ExportRecord;
import chatroom.log.export.Moved;
import chatroom.log.format.Renaming;
import chatroom.log.format.StoredBatch;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One import, in one transaction: where anything of the file is not what was exported, or does not
/// fit what is there, nothing of it stays. For one thread.
final class Importing {
    private final Tables tables;
    private final ExportReader in;
    private final @Nullable As as;
    private final List<String> names = new ArrayList<>();
    private long entries;
    private int sessions;
    private @Nullable Current current;

    /// The session whose records are being read. One that is not wanted has no key.
    private static final class Current {
        final SessionId id;
        final String name;
        final long key;
        final @Nullable Renaming renaming;
        final Map<String, String> keep = new HashMap<>();
        long last;

        Current(SessionId id, String name, long key, @Nullable Renaming renaming) {
            this.id = id;
            this.name = name;
            this.key = key;
            this.renaming = renaming;
        }

        StoredBatch taken(StoredBatch batch) {
            return renaming == null ? batch : renaming.next(batch);
        }
    }

    /// @param as the name that the one session gets; null for its own
    Importing(Tables tables, ExportReader in, @Nullable As as) {
        this.tables = tables;
        this.in = in;
        this.as = as;
    }

    /// @throws LogUnavailable with the end of a sentence, where nothing was imported
    Moved all(Set<NameKey> wanted) throws SQLException, IOException {
        tables.begin();
        boolean good = false;
        try {
            read(wanted);
            tables.commit();
            good = true;
        } finally {
            if (!good) {
                tables.rollback();
            }
        }
        return new Moved(names, entries, List.of());
    }

    private void read(Set<NameKey> wanted) throws SQLException, IOException {
        while (true) {
            long at = in.at();
            ExportRecord next = in.next();
            Current open = current;
            if (next instanceof ExportRecord.Last last && open == null) {
                finish(last, wanted);
                return;
            } else if (next instanceof ExportRecord.Session session && open == null) {
                current = begin(session, wanted, at);
            } else if (open != null) {
                take(next, open, at);
            } else {
                throw outOfOrder(at);
            }
        }
    }

    private void take(ExportRecord record, Current open, long at) throws SQLException {
        switch (record) {
            case ExportRecord.Keep it -> open.keep.put(it.name(), it.value());
            case ExportRecord.Batch it -> {
                if (it.batch().head().last() <= open.last) {
                    throw outOfOrder(at);
                }
                open.last = it.batch().head().last();
                if (open.key != 0) {
                    tables.insert(open.key, taken(open, it.batch()));
                }
            }
            case ExportRecord.End it -> {
                end(open, it);
                current = null;
            }
            case ExportRecord.Gone _ -> {
                if (open.key != 0) {
                    tables.drop(open.key);
                }
                current = null;
            }
            case ExportRecord.Session _, ExportRecord.Last _ -> throw outOfOrder(at);
        }
    }

    private static StoredBatch taken(Current open, StoredBatch batch) {
        try {
            return open.taken(batch);
        } catch (DamagedLog e) {
            throw damaged(open, e.damage());
        }
    }

    private static LogUnavailable damaged(Current in, Damage damage) {
        return new LogUnavailable(
                "session " + in.name + ", entry " + damage.from() + ": " + damage.what());
    }

    private static LogUnavailable outOfOrder(long at) {
        return new LogUnavailable("its records are out of order at byte " + at);
    }

    private Current begin(ExportRecord.Session it, Set<NameKey> wanted, long at)
            throws SQLException {
        SessionId id;
        NameKey name;
        try {
            id = new SessionId(it.id());
            name = new NameKey(it.nameKey());
        } catch (IllegalArgumentException e) {
            throw new LogUnavailable("there is no session at byte " + at, e);
        }
        if (!wanted.isEmpty() && !wanted.contains(name)) {
            return new Current(id, name.value(), 0, null);
        }
        return as == null ? own(id, name, it.created()) : renamed(id, name, it.created(), as);
    }

    private Current own(SessionId id, NameKey name, long created) throws SQLException {
        long key = tables.open(id, name, created);
        if (key == 0) {
            throw new LogUnavailable(
                    "there is a session "
                            + name.value()
                            + " already, or this one under another name (--session chooses others,"
                            + " --as gives one another name)");
        }
        return new Current(id, name.value(), key, null);
    }

    /// Beside the session that it was exported from it is another one.
    private Current renamed(SessionId was, NameKey name, long created, As now) throws SQLException {
        SessionId id = was;
        long key = tables.open(id, now.key(), created);
        if (key == 0) {
            id = now.id();
            key = tables.open(id, now.key(), created);
        }
        if (key == 0) {
            throw new LogUnavailable("there is a session " + now.name() + " already");
        }
        return new Current(id, name.value(), key, new Renaming(was, id, now.name(), now.key()));
    }

    /// Everything is checked as it stands in the tables, by the same code as ever.
    private void end(Current current, ExportRecord.End end) throws SQLException {
        sessions++;
        if (current.last != end.last()) {
            throw new LogUnavailable("entries of session " + current.name + " are missing");
        }
        if (current.key == 0) {
            return;
        }
        tables.put(current.key, new Keep(current.keep));
        tables.erased(current.key, end.erased());
        Damage damage = tables.check(current.id, end.last());
        if (damage != null) {
            throw damaged(current, damage);
        }
        names.add(current.name);
        entries += end.last();
    }

    private void finish(ExportRecord.Last last, Set<NameKey> wanted) {
        if (sessions != last.sessions()) {
            throw new LogUnavailable("sessions are missing from it");
        }
        for (NameKey name : wanted) {
            if (!names.contains(name.value())) {
                throw new LogUnavailable("there is no session " + name.value() + " in it");
            }
        }
    }
}
