package chatroom.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Door;
import chatroom.core.Limits;
import chatroom.wire.CloseCode;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Who may not come in by the code alone waits, and learns nothing by it.
class KnockTest extends AtTheDoor {
    @Test
    void where_too_much_was_guessed_right_and_wrong_codes_are_told_the_same_at_the_same_time() {
        annaLeads(CODE);
        spend(HALL);
        Guest right = house.guest(HALL);
        Guest wrong = house.guest(HALL);
        int before = right.heard();
        long since = house.now();
        right.join("Planets", "Ben", CODE);
        wrong.join("Planets", "Ben", WRONG);
        house.pass(Limits.KNOCK_FOR - 1);
        assertThat(right.answer(1)).isEmpty();
        house.pass(1);
        assertThat(right.answer(1)).isEqualTo("knock-unanswered");
        assertThat(right.story(before, since)).isEqualTo(wrong.story(before, since));
        house.pass(Limits.KNOCK_FOR);
        assertThat(right.story(before, since)).hasSize(2).isEqualTo(wrong.story(before, since));
    }

    @Test
    void who_is_turned_away_with_the_right_code_does_not_learn_that_it_is() {
        annaLeads(CODE);
        spend(HALL);
        Guest right = house.guest(HALL);
        Guest wrong = house.guest(HALL);
        int before = right.heard();
        long since = house.now();
        right.join("Planets", "Ben", CODE);
        wrong.join("Planets", "Ben", WRONG);
        house.pass(1_000);
        assertThat(anna.say("/deny Ben")).isEqualTo("ok");
        assertThat(shown(anna)).isEmpty();
        house.pass(Limits.KNOCK_FOR);
        assertThat(right.story(before, since)).hasSize(2).isEqualTo(wrong.story(before, since));
    }

    @Test
    void that_so_many_others_wait_changes_nothing_about_that() {
        annaLeads(CODE);
        spend(HALL);
        IntStream.range(0, 5).forEach(i -> spend("10.0.3." + i));
        for (int i = 0; i < 3 * Limits.KNOCKS_SHOWN; i++) {
            knocks("10.0.1." + i % 40, "Guest" + i, i % 2 == 0 ? CODE : WRONG);
        }
        assertThat(shown(anna)).hasSize(Limits.KNOCKS_SHOWN);
        Guest right = house.guest(HALL);
        Guest wrong = house.guest(HALL);
        int before = right.heard();
        long since = house.now();
        right.join("Planets", "Ben", CODE);
        wrong.join("Planets", "Ben", WRONG);
        house.pass(2 * Limits.KNOCK_FOR);
        assertThat(right.story(before, since)).hasSize(2).isEqualTo(wrong.story(before, since));
    }

    @Test
    void another_try_ends_the_one_that_waits() {
        annaLeads(CODE);
        spend(HALL);
        Guest ben = knocks(HALL, "Ben", WRONG);
        long second = ben.join("Planets", "Ben", CODE);
        assertThat(ben.answer(1)).isEqualTo("knock-unanswered");
        assertThat(ben.answer(second)).isEmpty();
        assertThat(shown(anna)).containsExactly("Ben");
        anna.say("/admit Ben");
        assertThat(ben.answer(second)).isEqualTo("ok");
        long third = ben.join("Planets", "Ben", CODE);
        assertThat(ben.answer(third)).isEqualTo("already-a-member");
    }

    @Test
    void who_waits_may_do_something_else_instead() {
        annaLeads(CODE);
        spend(HALL);
        Guest ben = knocks(HALL, "Ben", CODE);
        long other = ben.join("Lobby", "Ben", null);
        assertThat(ben.answer(1)).isEqualTo("knock-unanswered");
        assertThat(ben.answer(other)).isEqualTo("ok");
        assertThat(shown(anna)).isEmpty();
        house.pass(2 * Limits.KNOCK_FOR);
        assertThat(ben.answer(1)).isEqualTo("knock-unanswered");
    }

    @Test
    void a_missing_code_and_one_that_is_none_are_no_guesses() {
        annaLeads(CODE);
        spend(HALL);
        Guest ben = house.guest(HALL);
        assertThat(ben.answer(ben.join("Planets", "Ben", null))).isEqualTo("code-missing");
        assertThat(ben.answer(ben.join("Planets", "Ben", "1234"))).isEqualTo("code-digits");
        assertThat(ben.all(Frame.Push.Waiting.class)).isEmpty();
    }

    @Test
    void other_sources_are_not_affected_until_the_session_is_guessed_at_too_often() {
        annaLeads(CODE);
        int sources = Limits.CODE_TRIES / Limits.CODE_TRIES_PER_SOURCE;
        for (int i = 0; i < sources; i++) {
            Guest ben = house.guest("10.0.0.9");
            assertThat(ben.answer(ben.join("Planets", "Ben" + i, CODE))).isEqualTo("ok");
            spend("10.0.3." + i);
        }
        knocks("10.0.0.9", "Cleo", CODE);
        house.pass(3_600_000);
        Guest dan = house.guest("10.0.0.9");
        assertThat(dan.answer(dan.join("Planets", "Dan", CODE))).isEqualTo("ok");
    }

    @Test
    void a_right_code_gives_no_guess_back() {
        annaLeads(CODE);
        for (int i = 0; i < Limits.CODE_TRIES_PER_SOURCE; i++) {
            Guest guesser = house.guest(HALL);
            guesser.join("Planets", "Mallory", WRONG);
            if (i < Limits.CODE_TRIES_PER_SOURCE - 1) {
                assertThat(guesser.answer(guesser.join("Planets", "M" + "x".repeat(2 + i), CODE)))
                        .isEqualTo("ok");
            }
        }
        knocks(HALL, "Ben", CODE);
    }

    @Test
    void who_has_a_place_never_knocks() {
        annaLeads(CODE);
        Guest ben = house.guest(HALL, Door.ENCRYPTED, "a".repeat(26));
        Frame.Body.Place place = ben.place(ben.join("Planets", "Ben", CODE));
        spend(HALL);
        ben.vanish();
        Guest reloaded = house.guest(HALL, Door.ENCRYPTED, "a".repeat(26));
        long again = reloaded.join("Planets", "Ben", null);
        assertThat(reloaded.place(again).member()).isEqualTo(place.member());
        String token = String.valueOf(reloaded.place(again).token());
        Guest resumed = house.guest(HALL);
        long id = resumed.ask(i -> new Request.Resume(i, place.session().value(), token, 4));
        assertThat(resumed.answer(id)).isEqualTo("ok");
        assertThat(reloaded.closed).isEqualTo(CloseCode.TAKEN_OVER);
        Guest stranger = house.guest(HALL);
        assertThat(stranger.answer(stranger.join("Planets", "Ben", CODE))).isEmpty();
    }
}
