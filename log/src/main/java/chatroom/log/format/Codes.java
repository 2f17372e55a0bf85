package chatroom.log.format;

import chatroom.core.Door;
import chatroom.core.Event;
import chatroom.core.Leaders;
import chatroom.core.Past;
import chatroom.core.WhenAdminLeaves;
import java.util.List;

/// The numbers by which choices are written down: a value's place in its list here, from 1, and
/// never the order in which its enum happens to stand. Lists only ever grow at their end.
/// Immutable.
final class Codes<E extends Enum<E>> {
    static final Codes<Door> DOOR = new Codes<>(List.of(Door.ENCRYPTED, Door.PLAIN));
    static final Codes<Leaders> LEADERS = new Codes<>(List.of(Leaders.ANY, Leaders.ENCRYPTED));
    static final Codes<Past> PAST = new Codes<>(List.of(Past.ALL, Past.SINCE_JOIN));
    static final Codes<WhenAdminLeaves> WHEN_ADMIN_LEAVES =
            new Codes<>(
                    List.of(WhenAdminLeaves.PASS_ON, WhenAdminLeaves.WAIT, WhenAdminLeaves.END));
    static final Codes<Event.Left.Why> LEFT =
            new Codes<>(List.of(Event.Left.Why.LEFT, Event.Left.Why.LAPSED));
    static final Codes<Event.AdminChanged.Why> ADMIN =
            new Codes<>(
                    List.of(
                            Event.AdminChanged.Why.CREATED,
                            Event.AdminChanged.Why.HANDED_OVER,
                            Event.AdminChanged.Why.PASSED_ON,
                            Event.AdminChanged.Why.WAITING,
                            Event.AdminChanged.Why.RETURNED,
                            Event.AdminChanged.Why.APPOINTED));
    static final Codes<Event.Closed.Why> CLOSED =
            new Codes<>(
                    List.of(
                            Event.Closed.Why.BY_ADMIN,
                            Event.Closed.Why.BY_OPERATOR,
                            Event.Closed.Why.ADMIN_LEFT,
                            Event.Closed.Why.EMPTY));

    /// All of them, so that a test can see that no value was forgotten.
    static final List<Codes<?>> ALL =
            List.of(DOOR, LEADERS, PAST, WHEN_ADMIN_LEAVES, LEFT, ADMIN, CLOSED);

    private final List<E> values;

    private Codes(List<E> values) {
        this.values = values;
    }

    List<E> values() {
        return values;
    }

    int code(E value) {
        return values.indexOf(value) + 1;
    }

    /// @throws IllegalArgumentException where no value has that code
    E value(int code) {
        if (code < 1 || code > values.size()) {
            throw new IllegalArgumentException("unknown choice " + code);
        }
        return values.get(code - 1);
    }
}
