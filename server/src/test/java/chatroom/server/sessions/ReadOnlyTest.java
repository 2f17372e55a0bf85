package chatroom.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Event;
import chatroom.core.Limits;
import chatroom.core.SessionId;
import chatroom.log.Appended;
import chatroom.log.Fault;
import chatroom.log.FaultyLog;
import chatroom.log.Keep;
import chatroom.log.MemoryLog;
import chatroom.log.MemoryStore;
import chatroom.log.Position;
import chatroom.log.SessionLog;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people meet while the log takes nothing: for a moment nothing, then that it is so, and
/// everything again when it is over.
class ReadOnlyTest {
    private static final long A_WHILE = Limits.READ_ONLY_AFTER + 500;

    private final MemoryStore store = new MemoryStore();
    private final House house =
            new House(1, store, log -> new FaultyLog(log, Runnable::run, (_, _) -> List.of()));
    private final FaultyLog log = (FaultyLog) house.sessions().node().log();
    private final Guest anna = house.guest("10.0.0.1");
    private final Guest ben = house.guest("10.0.0.2");
    private Frame.Body.Place place = new Frame.Body.Place(new SessionId("a".repeat(26)), 1, "");

    @BeforeEach
    void both_are_in() {
        anna.create("Planets", "Anna", null);
        place = ben.place(ben.join("Planets", "Ben", null));
    }

    private static List<Boolean> told(Guest who) {
        return who.all(Frame.Push.ReadOnly.class).stream().map(Frame.Push.ReadOnly::on).toList();
    }

    private Request back(long id) {
        return new Request.Resume(id, place.session().value(), String.valueOf(place.token()), 4);
    }

    private static long say(Guest who, String text) {
        return who.ask(id -> new Request.Say(id, text));
    }

    private static List<String> said(Guest who) {
        return who.events().stream()
                .flatMap(e -> e instanceof Event.Said s ? Stream.of(s) : null)
                .map(s -> s.text().value())
                .toList();
    }

    @Test
    void a_shorter_stall_waits_and_nobody_is_told() {
        log.plan(() -> Fault.LOST);
        long said = say(anna, "hello");
        long waits = say(ben, "hello too");
        house.pass(Limits.READ_ONLY_AFTER - 1_000);
        assertThat(anna.answer(said)).isEmpty();
        assertThat(ben.answer(waits)).isEmpty();
        log.plan(Fault.Plan.calm());
        house.pass(1_000);
        assertThat(anna.answer(said)).isEqualTo("ok");
        assertThat(ben.answer(waits)).isEqualTo("ok");
        assertThat(told(anna)).isEmpty();
    }

    @Test
    void after_eight_seconds_all_are_told_and_when_it_is_over_too() {
        log.plan(() -> Fault.LOST);
        long said = say(anna, "hello");
        long waits = say(ben, "hello too");
        house.pass(A_WHILE);
        assertThat(told(anna)).containsExactly(true);
        assertThat(told(ben)).containsExactly(true);
        assertThat(ben.answer(waits)).isEqualTo("read-only");
        assertThat(ben.say("and now?")).isEqualTo("read-only");
        assertThat(anna.answer(said)).as("nobody knows yet").isEmpty();
        log.plan(Fault.Plan.calm());
        house.pass(1_000);
        assertThat(anna.answer(said)).isEqualTo("ok");
        assertThat(told(ben)).containsExactly(true, false);
        assertThat(ben.say("at last")).isEqualTo("ok");
        assertThat(said(anna)).containsExactly("hello", "at last");
    }

    @Test
    void what_landed_without_an_answer_is_there_once() {
        log.next(Fault.LANDED);
        log.pause();
        long said = say(anna, "hello");
        house.pass(A_WHILE);
        log.goOn();
        house.pass(1_000);
        assertThat(anna.answer(said)).isEqualTo("ok");
        assertThat(said(ben)).containsExactly("hello");
    }

