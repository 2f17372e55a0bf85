package chatroom.wire;

import chatroom.core.Door;
import chatroom.core.Event.AdminChanged;
import chatroom.core.Event.Closed;
import chatroom.core.Event.Left;
import chatroom.core.Leaders;
import chatroom.core.Past;
import chatroom.core.Refusal;
import chatroom.core.WhenAdminLeaves;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every closed list of words on the wire.
final class Vocabulary {
    private Vocabulary() {}

    static final Kebab<WhenAdminLeaves> WHEN_ADMIN_LEAVES = new Kebab<>(WhenAdminLeaves.class);
    static final Kebab<Past> PAST = new Kebab<>(Past.class);
    static final Kebab<Door> DOOR = new Kebab<>(Door.class);
    static final Kebab<Leaders> LEADERS = new Kebab<>(Leaders.class);
    static final Kebab<Left.Why> LEFT = new Kebab<>(Left.Why.class);
    static final Kebab<AdminChanged.Why> ADMIN_CHANGED = new Kebab<>(AdminChanged.Why.class);
    static final Kebab<Closed.Why> CLOSED = new Kebab<>(Closed.Why.class);
    static final Kebab<Frame.Why> OUT = new Kebab<>(Frame.Why.class);
    static final Kebab<CloseCode.Again> AGAIN = new Kebab<>(CloseCode.Again.class);
    static final Map<String, Refusal.Code> REFUSALS =
            Arrays.stream(Refusal.Code.values())
                    .collect(Collectors.toMap(Refusal.Code::wire, Function.identity()));
}
