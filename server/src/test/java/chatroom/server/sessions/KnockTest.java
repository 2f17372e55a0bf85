package chatroom.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Door;
import chatroom.core.Event;
import chatroom.core.Limits;
import chatroom.wire.CloseCode;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who may not come in by the code alone waits until somebody inside lets them in.
class KnockTest {
    private static final String CODE = House.CODE;
    private static final String WRONG = "54321";
    private static final String HALL = "10.0.0.7";

    private final House house = new House(1);
    private final Guest anna = house.guest("10.0.0.1");

    private void annaLeads(@Nullable String code) {
        anna.create("Planets", "Anna", code);
    }

    /// As many wrong codes as are looked at from there.
    private void spend(String source) {
        for (int i = 0; i < Limits.CODE_TRIES_PER_SOURCE; i++) {
            Guest guesser = house.guest(source);
            assertThat(guesser.answer(guesser.join("Planets", "Mallory", WRONG)))
                    .isEqualTo("code-wrong");
        }
    }

    private Guest knocks(String source, String name, String code) {
        Guest guest = house.guest(source);
        assertThat(guest.answer(guest.join("Planets", name, code))).isEmpty();
        assertThat(guest.last(Frame.Push.Waiting.class))
                .isEqualTo(new Frame.Push.Waiting(1, house.now() + Limits.KNOCK_FOR));
        return guest;
    }

    /// Who is shown to them now.
    private static List<String> shown(Guest guest) {
        Map<String, String> open = new LinkedHashMap<>();
        for (Frame.Push push : guest.all(Frame.Push.class)) {
            switch (push) {
                case Frame.Push.Knock knock -> open.put(knock.knock(), knock.name());
                case Frame.Push.KnockOver over -> open.remove(over.knock());
                default -> {}
            }
        }
        return List.copyOf(open.values());
    }

    // From outside.

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

    // From inside.

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

    // After a kick.

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

    // Many.

    @Test
    void thirty_people_behind_one_address_who_each_mistype_once_are_in_within_30_seconds() {
        annaLeads(CODE);
        anna.always(this::letIn);
        Random random = new Random(7);
        List<Guest> people = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Guest guest = house.guest(HALL);
            String name = "Guest" + i;
            people.add(guest);
            long mistype = 1L + random.nextInt(10_000);
            guest.loop().after(mistype, () -> send(guest, name, WRONG));
            // Told that it is wrong they type it again; left to wait, they look at it again.
            guest.always(f -> {
                if (f instanceof Frame.No no && no.id() == 1 && guest.heard() < 4) {
                    guest.loop().after(3_000, () -> send(guest, name, CODE));
                } else if (f instanceof Frame.Push.Waiting w && w.id() == 1) {
                    guest.loop().after(10_000, () -> send(guest, name, CODE));
                }
            });
        }
        house.pass(30_000);
        for (Guest guest : people) {
            assertThat(guest.all(Frame.State.class)).hasSize(1);
        }
        assertThat(people.stream().filter(g -> g.answer(1).equals("code-wrong")))
                .hasSize(Limits.CODE_TRIES_PER_SOURCE);
    }

    private static void send(Guest guest, String name, String code) {
        guest.send(id -> new Request.Join(id, "Planets", name, code, null));
    }

    private void letIn(Frame frame) {
        if (frame instanceof Frame.Push.Knock knock) {
            anna.loop()
                    .after(
                            1_000,
                            () -> anna.send(id -> new Request.Admit(id, knock.knock(), true)));
        }
    }

    @Test
    void sixty_four_sources_guess_for_an_hour_within_the_budget_while_200_honest_people_get_in() {
        annaLeads(CODE);
        anna.always(frame -> {
            if (frame instanceof Frame.Push.Knock knock) {
                boolean known = knock.name().startsWith("Friend");
                anna.loop()
                        .after(
                                5_000,
                                () -> anna.send(id -> new Request.Admit(id, knock.knock(), known)));
            }
        });
        Random random = new Random(3);
        List<Guest> guessers = new ArrayList<>();
        for (int source = 0; source < 64; source++) {
            for (int i = 0; i < 4; i++) {
                guessers.add(guesser("10.6.4." + source, random));
            }
        }
        List<Guest> friends = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String name = "Friend" + i;
            Guest friend = house.guest("10.2." + i % 50 + ".1");
            friends.add(friend);
            friend.loop().after(1L + random.nextInt(3_500_000), () -> send(friend, name, CODE));
        }
        house.pass(3_600_000);
        for (Guest friend : friends) {
            assertThat(friend.answer(1)).isEqualTo("ok");
        }
        long evaluated =
                guessers.stream()
                        .flatMap(g -> g.all(Frame.No.class).stream())
                        .filter(no -> no.refusal().code().wire().equals("code-wrong"))
                        .count();
        assertThat(evaluated).isEqualTo(Limits.CODE_TRIES);
        assertThat(guessers).allMatch(g -> g.all(Frame.State.class).isEmpty());
        assertThat(anna.events().stream().filter(Event.Joined.class::isInstance)).hasSize(200);
    }

    /// Tries one code after the other as soon as it has an answer, and any code but the right one:
    /// whether a guess happens to be right is another matter.
    private Guest guesser(String source, Random random) {
        Guest guest = house.guest(source);
        Runnable guess =
                () -> send(guest, "Mallory", String.format("%05d", random.nextInt(12_345)));
        guest.always(f -> {
            if (f instanceof Frame.No) {
                guest.loop().after(1L + random.nextInt(1_000), guess);
            }
        });
        guest.loop().after(1L + random.nextInt(60_000), guess);
        return guest;
    }
}
