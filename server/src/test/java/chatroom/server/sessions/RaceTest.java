package chatroom.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Door;
import chatroom.core.Event;
import chatroom.core.WhenAdminLeaves;
import chatroom.wire.CloseCode;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Several ask for what only one can have, at the same time and in every order that 500 seeds draw:
/// exactly one gets it, and nobody gains anything else.
class RaceTest {
    private static final int RACERS = 5;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 500);
    }

    private static List<Guest> racers(House house) {
        return IntStream.range(0, RACERS).mapToObj(i -> house.guest("10.0.1." + i)).toList();
    }

    private static Guest winner(List<Guest> racers, long id, String otherwise) {
        List<Guest> won = racers.stream().filter(g -> g.answer(id).equals("ok")).toList();
        assertThat(won).hasSize(1);
        assertThat(racers.stream().filter(g -> !won.contains(g)).map(g -> g.answer(id)))
                .containsOnly(otherwise);
        return won.getFirst();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void for_a_name_in_a_session(long seed) {
        House house = new House(seed);
        Guest anna = house.guest("10.0.0.1");
        anna.create("Planets", "Anna", null);
        List<Guest> racers = racers(house);
        racers.forEach(g -> g.send(id -> new Request.Join(id, "Planets", "Ben", null, null)));
        house.run();
        Guest ben = winner(racers, 1, "name-taken");
        assertThat(ben.all(Frame.State.class)).hasSize(1);
        assertThat(anna.events().stream().filter(Event.Joined.class::isInstance)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void for_the_name_of_a_session(long seed) {
        House house = new House(seed);
        List<Guest> racers = racers(house);
        racers.forEach(g ->
                g.send(id ->
                        new Request.Create(id, "Planets", "Ben", null, null, null, null, null)));
        house.run();
        Guest admin = winner(racers, 1, "name-taken");
        assertThat(admin.all(Frame.Push.Admin.class)).hasSize(1);
        assertThat(racers.stream().mapToInt(g -> g.all(Frame.Push.Admin.class).size()).sum())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void for_a_place_by_its_token(long seed) {
        House house = new House(seed);
        Guest anna = house.guest("10.0.0.1");
        Frame.Body.Place place = anna.place(anna.create("Planets", "Anna", null));
        String token = String.valueOf(place.token());
        List<Guest> racers = racers(house);
        racers.forEach(
                g -> g.send(id -> new Request.Resume(id, place.session().value(), token, 3)));
        house.run();
        assertThat(racers.stream().map(g -> g.answer(1))).containsOnly("ok");
        assertThat(anna.closed).isEqualTo(CloseCode.TAKEN_OVER);
        assertThat(racers.stream().filter(g -> g.closed == null)).hasSize(1);
        assertThat(racers.stream().filter(g -> g.closed == CloseCode.TAKEN_OVER))
                .hasSize(RACERS - 1);
        Guest last = racers.stream().filter(g -> g.closed == null).findFirst().orElseThrow();
        assertThat(last.say("still the one")).isEqualTo("ok");
        assertThat(house.sessions().listing().members()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void for_the_place_of_an_admin_who_left(long seed) {
        House house = new House(seed);
        Guest anna = house.guest("10.0.0.1");
        anna.ask(id ->
                new Request.Create(
                        id, "Planets", "Anna", null, WhenAdminLeaves.WAIT, null, null, null));
        String token = anna.last(Frame.Push.Admin.class).token();
        Guest cleo = house.guest("10.0.0.2");
        cleo.join("Planets", "Cleo", null);
        anna.say("/quit");
        List<Guest> racers = racers(house);
        for (int i = 0; i < RACERS; i++) {
            // One has no right to it.
            String shown = i == 0 ? token.substring(1) + "a" : token;
            String name = "Racer" + i;
            racers.get(i).send(id -> new Request.Join(id, "Planets", name, null, shown));
        }
        house.run();
        assertThat(
                        cleo.events().stream()
                                .filter(e ->
                                        e instanceof Event.AdminChanged a
                                                && a.why() == Event.AdminChanged.Why.RETURNED))
                .hasSize(1);
        assertThat(racers.stream().filter(g -> !g.all(Frame.Push.Admin.class).isEmpty()))
                .hasSize(1)
                .doesNotContain(racers.getFirst());
        assertThat(racers.stream().filter(g -> !g.say("/kick Cleo").equals("not-admin")))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void to_be_let_in_while_others_change_their_minds(long seed) {
        House house = new House(seed);
        Guest anna = house.guest("10.0.0.1", Door.ENCRYPTED);
        anna.create("Planets", "Anna", null);
        Guest mallory = house.guest("10.0.1.0");
        mallory.join("Planets", "Mallory", null);
        anna.say("/kick Mallory");
        Guest ben = house.guest("10.0.1.0");
        long knock = ben.join("Planets", "Ben", null);
        String named = anna.last(Frame.Push.Knock.class).knock();
        long second = ben.send(id -> new Request.Join(id, "Planets", "Ben", null, null));
        long yes = anna.send(id -> new Request.Admit(id, named, true));
        long no = anna.send(id -> new Request.Admit(id, named, false));
        house.run();
        assertThat(anna.answer(no)).isEqualTo("knock-over");
        if (anna.answer(yes).equals("ok")) {
            assertThat(ben.answer(knock)).isEqualTo("ok");
            assertThat(ben.answer(second)).isEqualTo("already-a-member");
        } else {
            assertThat(ben.answer(knock)).isEqualTo("knock-unanswered");
            assertThat(ben.answer(second)).isEmpty();
            assertThat(anna.say("/admit Ben")).isEqualTo("ok");
            assertThat(ben.answer(second)).isEqualTo("ok");
        }
        assertThat(ben.all(Frame.State.class)).hasSize(1);
    }
}
