package chatroom.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Door;
import chatroom.core.Limits;
import chatroom.core.Refusal;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Who knocks is shown to those inside, and is let in by them or not.
class LettingInTest extends AtTheDoor {
    @Test
    void only_right_ones_are_shown_and_only_to_the_admin() {
        annaLeads(CODE);
        Guest cleo = house.guest("10.0.0.2");
        cleo.join("Planets", "Cleo", CODE);
        spend(HALL);
        knocks(HALL, "Mallory", WRONG);
        Guest ben = knocks(HALL, "Ben", CODE);
        assertThat(shown(anna)).containsExactly("Ben");
        assertThat(cleo.all(Frame.Push.Knock.class)).isEmpty();
        assertThat(cleo.say("/admit Ben")).isEqualTo("not-admin");
        assertThat(anna.say("/admit Mallory")).isEqualTo("knock-over");
        assertThat(anna.say("/admit ben")).isEqualTo("ok");
        assertThat(ben.answer(1)).isEqualTo("ok");
        assertThat(shown(anna)).isEmpty();
        assertThat(anna.say("/admit Ben")).isEqualTo("knock-over");
    }

    @Test
    void the_operator_lets_in_turns_away_and_changes_the_code() {
        annaLeads(CODE);
        Operator operator = new Operator(house.sessions());
        spend(HALL);
        knocks(HALL, "Mallory", WRONG);
        Guest ben = knocks(HALL, "Ben", CODE);
        Guest cleo = knocks(HALL, "Cleo", CODE);
        assertThat(now(operator.knocks("Planets"))).contains(List.of("Ben", "Cleo"));
        assertThat(now(operator.answer("Planets", "Mallory", true)))
                .contains(Refusal.of(Refusal.Code.KNOCK_OVER));
        assertThat(now(operator.answer("Planets", "ben", true))).isEmpty();
        assertThat(ben.answer(1)).isEqualTo("ok");
        assertThat(now(operator.answer("Planets", "Cleo", false))).isEmpty();
        assertThat(now(operator.knocks("Planets"))).contains(List.of());
        assertThat(shown(anna)).isEmpty();
        house.pass(Limits.KNOCK_FOR);
        assertThat(cleo.answer(1)).isEqualTo("knock-unanswered");
        assertThat(now(operator.recode("Planets", "1234")))
                .contains(Refusal.of(Refusal.Code.CODE_DIGITS));
        assertThat(now(operator.recode("Planets", "5 4 3 2 1"))).isEmpty();
        assertThat(now(operator.code("Planets"))).contains("54321");
        assertThat(now(operator.recode("Planets", null))).isEmpty();
        assertThat(now(operator.code("Planets"))).isEmpty();
        Guest dan = house.guest(HALL);
        assertThat(dan.answer(dan.join("Planets", "Dan", null))).isEqualTo("ok");
        assertThat(now(operator.answer("Venus", "Dan", true)))
                .contains(Refusal.of(Refusal.Code.SESSION_UNKNOWN, "Venus"));
        assertThat(now(operator.knocks("Venus"))).isEmpty();
    }

    private <T> T now(CompletableFuture<T> answer) {
        house.run();
        return answer.join();
    }

    @Test
    void a_program_answers_by_a_request() {
        annaLeads(CODE);
        spend(HALL);
        Guest ben = knocks(HALL, "Ben", CODE);
        String knock = anna.last(Frame.Push.Knock.class).knock();
        assertThat(anna.answer(anna.ask(id -> new Request.Admit(id, "other", true))))
                .isEqualTo("knock-over");
        assertThat(anna.answer(anna.ask(id -> new Request.Admit(id, knock, true)))).isEqualTo("ok");
        assertThat(ben.answer(1)).isEqualTo("ok");
        assertThat(ben.answer(ben.ask(id -> new Request.Admit(id, knock, true))))
                .isEqualTo("not-admin");
    }

    @Test
    void where_no_admin_is_here_every_encrypted_member_is_asked_and_one_answer_counts() {
        annaLeads(CODE);
        Guest cleo = house.guest("10.0.0.2");
        cleo.join("Planets", "Cleo", CODE);
        Guest dan = house.guest("10.0.0.3");
        dan.join("Planets", "Dan", CODE);
        Guest eve = house.guest("10.0.0.4", Door.PLAIN);
        eve.join("Planets", "Eve", CODE);
        spend(HALL);
        Guest ben = knocks(HALL, "Ben", CODE);
        anna.vanish();
        assertThat(shown(cleo)).containsExactly("Ben");
        assertThat(shown(dan)).containsExactly("Ben");
        assertThat(eve.all(Frame.Push.Knock.class)).isEmpty();
        assertThat(eve.say("/admit Ben")).isEqualTo("encryption-needed");
        assertThat(dan.say("/admit Ben")).isEqualTo("ok");
        assertThat(ben.answer(1)).isEqualTo("ok");
        assertThat(shown(cleo)).isEmpty();
        assertThat(cleo.say("/deny Ben")).isEqualTo("knock-over");
    }

    @Test
    void an_admin_who_comes_back_is_asked_instead() {
        Guest first = house.guest("10.0.0.1");
        Frame.Body.Place place = first.place(first.create("Planets", "Anna", CODE));
        Guest cleo = house.guest("10.0.0.2");
        cleo.join("Planets", "Cleo", CODE);
        spend(HALL);
        first.vanish();
        knocks(HALL, "Ben", CODE);
        assertThat(shown(cleo)).containsExactly("Ben");
        Guest again = house.guest("10.0.0.1");
        again.ask(id ->
                new Request.Resume(id, place.session().value(), String.valueOf(place.token()), 1));
        assertThat(shown(again)).containsExactly("Ben");
        assertThat(shown(cleo)).isEmpty();
    }

