package chatroom.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.core.SessionName;
import chatroom.core.Text;
import chatroom.log.Appended;
import chatroom.log.Damage;
import chatroom.log.Keep;
import chatroom.log.Listed;
import chatroom.log.LogUnavailable;
import chatroom.log.Position;
import chatroom.log.Samples;
import chatroom.log.export.As;
import chatroom.log.export.Moved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Checking, exporting and importing, on the data that [GoldenDatabase] writes.
class DataFilesTest {
    private static final Set<NameKey> ALL = Set.of();

    @TempDir private Path temp = Path.of("");
    private Path from = Path.of("");
    private Path to = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void write() throws Exception {
        from = temp.resolve("from");
        to = temp.resolve("to");
        file = temp.resolve("sessions.export");
        GoldenDatabase.write(from);
    }

    private record Contents(List<Entry> entries, List<UUID> batches, Keep keep, long erased) {}

    private static Map<Listed, Contents> contents(Path folder) throws Exception {
        Map<Listed, Contents> all = new HashMap<>();
        try (SqliteLog log = SqliteLog.open(folder)) {
            for (Listed listed : log.directory().get()) {
                SessionId id = listed.id();
                var batches = log.read(id, 0, 1 << 20).get();
                all.put(
                        listed,
                        new Contents(
                                batches.stream().flatMap(b -> b.entries().stream()).toList(),
                                batches.stream().map(b -> b.id()).toList(),
                                log.keep(id).get(),
                                log.erasedThrough(id).get()));
            }
        }
        return all;
    }

