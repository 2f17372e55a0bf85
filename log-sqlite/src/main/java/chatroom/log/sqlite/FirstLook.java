package chatroom.log.sqlite;

import chatroom.log.Damage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What is checked before a log is used: the small tables as a whole, and the seal of each of their
/// rows. For one thread.
final class FirstLook {
    /// Those that are small beside the batches; each has its structure and its indexes checked.
    private static final List<String> SMALL = List.of("session", "keep", "snapshot", "opened");

    private final Connection connection;
    private final List<Damage> found = new ArrayList<>();
    private final Set<String> unsafe = new TreeSet<>();

    private FirstLook(Connection connection) {
        this.connection = connection;
    }

    /// @param found what is damaged
    /// @param unsafe ids of sessions whose keep is damaged, so that nobody may be let in by it
    record Seen(List<Damage> found, Set<String> unsafe) {
        Seen {
            found = List.copyOf(found);
            unsafe = Set.copyOf(unsafe);
        }
    }

    static Seen at(Connection connection) throws SQLException {
        FirstLook look = new FirstLook(connection);
        look.sessions();
        look.keeps();
        return new Seen(look.found, look.unsafe);
    }

    /// What is wrong with the structure of a small table, as SQLite says it; empty for nothing.
    static String structure(Connection connection) throws SQLException {
        if (!Schema.intact(connection)) {
            return "its tables are not those of Chatroom";
        }
        for (String table : SMALL) {
            String wrong = check(connection, "PRAGMA integrity_check('" + table + "')");
            if (!wrong.isEmpty()) {
                return "table " + table + ": " + wrong;
            }
        }
        return "";
    }

    /// The first thing that a check by SQLite itself finds; empty for nothing.
    static String check(Connection connection, String pragma) throws SQLException {
        try (Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery(pragma)) {
            String first = row.next() ? row.getString(1) : "ok";
            return first.equals("ok") ? "" : first.replace('\n', ' ').strip();
        }
    }

    private void sessions() throws SQLException {
        String query = "SELECT id, name_key, key FROM session WHERE seal IS NOT " + Seals.SESSION;
        try (Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery(query)) {
            while (row.next()) {
                String name = row.getString(2) == null ? row.getString(1) : row.getString(2);
                found.add(
                        new Damage(
                                name,
                                1,
                                Long.MAX_VALUE,
                                "its row is not what was written, and it is not served"));
            }
        }
    }

    /// A row whose session was changed by the damage fits another one's.
    private void keeps() throws SQLException {
        String query =
                "SELECT session, name, value, seal FROM keep WHERE seal IS NOT " + Seals.KEEP;
        Map<Long, String> ids = null;
        try (Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery(query)) {
            while (row.next()) {
                if (ids == null) {
                    ids = ids();
                }
                keep(row, ids);
            }
        }
        for (String id : unsafe) {
            found.add(
                    new Damage(
                            id,
                            1,
                            Long.MAX_VALUE,
                            "its codes and places are not what was written, and it is not served"));
        }
    }

    private void keep(ResultSet row, Map<Long, String> ids) throws SQLException {
        boolean someones = false;
        try (PreparedStatement fits =
                connection.prepareStatement("SELECT ? = row_seal('keep', ?, ?, ?)")) {
            fits.setBytes(1, row.getBytes(4));
            fits.setString(3, row.getString(2));
            fits.setString(4, row.getString(3));
            for (Map.Entry<Long, String> session : ids.entrySet()) {
                fits.setLong(2, session.getKey());
                try (ResultSet answer = fits.executeQuery()) {
                    if (answer.getBoolean(1)) {
                        unsafe.add(session.getValue());
                        someones = true;
                    }
                }
            }
        }
        String claimed = ids.get(row.getLong(1));
        if (claimed != null) {
            unsafe.add(claimed);
        } else if (!someones) {
            found.add(Damage.everywhere("a record of codes and places belongs to no session"));
        }
    }

    private Map<Long, String> ids() throws SQLException {
        Map<Long, String> ids = new HashMap<>();
        try (Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery("SELECT key, id FROM session")) {
            while (row.next()) {
                ids.put(row.getLong(1), row.getString(2));
            }
        }
        return ids;
    }
}
