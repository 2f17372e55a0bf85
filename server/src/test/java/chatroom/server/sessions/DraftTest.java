package chatroom.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Command;
import chatroom.core.Decision;
import chatroom.core.Door;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Leaders;
import chatroom.core.NameKey;
import chatroom.core.Past;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.core.SessionName;
import chatroom.core.Username;
import chatroom.core.WhenAdminLeaves;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DraftTest {
    private static final long NOW = 1_000_000_000_000L;

    /// Founded where anybody might lead: Anna is in encrypted and its admin, Ben is in plainly.
    private static Session session() {
        List<Event> events =
                List.of(
                        new Event.Created(
                                SessionName.of("Planets"),
                                new NameKey("planets"),
                                "Anna",
                                false,
                                WhenAdminLeaves.PASS_ON,
                                0,
                                Past.ALL,
                                false,
                                false,
                                Leaders.ANY),
                        joined(1, "Anna", Door.ENCRYPTED),
                        new Event.AdminChanged(1, Event.AdminChanged.Why.CREATED, "grant"),
                        joined(2, "Ben", Door.PLAIN));
        SessionId id = new SessionId("abcdefghijklmnopqrstuvwxyz");
        Session session = Session.begin(id, new Entry(1, NOW, events.getFirst()));
        for (Event event : events.subList(1, events.size())) {
            session = session.apply(new Entry(session.seq() + 1, NOW, event));
        }
        return session;
    }

    private static Event joined(int member, String name, Door door) {
        return new Event.Joined(member, Username.of(name), new NameKey(name), door, "place");
    }

    /// Who is admin when Anna has left, as the operator has it now; 0 for nobody.
    private static int adminAfterAnna(Leaders leaders) {
        Draft draft = new Draft(session(), NOW, new UUID(0, 0), leaders);
        Decision decision = draft.decide(new Command.Leave(1, null, "next grant"));
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        List<Event> events = ((Decision.Accepted) decision).events();
        return ((Event.AdminChanged) events.getLast()).member();
    }

    @Test
    void the_role_passes_to_whom_the_operator_lets_lead_now() {
        assertThat(adminAfterAnna(Leaders.ANY)).isEqualTo(2);
        assertThat(adminAfterAnna(Leaders.ENCRYPTED)).isZero();
    }
}