    @Test
    void what_needs_no_entry_is_served_meanwhile() {
        log.plan(() -> Fault.LOST);
        say(anna, "hello");
        house.pass(A_WHILE);
        assertThat(ben.say("/help")).isEqualTo("ok");
        assertThat(ben.say("/kick Anna")).isEqualTo("not-admin");
        assertThat(ben.answer(ben.ask(Request.List::new))).isEqualTo("ok");
        ben.vanish();
        Guest again = house.guest("10.0.0.2");
        long back = again.ask(this::back);
        assertThat(again.answer(back)).isEqualTo("ok");
        assertThat(told(again)).containsExactly(true);
    }

    @Test
    void who_is_here_and_was_dropped_by_another_node_meanwhile_goes_on() {
        log.plan(() -> Fault.LOST);
        say(anna, "hello");
        house.pass(A_WHILE);
        SessionId session = place.session();
        SessionLog other = new MemoryLog(store, Runnable::run);
        Position end = other.read(session, 0, 1 << 20).join().getLast().end();
        List<Event> dropped = List.of(new Event.Dropped(place.member()));
        long now = house.sessions().node().clock().now();
        assertThat(other.append(session, end, UUID.randomUUID(), now, dropped, Keep.NONE).join())
                .isInstanceOf(Appended.Done.class);
        log.plan(Fault.Plan.calm());
        house.pass(2_000);
        assertThat(ben.say("still here")).isEqualTo("ok");
        assertThat(said(ben)).containsExactly("hello", "still here");
    }

    @Test
    void nobody_is_dropped_or_timed_out_by_it() {
        log.plan(() -> Fault.LOST);
        say(anna, "hello");
        ben.vanish();
        house.pass(10 * 60_000);
        log.plan(Fault.Plan.calm());
        house.pass(1_000);
        Guest again = house.guest("10.0.0.2");
        long back = again.ask(this::back);
        assertThat(again.answer(back)).isEqualTo("ok");
        assertThat(again.say("back")).isEqualTo("ok");
    }

    @Test
    void who_would_come_in_is_refused_and_leaves_no_ghost_if_it_is_done_after_all() {
        log.plan(() -> Fault.LOST);
        Guest cleo = house.guest("10.0.0.3");
        long asked = cleo.join("Planets", "Cleo", null);
        house.pass(A_WHILE);
        assertThat(cleo.answer(asked)).isEqualTo("read-only");
        assertThat(cleo.answer(cleo.join("Planets", "Cleo", null))).isEqualTo("name-taken");
        log.plan(Fault.Plan.calm());
        house.pass(1_000);
        assertThat(anna.events()).anyMatch(Event.Joined.class::isInstance);
        house.pass(Limits.DROP_AFTER + 1_000);
        assertThat(anna.events()).anyMatch(Event.Dropped.class::isInstance);
        assertThat(cleo.answer(cleo.join("Planets", "Cleo", null))).isEqualTo("ok");
        assertThat(cleo.say("in")).isEqualTo("ok");
    }

    @Test
    void who_would_create_is_refused_and_what_comes_of_it_ends() {
        log.plan(() -> Fault.LOST);
        Guest cleo = house.guest("10.0.0.3");
        long asked = cleo.create("Stars", "Cleo", null);
        house.pass(A_WHILE);
        assertThat(cleo.answer(asked)).isEqualTo("read-only");
        log.plan(Fault.Plan.calm());
        house.pass(2_000);
        assertThat(cleo.answer(cleo.create("Stars", "Cleo", null))).isEqualTo("ok");
    }

    @Test
    void a_full_disk_is_told_in_the_same_way() {
        log.next(Fault.FULL, Fault.FULL);
        assertThat(anna.say("hello")).isEqualTo("log-full");
        assertThat(told(ben)).containsExactly(true);
        assertThat(ben.say("hello")).isEqualTo("log-full");
        assertThat(ben.say("hello again")).isEqualTo("ok");
        assertThat(told(ben)).containsExactly(true, false);
    }
}
