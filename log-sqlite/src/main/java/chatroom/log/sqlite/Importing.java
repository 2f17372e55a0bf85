package chatroom.log.sqlite;

import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.log.Damage;
import chatroom.log.Keep;
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
    private final List<String> names = new ArrayList<>();
    private long entries;
    private int sessions;
    private @Nullable Current current;

    /// The session whose records are being read. One that is not wanted has no key.
    private static final class Current {
        final SessionId id;
        final String name;
        final long key;
        final Map<String, String> keep = new HashMap<>();
        long last;

        Current(SessionId id, String name, long key) {
            this.id = id;
            this.name = name;
            this.key = key;
        }
    }

    Importing(Tables tables, ExportReader in) {
        this.tables = tables;
        this.in = in;
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
                    tables.insert(open.key, it.batch());
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
            return new Current(id, name.value(), 0);
        }
        long key = tables.open(id, name, it.created());
        if (key == 0) {
            throw new LogUnavailable(
                    "there is a session "
                            + name.value()
                            + " already, or this one under another name (--session chooses"
                            + " others)");
        }
        return new Current(id, name.value(), key);
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
            throw new LogUnavailable(
                    "session " + current.name + ", entry " + damage.from() + ": " + damage.what());
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
