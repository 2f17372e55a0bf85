package chatroom.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Limits;
import chatroom.wire.Request;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What one source can have of a server, and what one member can say, has a bound; the others do
/// not notice.
class CapsTest {
    private final House house = new House(1);

    // Sessions.

    @Test
    void one_source_has_so_many_sessions_and_another_has_its_own() {
        for (int i = 0; i < Limits.SESSIONS_PER_SOURCE; i++) {
            Guest guest = house.guest("10.0.0.7");
            assertThat(guest.answer(guest.create("Room" + i, "Anna", null))).isEqualTo("ok");
        }
        Guest more = house.guest("10.0.0.7");
        assertThat(more.answer(more.create("Another", "Anna", null))).isEqualTo("server-full");
        Guest other = house.guest("10.0.0.8");
        assertThat(other.answer(other.create("Another", "Anna", null))).isEqualTo("ok");
    }

    @Test
    void one_source_creates_so_many_an_hour_however_soon_it_closes_them() {
        Guest guest = house.guest("10.0.0.7");
        for (int i = 0; i < Limits.CREATIONS_PER_SOURCE; i++) {
            assertThat(guest.answer(guest.create("Room" + i, "Anna", null))).isEqualTo("ok");
            assertThat(guest.say("/close")).isEqualTo("ok");
            house.pass(1_000);
        }
        assertThat(guest.answer(guest.create("Another", "Anna", null)))
                .isEqualTo("creations-throttled");
        Guest other = house.guest("10.0.0.8");
        assertThat(other.answer(other.create("Another", "Anna", null))).isEqualTo("ok");
        house.pass(3_600_000);
        assertThat(guest.answer(guest.create("Room", "Anna", null))).isEqualTo("ok");
    }

    @Test
    void what_was_refused_for_another_reason_counts_for_nothing() {
        Guest guest = house.guest("10.0.0.7");
        for (int i = 0; i <= Limits.CREATIONS_PER_SOURCE; i++) {
            assertThat(guest.answer(guest.create("a", "Anna", null))).isEqualTo("name-short");
        }
        assertThat(guest.answer(guest.create("Room", "Anna", null))).isEqualTo("ok");
    }

    // Members and their names.

    @Test
    void one_source_has_so_many_members_of_a_session_and_the_rest_is_for_others() {
        List<Guest> hall = new ArrayList<>();
        for (int i = 0; i < Limits.MEMBERS_PER_SOURCE; i++) {
            Guest guest = house.guest("10.0.0.7");
            assertThat(guest.answer(guest.join("Lobby", "Guest" + i, null))).isEqualTo("ok");
            hall.add(guest);
        }
        Guest more = house.guest("10.0.0.7");
        assertThat(more.answer(more.join("Lobby", "Anna", null))).isEqualTo("session-full");
        Guest other = house.guest("10.0.0.8");
        assertThat(other.answer(other.join("Lobby", "Ben", null))).isEqualTo("ok");
        // A held place is one, too; one that was given up is not.
        hall.get(1).vanish();
        house.pass(Limits.DROP_AFTER);
        assertThat(more.answer(more.join("Lobby", "Anna", null))).isEqualTo("session-full");
        hall.get(2).say("/quit");
        assertThat(more.answer(more.join("Lobby", "Anna", null))).isEqualTo("ok");
    }

    // Words.

    private Guest speaker() {
        Guest guest = house.guest("10.0.0.7");
        guest.join("Lobby", "Anna", null);
        return guest;
    }

    @Test
    void a_flood_of_messages_is_too_fast() {
        Guest anna = speaker();
        for (int i = 0; i < Limits.FLOOD_BURST; i++) {
            assertThat(anna.say("message " + i)).isEqualTo("ok");
        }
        assertThat(anna.say("one more")).isEqualTo("too-fast");
        house.pass(1_000);
        for (int i = 0; i < Limits.FLOOD_PER_SECOND; i++) {
            assertThat(anna.say("slower " + i)).isEqualTo("ok");
        }
        assertThat(anna.say("one more")).isEqualTo("too-fast");
    }

    @Test
    void a_flood_of_bytes_is_too_fast_however_few_messages_it_is() {
        Guest anna = speaker();
        String large = "x".repeat(Limits.TEXT_CODE_POINTS);
        int fits = Limits.FLOOD_BURST_BYTES / large.length();
        assertThat(fits).isLessThan(Limits.FLOOD_BURST);
        for (int i = 0; i < fits; i++) {
            assertThat(anna.say(large)).isEqualTo("ok");
        }
        assertThat(anna.say(large)).isEqualTo("too-fast");
        assertThat(anna.say("short")).isEqualTo("ok");
    }

    @Test
    void bytes_are_counted_as_they_are_in_utf_8() {
        Guest anna = speaker();
        String wide = "中".repeat(Limits.TEXT_CODE_POINTS);
        int bytes = 3 * Limits.TEXT_CODE_POINTS;
        for (int i = 0; i < Limits.FLOOD_BURST_BYTES / bytes; i++) {
            assertThat(anna.say(wide)).isEqualTo("ok");
        }
        assertThat(anna.say("é".repeat(bytes / 4))).isEqualTo("too-fast");
        assertThat(anna.say("x".repeat(bytes / 4))).isEqualTo("ok");
    }

    @Test
    void one_who_says_too_much_is_not_read_until_they_may_say_more() {
        Guest anna = speaker();
        for (int i = 0; i < Limits.FLOOD_BURST; i++) {
            anna.say("message " + i);
            assertThat(anna.reading).isTrue();
        }
        assertThat(anna.say("one more")).isEqualTo("too-fast");
        assertThat(anna.reading).isFalse();
        house.pass(1_000 / Limits.FLOOD_PER_SECOND);
        assertThat(anna.reading).isTrue();
        assertThat(anna.say("one more")).isEqualTo("ok");
    }

    @Test
    void however_much_that_was_they_are_read_again_soon() {
        Guest anna = speaker();
        String large = "中".repeat(Limits.TEXT_CODE_POINTS);
        while (anna.reading) {
            anna.say(large);
        }
        house.pass(Limits.FLOOD_REST);
        assertThat(anna.reading).isTrue();
        assertThat(anna.say("short")).isEqualTo("ok");
    }

    @Test
    void frames_of_any_kind_are_read_at_a_pace() {
        Guest anna = house.guest("10.0.0.7");
        for (int i = 0; i < Limits.FRAMES_BURST - 1; i++) {
            assertThat(anna.answer(anna.ask(Request.List::new))).isEqualTo("ok");
        }
        assertThat(anna.reading).isTrue();
        assertThat(anna.answer(anna.ask(Request.List::new))).isEqualTo("ok");
        assertThat(anna.reading).isFalse();
        house.pass(1_000 / Limits.FRAMES_PER_SECOND);
        assertThat(anna.reading).isTrue();
    }

    @Test
    void a_pasted_page_of_code_is_fine() {
        Guest anna = speaker();
        assertThat(anna.say("    if (x) { return y; }\n".repeat(300))).isEqualTo("ok");
        assertThat(anna.say("What do you think of that?")).isEqualTo("ok");
    }

    @Test
    void one_who_floods_slows_nobody_else_down() {
        Guest anna = speaker();
        Guest ben = house.guest("10.0.0.8");
        ben.join("Lobby", "Ben", null);
        for (int i = 0; i < 1_000; i++) {
            anna.say("flood " + i);
        }
        assertThat(ben.say("hello")).isEqualTo("ok");
    }
}
