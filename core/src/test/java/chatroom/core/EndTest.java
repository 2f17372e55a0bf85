package chatroom.core;

import static chatroom.core.Cast.ANN;
import static chatroom.core.Cast.ANN_LEADS_BOB;
import static chatroom.core.Cast.BOB;
import static chatroom.core.Cast.CLEO;
import static chatroom.core.Cast.admin;
import static chatroom.core.Cast.join;
import static chatroom.core.Cast.joined;
import static chatroom.core.Cast.left;
import static chatroom.core.Cast.said;
import static chatroom.core.Cast.say;
import static chatroom.core.Story.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.core.Event.AdminChanged.Why;
import chatroom.core.Event.Closed;
import chatroom.core.Refusal.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing happens after the end, and nothing that cannot have happened.
class EndTest {
    private static final Closed CLOSED = new Closed(Closed.Why.BY_ADMIN);

    @Test
    void whatever_is_asked_of_an_ended_session_is_refused() {
        given(ANN_LEADS_BOB)
                .and(CLOSED)
                .when(say(ANN, 1, "hello"))
                .refused(Code.SESSION_ENDED)
                .when(join("Cleo"))
                .refused(Code.SESSION_ENDED)
                .when(new Command.Time(1))
                .refused(Code.SESSION_ENDED)
                .whenTimeIsUp()
                .refused(Code.SESSION_ENDED);
    }

    @Test
    void nothing_can_follow_the_end() {
        Story story = given(ANN_LEADS_BOB).and(CLOSED);
        assertDamage(story.session(), new Entry(6, Story.START, said(ANN, 1, "hello")));
    }

    @Test
    void an_entry_comes_in_its_turn() {
        Session session = given(ANN_LEADS_BOB).session();
        assertDamage(session, new Entry(4, Story.START, said(ANN, 1, "hello")));
        assertDamage(session, new Entry(6, Story.START, said(ANN, 1, "hello")));
    }

    @Test
    void time_does_not_run_backwards_in_a_log() {
        Session session = given(ANN_LEADS_BOB).session();
        assertDamage(session, new Entry(5, Story.START - 1, said(ANN, 1, "hello")));
    }

    static Event[] impossible() {
        return new Event[] {
            Terms.usual().created(),
            said(CLEO, 1, "hello"),
            new Event.Active(CLEO),
            new Event.Dropped(CLEO),
            new Event.TimedOut(CLEO),
            new Event.Resumed(CLEO, Door.PLAIN),
            left(CLEO),
            new Event.Kicked(CLEO, ANN, 1, ""),
            admin(CLEO, Why.HANDED_OVER, "grant"),
            joined(BOB, "Again"),
            joined(CLEO + 1, "Early"),
        };
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void what_cannot_have_happened_is_damage(Event event) {
        assertDamage(given(ANN_LEADS_BOB).session(), new Entry(5, Story.START, event));
    }

    private static void assertDamage(Session session, Entry entry) {
        assertThatThrownBy(() -> session.apply(entry))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("entry " + entry.seq())
                .hasMessageContaining(session.id().value());
    }
}
