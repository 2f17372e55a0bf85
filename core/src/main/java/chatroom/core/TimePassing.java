package chatroom.core;

import chatroom.core.Event.Left;
import java.util.ArrayList;
import java.util.List;

/// What falls due by time alone: silent members are timed out, places held long enough are given
/// up.
final class TimePassing {
    private TimePassing() {}

    /// Each thing that is due is decided against the state after the one before it.
    static Decision decide(Session session, Command.Tick tick, long now) {
        Session state = session;
        List<Event> events = new ArrayList<>();
        for (Member member : session.members()) {
            for (Event event : due(state, member, tick, now)) {
                events.add(event);
                state = state.apply(new Entry(state.seq() + 1, now, event));
            }
        }
        return events.isEmpty() ? Decision.NOTHING : new Decision.Accepted(events);
    }

    private static List<Event> due(Session session, Member member, Command.Tick tick, long now) {
        if (session.ended()) {
            return List.of();
        }
        if (tick.clock().timeout(session, member) <= now) {
            return List.of(new Event.TimedOut(member.number()));
        }
        if (tick.clock().lapse(session, member) <= now) {
            Left lapsed = new Left(member.number(), Left.Why.LAPSED);
            WhenAdminLeaves rule = session.terms().whenAdminLeaves();
            return new Succession(session).departure(lapsed, member, rule, tick.grant());
        }
        return List.of();
    }
}
