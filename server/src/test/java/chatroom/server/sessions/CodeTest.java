package chatroom.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Event;
import chatroom.core.Limits;
import chatroom.log.MemoryStore;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import org.junit.jupiter.api.Test;

/// The admin changes the code, or takes it away, and whoever must know it knows it.
class CodeTest {
    private final MemoryStore store = new MemoryStore();
    private final House house = new House(1, store);
    private final Guest anna = house.guest("10.0.0.1");
    private final Guest ben = house.guest("10.0.0.2");

    private String join(House at, String name, String code) {
        Guest guest = at.guest("10.0.0.3");
        return guest.answer(guest.join("Planets", name, code));
    }

    @Test
    void from_then_on_the_new_one_admits_and_the_old_one_does_not() {
        anna.create("Planets", "Anna", "12345");
        assertThat(anna.say("/code 54321")).isEqualTo("ok");
        assertThat(join(house, "Cleo", "12345")).isEqualTo("code-wrong");
        assertThat(join(house, "Cleo", "54321")).isEqualTo("ok");
        assertThat(anna.say("/code NONE")).isEqualTo("ok");
        assertThat(join(house, "Dan", "")).isEqualTo("ok");
        assertThat(anna.say("/code 00 000")).isEqualTo("ok");
        assertThat(join(house, "Eve", "")).isEqualTo("code-missing");
    }

    @Test
    void everybody_inside_is_told_that_it_was_changed_and_what_it_is_now() {
        anna.create("Planets", "Anna", null);
        ben.join("Planets", "Ben", null);
        anna.say("/code 54321");
        assertThat(ben.events()).endsWith(new Event.CodeChanged(1, true));
        assertThat(ben.last(Frame.Push.Code.class).code()).isEqualTo("54321");
        assertThat(anna.last(Frame.Push.Code.class).code()).isEqualTo("54321");
        anna.say("/code none");
        assertThat(ben.events()).endsWith(new Event.CodeChanged(1, false));
        assertThat(ben.last(Frame.Push.Code.class).code()).isNull();
        assertThat(house.output())
                .contains("Planets: has a new code", "Planets: has no code any more")
                .noneMatch(line -> line.contains("54321"));
    }

    @Test
    void who_comes_later_finds_it_in_the_state_and_who_comes_back_is_told() {
        anna.create("Planets", "Anna", "12345");
        Frame.Body.Place place = ben.place(ben.join("Planets", "Ben", "12345"));
        long seq = ben.last(Frame.State.class).seq();
        ben.vanish();
        anna.say("/code 54321");
        Guest cleo = house.guest("10.0.0.3");
        cleo.join("Planets", "Cleo", "54321");
        assertThat(cleo.last(Frame.State.class).code()).isEqualTo("54321");
        Guest again = house.guest("10.0.0.2");
        String token = String.valueOf(place.token());
        again.ask(id -> new Request.Resume(id, place.session().value(), token, seq));
        assertThat(again.events()).contains(new Event.CodeChanged(1, true));
        assertThat(again.last(Frame.Push.Code.class).code()).isEqualTo("54321");
    }

    @Test
    void the_list_says_whether_there_is_one() {
        Guest watcher = house.guest("10.0.0.9");
        watcher.ask(id -> new Request.Watch(id, true));
        anna.create("Planets", "Anna", null);
        house.pass(200);
        anna.say("/code 54321");
        house.pass(200);
        assertThat(watcher.last(Frame.Push.Sessions.class).changed())
                .singleElement()
                .satisfies(listed -> assertThat(listed.coded()).isTrue());
        anna.say("/code none");
        house.pass(200);
        assertThat(watcher.last(Frame.Push.Sessions.class).changed())
                .singleElement()
                .satisfies(listed -> assertThat(listed.coded()).isFalse());
    }

    @Test
    void only_the_admin_changes_it_and_not_in_the_servers_own_session() {
        anna.create("Planets", "Anna", "12345");
        ben.join("Planets", "Ben", "12345");
        assertThat(ben.say("/code none")).isEqualTo("not-admin");
        assertThat(anna.say("/code")).isEqualTo("command-usage");
        assertThat(anna.say("/code 123")).isEqualTo("command-usage");
        assertThat(join(house, "Cleo", "12345")).isEqualTo("ok");
        Guest dan = house.guest("10.0.0.4");
        dan.join("Lobby", "Dan", null);
        assertThat(dan.say("/code 12345")).isEqualTo("not-admin");
    }

    @Test
    void a_new_code_begins_with_a_new_budget_and_who_waited_tries_anew() {
        anna.create("Planets", "Anna", "12345");
        for (int i = 0; i < Limits.CODE_TRIES_PER_SOURCE; i++) {
            assertThat(join(house, "Mallory", "99999")).isEqualTo("code-wrong");
        }
        long knock = ben.join("Planets", "Ben", "12345");
        Guest guesser = house.guest("10.0.0.3");
        long guess = guesser.join("Planets", "Mallory", "99999");
        assertThat(join(house, "Mallory", "99999")).isEmpty();
        assertThat(ben.answer(knock)).isEqualTo("ok");
        anna.say("/code 54321");
        assertThat(guesser.answer(guess)).isEqualTo("knock-unanswered");
        assertThat(join(house, "Mallory", "99999")).isEqualTo("code-wrong");
        assertThat(join(house, "Cleo", "54321")).isEqualTo("ok");
    }

    @Test
    void a_server_that_starts_again_has_the_new_one() {
        anna.create("Planets", "Anna", "12345");
        anna.say("/code 54321");
        House later = new House(2, store);
        assertThat(join(later, "Cleo", "12345")).isEqualTo("code-wrong");
        assertThat(join(later, "Cleo", "54321")).isEqualTo("ok");
        assertThat(later.sessions().listing().all())
                .anyMatch(l -> l.name().equals("Planets") && l.coded());
    }

    @Test
    void so_has_another_node_and_tells_its_own_people() {
        anna.create("Planets", "Anna", "12345");
        House other = new House(2, store);
        Guest cleo = other.guest("10.0.0.3");
        cleo.join("Planets", "Cleo", "12345");
        house.run();
        assertThat(anna.say("/code 54321")).isEqualTo("ok");
        other.run();
        assertThat(cleo.events()).contains(new Event.CodeChanged(1, true));
        assertThat(cleo.last(Frame.Push.Code.class).code()).isEqualTo("54321");
        assertThat(join(other, "Dan", "12345")).isEqualTo("code-wrong");
        assertThat(join(other, "Dan", "54321")).isEqualTo("ok");
        house.run();
        assertThat(anna.say("/code none")).isEqualTo("ok");
        other.run();
        assertThat(cleo.last(Frame.Push.Code.class).code()).isNull();
        assertThat(join(other, "Eve", "")).isEqualTo("ok");
    }
}
