package chatroom.core;

import chatroom.core.Event.AdminChanged;
import chatroom.core.Event.Closed;
import chatroom.core.Event.Joined;
import chatroom.core.Event.Kicked;
import chatroom.core.Event.Resumed;
import java.util.Comparator;
import java.util.List;

/// Who leads when somebody comes or goes, and when that ends the session.
record Succession(Session session) {

    /// Somebody new comes in: the role is theirs where they showed its token, or where it waits for
    /// the next one.
    Decision arrival(Joined joined, String token, String newGrant) {
        boolean returning =
                !token.isEmpty()
                        && token.equals(session.grant())
                        && session.terms().leaders().admits(joined.door());
        return returning
                ? Decision.accept(
                        joined,
                        new AdminChanged(joined.member(), AdminChanged.Why.RETURNED, newGrant))
                : arrival(joined, joined.member(), joined.door(), newGrant);
    }

    /// Somebody held is back.
    Decision arrival(Resumed resumed, String newGrant) {
        return arrival(resumed, resumed.member(), resumed.door(), newGrant);
    }

    private Decision arrival(Event coming, int member, Door door, String newGrant) {
        boolean vacant =
                session.admin() == 0
                        && !session.terms().standing()
                        && session.terms().whenAdminLeaves() == WhenAdminLeaves.PASS_ON;
        return vacant && session.terms().leaders().admits(door)
                ? Decision.accept(
                        coming, new AdminChanged(member, AdminChanged.Why.PASSED_ON, newGrant))
                : Decision.accept(coming);
    }

    /// A member goes for good: the last one ends the session, the admin leaves the role behind.
    List<Event> departure(Event going, Member member, WhenAdminLeaves rule, String newGrant) {
        boolean standing = session.terms().standing();
        if (session.members().size() == 1 && !standing) {
            return List.of(going, new Closed(Closed.Why.EMPTY));
        }
        if (member.number() != session.admin()) {
            return List.of(going);
        }
        return switch (standing ? WhenAdminLeaves.WAIT : rule) {
            case PASS_ON -> List.of(going, passedOn(newGrant));
            case WAIT -> List.of(going, waiting(going));
            case END -> List.of(going, new Closed(Closed.Why.ADMIN_LEFT));
        };
    }

    /// To the longest present member who may be admin, those in by the encrypted door first; to
    /// nobody, and the next who may, where there is none.
    private AdminChanged passedOn(String newGrant) {
        return session.members().all().stream()
                .filter(m -> m.present() && m.number() != session.admin())
                .filter(m -> session.terms().leaders().admits(m.door()))
                .min(Comparator.comparing(Member::door).thenComparingInt(Member::number))
                .map(m -> new AdminChanged(m.number(), AdminChanged.Why.PASSED_ON, newGrant))
                .orElse(new AdminChanged(0, AdminChanged.Why.PASSED_ON, ""));
    }

    /// The role waits for the one who had it, except for one who was thrown out.
    private AdminChanged waiting(Event going) {
        String awaited = going instanceof Kicked ? "" : session.grant();
        return new AdminChanged(0, AdminChanged.Why.WAITING, awaited);
    }
}
