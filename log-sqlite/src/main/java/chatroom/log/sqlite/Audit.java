package chatroom.log.sqlite;

import chatroom.core.SessionId;
import chatroom.log.Damage;
import chatroom.log.DamagedLog;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Checks everything that a database holds, a page at a time, so that a server may go on writing
/// meanwhile: the tables, the seals, every batch of every session, and that nothing belongs to
/// nobody. For one thread.
final class Audit {
    private final Connection connection;
    private final Consumer<Damage> told;
    private final BooleanSupplier goOn;
    private String name = "";
    private int sessions;
    private long entries;
    private long damage;

    /// @param goOn asked before each page
    Audit(Connection connection, Consumer<Damage> told, BooleanSupplier goOn) {
        this.connection = connection;
        this.told = told;
        this.goOn = goOn;
    }

    Audited all() throws SQLException {
        structure();
        FirstLook.Seen seen = FirstLook.at(connection);
        seen.found().forEach(this::tell);
        for (Map.Entry<SessionId, String> session : ids().entrySet()) {
            name = session.getValue();
            session(session.getKey());
        }
        return new Audited(sessions, entries, damage);
    }

    private void structure() throws SQLException {
        String wrong = FirstLook.structure(connection);
        if (wrong.isEmpty()) {
            wrong = FirstLook.check(connection, "PRAGMA quick_check(1)");
        }
        if (!wrong.isEmpty()) {
            tell(Damage.everywhere(wrong));
            return;
        }
        // In ranges, since all places are to be passed only once.
        String strays =
                "WITH RECURSIVE k(key) AS (SELECT min(place) >> 36 FROM batch UNION ALL"
                        + " SELECT (SELECT min(place) >> 36 FROM batch"
                        + " WHERE place > (k.key << 36 | 0xFFFFFFFFF)) FROM k WHERE key NOT NULL)"
                        + " SELECT count(*) FROM k"
                        + " WHERE key NOT NULL AND key NOT IN (SELECT key FROM session)";
        try (Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery(strays)) {
            if (row.getLong(1) > 0) {
                tell(Damage.everywhere("there are entries that belong to no session"));
            }
        }
    }

    /// The sessions, with their names as they are compared.
    private Map<SessionId, String> ids() throws SQLException {
        Map<SessionId, String> ids = new LinkedHashMap<>();
        String query = "SELECT id, coalesce(name_key, id) FROM session WHERE seal = ";
        try (Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery(query + Seals.SESSION + " ORDER BY key")) {
            while (row.next()) {
                ids.put(new SessionId(row.getString(1)), row.getString(2));
            }
        }
        return ids;
    }

    private void session(SessionId session) throws SQLException {
        sessions++;
        Reads.Checked page = Reads.Checked.nothing(session);
        while (page.more() && goOn.getAsBoolean()) {
            try {
                page = Reads.check(connection, session, page);
            } catch (SQLException e) {
                if (!Faults.damaged(e)) {
                    throw e;
                }
                tell(Faults.damage(e, session, page.last()));
                return;
            }
            page.damage().forEach(this::tell);
        }
        entries += page.last();
        snapshot(session);
    }

    /// A snapshot of a later state than the log's shows that its end is missing.
    private void snapshot(SessionId session) throws SQLException {
        try {
            var _ = Reads.snapshot(connection, session);
        } catch (DamagedLog e) {
            tell(e.damage());
        }
    }

    private void tell(Damage what) {
        damage++;
        told.accept(
                what.from() == 0 || name.isEmpty()
                        ? what
                        : new Damage(name, what.from(), what.to(), what.what()));
    }
}
