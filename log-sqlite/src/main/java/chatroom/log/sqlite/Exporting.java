package chatroom.log.sqlite;

import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.log.DamagedLog;
import chatroom.log.LogUnavailable;
import chatroom.log.export.ExportWriter;
import chatroom.log.export.Moved;
import chatroom.log.format.Hash;
import chatroom.log.format.StoredBatch;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One export: each session as it is when its turn comes, a page of it at a time, so that a server
/// that uses the database need not wait. For one thread.
final class Exporting {
    private static final int PAGE_BYTES = 1024 * 1024;

    private final Connection connection;
    private final ExportWriter out;
    private final boolean damaged;
    private final List<String> names = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private long entries;
    private long written;

    private record Row(long key, SessionId id, String name, long created, long end) {}

    Exporting(Connection connection, ExportWriter out, boolean damaged) {
        this.connection = connection;
        this.out = out;
        this.damaged = damaged;
    }

    Moved all(Set<NameKey> wanted) throws SQLException, IOException {
        sound();
        List<Row> rows = rows();
        for (NameKey name : wanted) {
            if (rows.stream().noneMatch(row -> row.name().equals(name.value()))) {
                throw new LogUnavailable("There is no session " + name.value() + ".");
            }
        }
        for (Row row : rows) {
            if (wanted.isEmpty() || wanted.contains(new NameKey(row.name()))) {
                session(row);
            }
        }
        out.last(names.size());
        return new Moved(names, entries, leftOut);
    }

    /// What is damaged beside the batches is left out as a whole.
    private void sound() throws SQLException {
        FirstLook.Seen seen = FirstLook.at(connection);
        for (var damage : seen.found()) {
            leaveOut(damage.toString());
        }
    }

    private void leaveOut(String what) {
        if (!damaged) {
            throw new LogUnavailable(what + " With --damaged what is whole is exported.");
        }
        leftOut.add(what);
    }

    private List<Row> rows() throws SQLException {
        List<Row> rows = new ArrayList<>();
        String query =
                "SELECT key, id, name_key, created, (SELECT max(place) FROM batch"
                        + " WHERE place > key << 36 AND place <= (key << 36 | 0xFFFFFFFFF))"
                        + " FROM session WHERE name_key NOT NULL AND NOT removed AND seal = "
                        + Seals.SESSION
                        + " ORDER BY key";
        try (Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery(query)) {
            while (row.next()) {
                rows.add(
                        new Row(
                                row.getLong(1),
                                new SessionId(row.getString(2)),
                                row.getString(3),
                                row.getLong(4),
                                Schema.seq(row.getLong(5))));
            }
        }
        return rows;
    }

    private void session(Row row) throws SQLException, IOException {
        out.session(row.id().value(), row.name(), row.created());
        try {
            for (var record : new TreeMap<>(keep(row)).entrySet()) {
                out.keep(record.getKey(), record.getValue());
            }
        } catch (DamagedLog e) {
            leaveOut(e.damage().toString());
            out.gone();
            return;
        }
        long last = 0;
        Hash hash = Hash.start(row.id());
        try {
            while (last < row.end()) {
                StoredBatch end = page(row, last, hash);
                if (end == null) {
                    break;
                }
                last = end.head().last();
                hash = end.hash();
            }
        } catch (DamagedLog e) {
            leaveOut(e.damage().toString());
            last = written;
        }
        Long erased = erased(row);
        if (erased == null || last == 0) {
            out.gone();
            return;
        }
        out.end(Math.min(erased, last), last);
        names.add(row.name());
        entries += last;
    }

    private Map<String, String> keep(Row row) throws SQLException {
        return Reads.keep(connection, row.id()).records();
    }

    /// Writes some batches; gives the last of them, or null where there are none any more.
    private @Nullable StoredBatch page(Row row, long after, Hash before)
            throws SQLException, IOException {
        Long erased = erased(row);
        if (erased == null) {
            return null;
        }
        written = after;
        StoredBatch end = null;
        Hash previous = before;
        long bytes = 0;
        String query =
                "SELECT "
                        + Rows.COLUMNS
                        + " FROM batch b WHERE b.place > ? AND b.place <= ? ORDER BY b.place";
        try (PreparedStatement ask = connection.prepareStatement(query)) {
            ask.setLong(1, Schema.place(row.key(), after));
            ask.setLong(2, Schema.place(row.key(), row.end()));
            try (ResultSet found = ask.executeQuery()) {
                while (bytes < PAGE_BYTES && found.next()) {
                    StoredBatch batch = Rows.batch(row.id(), found);
                    if (batch.head().first() != written + 1) {
                        throw new DamagedLog(
                                row.id(),
                                written + 1,
                                batch.head().first() - 1,
                                "they are missing");
                    }
                    // What is erased while this goes on is missing from some rows only.
                    batch.open(row.id(), previous, Math.max(erased, row.end()), 0);
                    out.batch(batch, Rows.textsWithout(batch, erased));
                    previous = batch.hash();
                    written = batch.head().last();
                    bytes += batch.bytes();
                    end = batch;
                }
            }
        }
        return end;
    }

    /// Up to which seq the texts are erased; null where the session is gone.
    private @Nullable Long erased(Row row) throws SQLException {
        try (PreparedStatement ask =
                connection.prepareStatement(
                        "SELECT erased FROM session WHERE key = ? AND NOT removed")) {
            ask.setLong(1, row.key());
            try (ResultSet found = ask.executeQuery()) {
                return found.next() ? found.getLong(1) : null;
            }
        }
    }
}
