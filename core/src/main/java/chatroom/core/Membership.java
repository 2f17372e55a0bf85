package chatroom.core;

import chatroom.core.Command.Newcomer;
import chatroom.core.Event.Joined;
import chatroom.core.Event.Left;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who may come in, come back, speak and go: the decisions about what members ask for themselves.
record Membership(Session session) {

    static Joined joined(int number, Newcomer who) {
        return new Joined(number, who.name(), who.key(), who.door(), who.place());
    }

    Decision join(Command.Join join, long now) {
        Newcomer who = join.newcomer();
        Optional<SitOut> sitOut =
                session.sitOuts().stream()
                        .filter(s -> s.key().equals(who.key()) && s.until() > now)
                        .findFirst();
        if (sitOut.isPresent()) {
            return Decision.refuse(
                    Refusal.Code.KICKED, Long.toString(seconds(sitOut.get().until() - now)));
        }
        if (session.terms().encryptedOnly() && who.door() == Door.PLAIN) {
            return Decision.refuse(Refusal.Code.ENCRYPTED_ONLY);
        }
        Optional<Member> same = session.byKey(who.key());
        if (same.isPresent()) {
            return taken(same.get().name(), who.name());
        }
        if (session.members().size() >= Limits.MEMBERS) {
            return Decision.refuse(Refusal.Code.SESSION_FULL);
        }
        Joined joined = joined(session.next(), who);
        return new Succession(session).arrival(joined, join.token(), join.grant());
    }

    private static Decision taken(Username theirs, Username wanted) {
        boolean spelledAlike = theirs.value().equalsIgnoreCase(wanted.value());
        return Decision.refuse(
                spelledAlike ? Refusal.Code.NAME_TAKEN : Refusal.Code.NAME_LOOKS_LIKE,
                theirs.value());
    }

    private static long seconds(long millis) {
        return (millis + 999) / 1000;
    }

    Decision resume(Command.Resume resume) {
        Member member = session.members().find(resume.member());
        if (member == null) {
            return Decision.refuse(Refusal.Code.PLACE_GONE);
        }
        if (session.terms().encryptedOnly() && resume.door() == Door.PLAIN) {
            return Decision.refuse(Refusal.Code.ENCRYPTED_ONLY);
        }
        if (member.number() == session.admin()
                && !session.terms().leaders().admits(resume.door())) {
            return Decision.refuse(Refusal.Code.ENCRYPTION_NEEDED);
        }
        if (member.present() && member.door() == resume.door()) {
            return Decision.answer(new Answer.Present(member.number()));
        }
        Event.Resumed resumed = new Event.Resumed(member.number(), resume.door());
        return new Succession(session).arrival(resumed, resume.grant());
    }

    Decision drop(Command.Drop drop) {
        return presentMember(drop.member()) == null
                ? Decision.NOTHING
                : Decision.accept(new Event.Dropped(drop.member()));
    }

    Decision leave(Command.Leave leave) {
        Member member = session.members().find(leave.member());
        if (member == null) {
            return Decision.refuse(Refusal.Code.NOT_A_MEMBER);
        }
        WhenAdminLeaves rule =
                leave.instead() == null ? session.terms().whenAdminLeaves() : leave.instead();
        Left left = new Left(member.number(), Left.Why.LEFT);
        return new Decision.Accepted(
                new Succession(session).departure(left, member, rule, leave.grant()));
    }

    Decision say(Command.Say say) {
        Member member = presentMember(say.member());
        if (member == null) {
            return Decision.refuse(Refusal.Code.NOT_A_MEMBER);
        }
        if (member.retries().tooOld(say.id())) {
            return Decision.refuse(Refusal.Code.REQUEST_OLD);
        }
        long done = member.retries().seqOf(say.id());
        return done > 0
                ? new Decision.Already(done)
                : Decision.accept(new Event.Said(say.member(), say.id(), say.text()));
    }

    /// Only where no entry of the last minute shows the member active: others learn it from the log
    /// soon enough, and the log stays free of the rest.
    Decision stay(Command.Stay stay, long now) {
        Member member = presentMember(stay.member());
        if (member == null) {
            return Decision.refuse(Refusal.Code.NOT_A_MEMBER);
        }
        return now - member.seenAt() >= Limits.ACTIVE_AFTER
                ? Decision.accept(new Event.Active(stay.member()))
                : Decision.NOTHING;
    }

    private @Nullable Member presentMember(int number) {
        Member member = session.members().find(number);
        return member != null && member.present() ? member : null;
    }
}