    private static void refused(Runnable what, String sentence) {
        assertThatThrownBy(what::run)
                .isInstanceOf(LogUnavailable.class)
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".")
                .hasMessageNotContaining("\n");
    }

    @Test
    void what_was_exported_and_imported_is_equal_and_goes_on() throws Exception {
        Map<Listed, Contents> before = contents(from);
        Moved out = DataFiles.export(from, file, ALL, false);
        assertThat(out.sessions()).containsExactly("planets", "реки");
        assertThat(out.entries()).isEqualTo(13);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(DataFiles.load(file, to, ALL)).isEqualTo(out);
        assertThat(contents(to)).isEqualTo(before).hasSize(2);
        try (SqliteLog log = SqliteLog.open(to)) {
            List<Event> words = List.of(new Event.Said(1, 9, new Text("more")));
            assertThat(
                            log.append(
                                            GoldenDatabase.PLANETS,
                                            new Position(9, 0),
                                            new UUID(3, 3),
                                            1,
                                            words,
                                            Keep.NONE)
                                    .get())
                    .isInstanceOf(Appended.Done.class);
            assertThat(log.verify(GoldenDatabase.PLANETS).get()).isEqualTo(10);
        }
    }

    @Test
    void single_sessions_are_chosen_on_both_sides() throws Exception {
        Set<NameKey> rivers = Set.of(new NameKey("реки"));
        assertThat(DataFiles.export(from, file, rivers, false).sessions()).containsExactly("реки");
        Files.delete(file);
        DataFiles.export(from, file, ALL, false);
        DataFiles.load(file, to, rivers);
        assertThat(contents(to)).hasSize(1);
        refused(
                () -> DataFiles.load(file, to, Set.of(new NameKey("seas"))),
                "there is no session seas in it");
        refused(
                () -> DataFiles.export(from, temp.resolve("x"), Set.of(new NameKey("seas")), false),
                "There is no session seas");
    }

    @Test
    void a_session_that_is_there_already_is_refused_and_nothing_is_imported() throws Exception {
        DataFiles.export(from, file, ALL, false);
        DataFiles.load(file, to, Set.of(new NameKey("реки")));
        refused(() -> DataFiles.load(file, to, ALL), "there is a session реки already");
        assertThat(contents(to)).hasSize(1);
    }

    @Test
    void one_that_is_there_already_comes_beside_it_under_another_name() throws Exception {
        Map<Listed, Contents> before = contents(from);
        DataFiles.export(from, file, ALL, false);
        As moons = new As(new SessionName("Moons"), new NameKey("moons"), Samples.id());
        assertThat(DataFiles.load(file, from, new NameKey("planets"), moons).entries())
                .isEqualTo(9);
        Map<Listed, Contents> after = contents(from);
        assertThat(after).hasSize(3).containsAllEntriesOf(before);
        Contents planets = of(before, "planets");
        Contents copy = of(after, "moons");
        assertThat(copy.entries().getFirst().event()).isEqualTo(renamed("Moons", "moons"));
        assertThat(copy.entries().subList(1, 9)).isEqualTo(planets.entries().subList(1, 9));
        assertThat(copy.keep()).isEqualTo(planets.keep());
        assertThat(copy.erased()).isEqualTo(planets.erased());
        assertThat(DataFiles.check(from, _ -> {})).isEqualTo(new Audited(3, 22, 0));
        refused(
                () -> DataFiles.load(file, from, new NameKey("planets"), moons),
                "there is a session Moons already");
    }

    @Test
    void in_another_folder_a_renamed_session_keeps_its_id_so_that_its_members_come_back()
            throws Exception {
        DataFiles.export(from, file, ALL, false);
        As moons = new As(new SessionName("Moons"), new NameKey("moons"), Samples.id());
        DataFiles.load(file, to, new NameKey("planets"), moons);
        assertThat(contents(to).keySet())
                .containsExactly(
                        new Listed(
                                GoldenDatabase.PLANETS, new NameKey("moons"), GoldenDatabase.NOON));
    }

    @Test
    void what_was_altered_is_not_renamed() throws Exception {
        DataFiles.export(from, file, ALL, false);
        byte[] whole = Files.readAllBytes(file);
        As moons = new As(new SessionName("Moons"), new NameKey("moons"), Samples.id());
        Random random = new Random(20261122);
        for (int i = 0; i < 30; i++) {
            byte[] flipped = whole.clone();
            flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Path altered = Files.write(temp.resolve("altered" + i), flipped);
            refused(
                    () -> DataFiles.load(altered, to, new NameKey("planets"), moons),
                    "Nothing was imported");
        }
    }

    private static Contents of(Map<Listed, Contents> all, String name) {
        return all.entrySet().stream()
                .filter(one -> one.getKey().key().value().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static Event renamed(String name, String key) {
        Event.Created was = Samples.created("planets");
        return new Event.Created(
                new SessionName(name),
                new NameKey(key),
                was.creator(),
                was.coded(),
                was.whenAdminLeaves(),
                was.inactivity(),
                was.past(),
                was.standing(),
                was.encryptedOnly(),
                was.leaders());
    }

    @Test
    void a_server_may_run_while_it_is_exported_but_not_while_it_is_imported() throws Exception {
        try (SqliteLog log = SqliteLog.open(from)) {
            assertThat(DataFiles.export(from, file, ALL, false).entries()).isEqualTo(13);
            assertThat(DataFiles.check(from, _ -> {}).damage()).isZero();
            refused(() -> DataFiles.load(file, from, ALL), "Another server is using");
            assertThat(log.directory().get()).hasSize(2);
        }
    }

    @Test
    void what_was_cut_off_or_altered_is_refused_and_leaves_nothing() throws Exception {
        DataFiles.export(from, file, ALL, false);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(20261122);
        for (int i = 0; i < 60; i++) {
            int at = random.nextInt(whole.length);
            Path cut = temp.resolve("cut" + i);
            Files.write(cut, Arrays.copyOf(whole, at));
            refused(() -> DataFiles.load(cut, to, ALL), "Nothing was imported");
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Path altered = Files.write(temp.resolve("altered" + i), flipped);
            refused(() -> DataFiles.load(altered, to, ALL), "Nothing was imported");
        }
        assertThat(contents(to)).isEmpty();
        assertThat(DataFiles.load(file, to, ALL).entries()).isEqualTo(13);
    }

    @Test
    void a_truncated_file_is_refused_with_the_byte() throws Exception {
        DataFiles.export(from, file, ALL, false);
        byte[] whole = Files.readAllBytes(file);
        Path cut = Files.write(temp.resolve("cut"), Arrays.copyOf(whole, whole.length - 3));
        refused(
                () -> DataFiles.load(cut, to, ALL),
                "it ends too early, at byte " + (whole.length - 13));
    }

    @Test
    void what_is_no_export_or_not_there_is_refused() throws IOException {
        Path other = Files.writeString(temp.resolve("other"), "something else altogether");
        refused(() -> DataFiles.load(other, to, ALL), "it is not an export of Chatroom");
        refused(() -> DataFiles.load(temp.resolve("none"), to, ALL), "There is no file");
        refused(() -> DataFiles.export(from, other, ALL, false), "is there already");
        refused(() -> DataFiles.export(to, file, ALL, false), "There are no sessions in");
        refused(() -> DataFiles.check(to, _ -> {}), "There are no sessions in");
    }

    @Test
    void a_check_names_the_session_and_the_entries() throws Exception {
        assertThat(DataFiles.check(from, _ -> {})).isEqualTo(new Audited(2, 13, 0));
        change("UPDATE batch SET payload = zeroblob(30) WHERE (place & 0xFF) = 7");
        List<Damage> told = new ArrayList<>();
        assertThat(DataFiles.check(from, told::add)).isEqualTo(new Audited(2, 13, 1));
        assertThat(told)
                .extracting(Damage::toString)
                .containsExactly(
                        "Session planets, entries 7 to 7: damaged (its hash does not follow from"
                                + " the one before it).");
    }

    @Test
    void of_a_damaged_session_what_is_before_the_damage_is_exported_on_request() throws Exception {
        change("UPDATE batch SET payload = zeroblob(30) WHERE (place & 0xFF) = 7");
        refused(() -> DataFiles.export(from, file, ALL, false), "entries 7 to 7: damaged");
        assertThat(file).doesNotExist();
        Moved moved = DataFiles.export(from, file, ALL, true);
        assertThat(moved.entries()).isEqualTo(10);
        assertThat(moved.damage()).hasSize(1);
        assertThat(DataFiles.load(file, to, ALL).entries()).isEqualTo(10);
        assertThat(DataFiles.check(to, _ -> {})).isEqualTo(new Audited(2, 10, 0));
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = Database.in(from.resolve("chatroom.db")).writer();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
