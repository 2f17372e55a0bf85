package chatroom.core;

import chatroom.core.Command.By;
import chatroom.core.Event.AdminChanged;
import chatroom.core.Event.Closed;
import java.util.Optional;

/// What only the admin may, and who stands in for one ([Session#rules]): the decisions about
/// others.
record Leadership(Session session) {

    Decision kick(Command.Kick kick, long now) {
        if (!session.rules(kick.by())) {
            return Decision.refuse(Refusal.Code.NOT_ADMIN);
        }
        Optional<Member> found = session.byKey(kick.target());
        if (found.isEmpty()) {
            return Decision.refuse(Refusal.Code.MEMBER_UNKNOWN, kick.typed());
        }
        Member member = found.get();
        if (member.number() == kick.by().member()) {
            return Decision.refuse(Refusal.Code.NOT_YOURSELF);
        }
        Event.Kicked kicked =
                new Event.Kicked(
                        member.number(),
                        kick.by().member(),
                        now + Limits.SIT_OUT,
                        oneLine(kick.reason()));
        return new Decision.Accepted(
                new Succession(session)
                        .departure(
                                kicked, member, session.terms().whenAdminLeaves(), kick.grant()));
    }

    /// A reason is told to everybody like a message, so nothing gets in that a message may not
    /// have.
    private static String oneLine(String reason) {
        return reason.strip()
                .codePoints()
                .limit(Limits.REASON_CODE_POINTS)
                .map(c -> Text.forbidden(c) || Character.isWhitespace(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    Decision handOver(Command.HandOver handOver) {
        if (!session.rules(handOver.by()) && !appoints(handOver.by())) {
            return Decision.refuse(Refusal.Code.NOT_ADMIN);
        }
        Optional<Member> found = session.byKey(handOver.target()).filter(Member::present);
        if (found.isEmpty()) {
            return Decision.refuse(Refusal.Code.MEMBER_UNKNOWN, handOver.typed());
        }
        Member member = found.get();
        if (member.number() == session.admin()) {
            return Decision.refuse(Refusal.Code.ADMIN_ALREADY, member.name().value());
        }
        if (!session.terms().leaders().admits(member.door())) {
            return Decision.refuse(Refusal.Code.ENCRYPTION_NEEDED);
        }
        AdminChanged.Why why =
                isAdmin(handOver.by()) ? AdminChanged.Why.HANDED_OVER : AdminChanged.Why.APPOINTED;
        return Decision.accept(new AdminChanged(member.number(), why, handOver.grant()));
    }

    /// The server's own sessions are open to everybody: who locked one and went would shut it for
    /// good.
    Decision changeCode(Command.ChangeCode change) {
        if (!session.rules(change.by())) {
            return Decision.refuse(Refusal.Code.NOT_ADMIN);
        }
        if (session.terms().standing()) {
            return Decision.refuse(Refusal.Code.SESSION_STANDING, session.terms().name().value());
        }
        return Decision.accept(new Event.CodeChanged(change.by().member(), change.coded()));
    }

    Decision close(Command.Close close) {
        if (!session.rules(close.by())) {
            return Decision.refuse(Refusal.Code.NOT_ADMIN);
        }
        if (session.terms().standing()) {
            return Decision.refuse(Refusal.Code.SESSION_STANDING, session.terms().name().value());
        }
        return Decision.accept(
                new Closed(isAdmin(close.by()) ? Closed.Why.BY_ADMIN : Closed.Why.BY_OPERATOR));
    }

    /// Where nobody is admin, whoever has the operator's powers may appoint one.
    private boolean appoints(By by) {
        return by.operator() && session.admin() == 0;
    }

    private boolean isAdmin(By by) {
        return by.member() != 0 && by.member() == session.admin();
    }
}
