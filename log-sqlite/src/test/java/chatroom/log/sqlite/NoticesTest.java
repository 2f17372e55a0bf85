package chatroom.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.log.Damage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is damaged is told once, whoever meets it.
class NoticesTest {
    private static final String ID = "a".repeat(26);

    private final List<Damage> told = new ArrayList<>();
    private final Notices notices = new Notices(told::add, _ -> "planets");

    @Test
    void one_that_is_met_by_the_id_and_by_the_name_is_told_by_the_name() {
        notices.of(new Damage(ID, 4, 6, "its hash is wrong"));
        notices.of(new Damage("planets", 4, 6, "its hash is wrong"));
        notices.of(new Damage("planets", 5, 5, "they are missing"));
        assertThat(told).containsExactly(new Damage("planets", 4, 6, "its hash is wrong"));
    }

    @Test
    void other_entries_other_sessions_and_what_is_no_entrys_are_told_too() {
        List<Damage> all =
                List.of(
                        new Damage("planets", 4, 6, "its hash is wrong"),
                        new Damage("planets", 6, 7, "its hash is wrong"),
                        new Damage("rivers", 4, 6, "its hash is wrong"),
                        Damage.everywhere("table keep"),
                        Damage.everywhere("table session"));
        all.forEach(notices::of);
        all.forEach(notices::of);
        assertThat(told).isEqualTo(all);
    }

    @Test
    void a_log_tells_of_a_damaged_session_once_when_it_is_read_and_when_all_is_checked(
            @TempDir Path folder) throws Exception {
        GoldenDatabase.write(folder);
        try (Connection connection = Database.in(folder.resolve("chatroom.db")).writer();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE batch SET payload = zeroblob(30) WHERE (place & 0xFF) = 7");
        }
        List<Damage> found = new CopyOnWriteArrayList<>();
        try (SqliteLog log = SqliteLog.open(folder, found::add)) {
            assertThat(log.read(GoldenDatabase.PLANETS, 0, 1 << 20).handle((_, e) -> e).get())
                    .isNotNull();
            assertThat(log.checkAll().get().damage()).isEqualTo(1);
        }
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().session()).isEqualTo("planets");
    }
}
