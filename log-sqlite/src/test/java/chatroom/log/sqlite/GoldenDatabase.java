package chatroom.log.sqlite;

import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.core.Text;
import chatroom.log.Batch;
import chatroom.log.Keep;
import chatroom.log.Position;
import chatroom.log.Samples;
import chatroom.log.SessionLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A database as this version writes it, as SQL: run once for each version of the tables, with the
/// name of the file to write. Every later version has to open it ([GoldenDatabaseTest]).
final class GoldenDatabase {
    static final SessionId PLANETS = new SessionId("abcdefghijklmnopqrstuvwxyz");
    static final SessionId RIVERS = new SessionId("zyxwvutsrqponmlkjihgfedcba");
    static final Keep KEEP = new Keep(Map.of("code", "12345", "place/p.1", "token - source"));
    static final long NOON = 1_800_000_000_000L;

    private GoldenDatabase() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("golden");
        write(folder);
        Files.write(Path.of(arguments[0]), dump(folder.resolve("chatroom.db")));
    }

    /// Two sessions: one with a keep, a snapshot and erased texts, and one with the name of another
    /// alphabet and a batch of the newest format.
    static void write(Path folder) throws Exception {
        try (SqliteLog log = SqliteLog.open(folder)) {
            found(log, PLANETS, "planets", KEEP);
            found(log, RIVERS, "реки", Keep.NONE);
            for (int i = 1; i <= 6; i++) {
                List<Event> words = List.of(new Event.Said(1, i, new Text("words " + i)));
                UUID batch = new UUID(7, i);
                long after = 2L + i;
                log.append(PLANETS, new Position(after, 0), batch, NOON + i, words, Keep.NONE)
                        .get();
            }
            List<Event> newer = List.of(new Event.CodeChanged(1, false));
            log.append(RIVERS, new Position(3, 0), new UUID(8, 1), NOON, newer, Keep.NONE).get();
            log.eraseTexts(PLANETS, 5).get();
            log.putSnapshot(snapshot(log.read(PLANETS, 0, 1 << 20).get())).get();
        }
    }

    private static void found(SqliteLog log, SessionId id, String name, Keep keep)
            throws Exception {
        NameKey key = new NameKey(name);
        log.create(id, key, new UUID(1, 1), NOON, Samples.founding(name), keep).get();
    }

    private static SessionLog.Snapshot snapshot(List<Batch> batches) {
        var entries = batches.stream().flatMap(b -> b.entries().stream()).toList();
        Session state = Session.begin(PLANETS, entries.getFirst());
        for (var entry : entries.subList(1, entries.size())) {
            state = state.apply(entry);
        }
        return new SessionLog.Snapshot(state, batches.getLast().end());
    }

    private static List<String> dump(Path file) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = Database.in(file).reader();
                Statement ask = connection.createStatement()) {
            for (String pragma : List.of("application_id", "user_version")) {
                lines.add("PRAGMA " + pragma + " = " + one(ask, "PRAGMA " + pragma) + ";");
            }
            List<String> tables =
                    all(ask, "SELECT sql || ';' FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'");
            lines.addAll(tables);
            for (String table :
                    all(
                            ask,
                            "SELECT name FROM pragma_table_list WHERE schema = 'main'"
                                    + " AND name <> 'sqlite_schema' ORDER BY name")) {
                String columns =
                        all(ask, "SELECT name FROM pragma_table_info('" + table + "')").stream()
                                .map(c -> "quote(\"" + c + "\")")
                                .collect(Collectors.joining(" || ',' || "));
                all(ask, "SELECT " + columns + " FROM " + table)
                        .forEach(v -> lines.add("INSERT INTO " + table + " VALUES(" + v + ");"));
            }
        }
        return lines;
    }

    private static String one(Statement ask, String query) throws SQLException {
        return all(ask, query).getFirst();
    }

    private static List<String> all(Statement ask, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet row = ask.executeQuery(query)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    /// Makes the database again that the SQL of that version describes.
    static void restore(int version, Path folder) throws SQLException {
        try (Connection connection = Database.in(folder.resolve("chatroom.db")).writer();
                Statement statement = connection.createStatement()) {
            for (String line : lines(version)) {
                statement.execute(line);
            }
        }
    }

    private static List<String> lines(int version) {
        String name = "chatroom-db-v" + version + ".sql";
        try (var in = GoldenDatabase.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new AssertionError(name + " is missing: GoldenDatabase writes it");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every version there has been.
    static List<Integer> versions() {
        return IntStream.rangeClosed(1, Schema.VERSION).boxed().toList();
    }
}