    @Test
    void who_is_in_by_a_door_that_others_can_read_along_at_is_not_asked() {
        annaLeads(CODE);
        Guest plain = house.guest("10.0.0.3", Door.PLAIN);
        plain.join("Planets", "Dora", CODE);
        Guest cleo = house.guest("10.0.0.2");
        cleo.join("Planets", "Cleo", CODE);
        anna.vanish();
        spend(HALL);
        knocks(HALL, "Ben", CODE);
        assertThat(plain.all(Frame.Push.Knock.class)).isEmpty();
        assertThat(shown(cleo)).containsExactly("Ben");
    }

    @Test
    void who_goes_away_or_is_too_late_is_shown_no_longer() {
        annaLeads(CODE);
        spend(HALL);
        Guest ben = knocks(HALL, "Ben", CODE);
        house.pass(10);
        knocks(HALL, "Cleo", CODE);
        assertThat(shown(anna)).containsExactly("Ben", "Cleo");
        ben.vanish();
        assertThat(shown(anna)).containsExactly("Cleo");
        house.pass(Limits.KNOCK_FOR);
        assertThat(shown(anna)).isEmpty();
        assertThat(anna.say("/admit Cleo")).isEqualTo("knock-over");
    }

    @Test
    void twenty_are_shown_at_a_time_and_one_source_makes_way_for_another() {
        annaLeads(CODE);
        spend(HALL);
        IntStream.range(0, 25).forEach(i -> knocks(HALL, "Ben" + i, CODE));
        assertThat(shown(anna))
                .hasSize(Limits.KNOCKS_SHOWN)
                .contains("Ben0")
                .doesNotContain("Ben20");
        spend("10.0.0.8");
        knocks("10.0.0.8", "Cleo", CODE);
        assertThat(shown(anna))
                .hasSize(Limits.KNOCKS_SHOWN)
                .contains("Cleo", "Ben1")
                .doesNotContain("Ben0");
        assertThat(anna.say("/admit Ben1")).isEqualTo("ok");
        assertThat(shown(anna)).hasSize(Limits.KNOCKS_SHOWN).contains("Ben0");
    }

    @Test
    void wrong_codes_take_no_place_from_right_ones() {
        annaLeads(CODE);
        spend(HALL);
        IntStream.range(0, 50).forEach(i -> knocks(HALL, "Mallory", WRONG));
        knocks(HALL, "Ben", CODE);
        assertThat(shown(anna)).containsExactly("Ben");
    }

    @Test
    void what_one_source_may_try_on_those_inside_is_bounded() {
        annaLeads(CODE);
        spend(HALL);
        IntStream.range(0, Limits.KNOCKS_PER_SOURCE).forEach(_ -> knocks(HALL, "Mallory", WRONG));
        Guest ben = knocks(HALL, "Ben", CODE);
        assertThat(shown(anna)).isEmpty();
        house.pass(Limits.KNOCK_FOR);
        assertThat(ben.answer(1)).isEqualTo("knock-unanswered");
        house.pass(3_600_000);
        spend(HALL);
        knocks(HALL, "Ben", CODE);
        assertThat(shown(anna)).containsExactly("Ben");
    }

    @Test
    void who_was_let_in_counts_for_nothing_there() {
        annaLeads(CODE);
        spend(HALL);
        for (int i = 0; i < 2 * Limits.KNOCKS_PER_SOURCE; i++) {
            Guest ben = knocks(HALL, "Ben" + i, CODE);
            anna.say("/admit Ben" + i);
            assertThat(ben.answer(1)).isEqualTo("ok");
            house.pass(1_000);
        }
    }

    @Test
    void a_session_that_ends_has_no_door() {
        annaLeads(CODE);
        spend(HALL);
        Guest right = knocks(HALL, "Ben", CODE);
        Guest wrong = knocks(HALL, "Ben", WRONG);
        anna.say("/close");
        assertThat(right.answer(1)).isEqualTo("session-ended");
        assertThat(wrong.answer(1)).isEqualTo("session-ended");
    }

    @Test
    void who_comes_from_the_address_of_somebody_just_kicked_knocks_also_without_a_code() {
        annaLeads(null);
        Guest mallory = house.guest(HALL);
        mallory.join("Planets", "Mallory", null);
        anna.say("/kick Mallory");
        Guest elsewhere = house.guest("10.0.0.8");
        assertThat(elsewhere.answer(elsewhere.join("Planets", "Cleo", null))).isEqualTo("ok");
        Guest ben = knocks(HALL, "Ben", "");
        assertThat(shown(anna)).containsExactly("Ben");
        anna.say("/deny Ben");
        assertThat(ben.answer(1)).isEqualTo("knock-declined");
        house.pass(Limits.SIT_OUT);
        assertThat(ben.answer(ben.join("Planets", "Ben", null))).isEqualTo("ok");
    }

    @Test
    void there_a_wrong_code_is_told_to_be_wrong_as_long_as_guesses_are_looked_at() {
        annaLeads(CODE);
        Guest mallory = house.guest(HALL);
        mallory.join("Planets", "Mallory", CODE);
        anna.say("/kick Mallory");
        Guest ben = house.guest(HALL);
        assertThat(ben.answer(ben.join("Planets", "Ben", WRONG))).isEqualTo("code-wrong");
        long right = ben.join("Planets", "Ben", CODE);
        assertThat(ben.answer(right)).isEmpty();
        anna.say("/admit Ben");
        assertThat(ben.answer(right)).isEqualTo("ok");
    }
}
