package chatroom.core;

import chatroom.core.Command.By;
import chatroom.core.Command.Newcomer;
import chatroom.core.Event.AdminChanged;
import chatroom.core.Event.Closed;
import chatroom.core.Event.Created;
import chatroom.core.Event.Joined;
import chatroom.core.Event.Left;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people talk in, as it stands after the entry `seq`: [#decide] says what a command comes to,
/// [#apply] makes the state after one more entry. Both are pure; whoever applies the same entries
/// has the same session.
///
/// @param seq the last entry applied; the first is the [Created]
/// @param at its time, epoch milliseconds
/// @param next the number that the next member who joins will have
/// @param admin the admin's number, 0 for nobody
/// @param grant the keep's record against which an admin token counts now; empty where none does
/// @param present how many members are present, not only held
/// @param sitOuts who was kicked lately
/// @param end why it is over, or null while it is not
public record Session(
        SessionId id,
        long seq,
        long at,
        Created terms,
        Members members,
        int next,
        int admin,
        String grant,
        int present,
        List<SitOut> sitOuts,
        Closed.@Nullable Why end) {

    public Session {
        sitOuts = List.copyOf(sitOuts);
    }

    /// What a new session begins with: its terms, and its creator as the admin unless the server
    /// itself made it.
    public static List<Event> founding(Created terms, @Nullable Newcomer creator, String grant) {
        return creator == null
                ? List.of(terms)
                : List.of(
                        terms,
                        joined(1, creator),
                        new AdminChanged(1, AdminChanged.Why.CREATED, grant));
    }

    /// The session as of its first entry.
    ///
    /// @throws IllegalStateException where that is not a [Created] at seq 1
    public static Session begin(SessionId id, Entry first) {
        if (first.seq() != 1 || !(first.event() instanceof Created terms)) {
            throw new IllegalStateException("a log begins with Created at seq 1, not " + first);
        }
        return new Session(id, 1, first.at(), terms, Members.NONE, 1, 0, "", 0, List.of(), null);
    }

    // What is asked.

    /// What a command comes to at the time `at` (the server's clock, epoch milliseconds).
    public Decision decide(Command command, long at) {
        if (end != null) {
            return Decision.refuse(Refusal.Code.SESSION_ENDED);
        }
        return switch (command) {
            case Command.Say say -> say(say);
            case Command.Join join -> join(join, at);
            case Command.Resume resume -> resume(resume);
            case Command.Drop drop -> drop(drop);
            case Command.Leave leave -> leave(leave);
            case Command.Kick kick -> kick(kick, at);
            case Command.HandOver handOver -> handOver(handOver);
            case Command.Close close -> close(close);
            case Command.Stay stay -> stay(stay, at);
            case Command.Tick tick -> tick(tick, at);
            case Command.Help help -> new Decision.Answered(new Answer.Help(rules(help.by())));
            case Command.Quote quote -> new Decision.Answered(new Answer.Quote(quote.number()));
            case Command.Time time -> new Decision.Answered(new Answer.Time(time.wall()));
            case Command.Echo echo -> new Decision.Answered(new Answer.Echo(echo.text()));
        };
    }

    private Decision say(Command.Say say) {
        Member member = members.find(say.member());
        if (member == null || !member.present()) {
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

    private Decision join(Command.Join join, long at) {
        Newcomer who = join.newcomer();
        Optional<SitOut> sitOut =
                sitOuts.stream()
                        .filter(s -> s.key().equals(who.key()) && s.until() > at)
                        .findFirst();
        if (sitOut.isPresent()) {
            return Decision.refuse(
                    Refusal.Code.KICKED, Long.toString(seconds(sitOut.get().until() - at)));
        }
        if (terms.encryptedOnly() && who.door() == Door.PLAIN) {
            return Decision.refuse(Refusal.Code.ENCRYPTED_ONLY);
        }
        Optional<Member> same = byKey(who.key());
        if (same.isPresent()) {
            String name = same.get().name().value();
            boolean looks = !name.equalsIgnoreCase(who.name().value());
            return Decision.refuse(
                    looks ? Refusal.Code.NAME_LOOKS_LIKE : Refusal.Code.NAME_TAKEN, name);
        }
        if (members.size() >= Limits.MEMBERS) {
            return Decision.refuse(Refusal.Code.SESSION_FULL);
        }
        boolean returning =
                !grant.isEmpty()
                        && grant.equals(join.token())
                        && terms.leaders().admits(who.door());
        return withAdmin(joined(next, who), next, who.door(), returning, join.grant());
    }

    private Decision resume(Command.Resume resume) {
        Member member = members.find(resume.member());
        if (member == null) {
            return Decision.refuse(Refusal.Code.PLACE_GONE);
        }
        if (terms.encryptedOnly() && resume.door() == Door.PLAIN) {
            return Decision.refuse(Refusal.Code.ENCRYPTED_ONLY);
        }
        if (member.present() && member.door() == resume.door()) {
            return new Decision.Answered(new Answer.Present(resume.member()));
        }
        Event resumed = new Event.Resumed(resume.member(), resume.door());
        return withAdmin(resumed, resume.member(), resume.door(), false, resume.grant());
    }

    /// Somebody comes in; where nobody is admin and the role is passed on, or its owner is back, it
    /// is theirs.
    private Decision withAdmin(
            Event coming, int member, Door door, boolean returning, String grant) {
        if (returning) {
            return Decision.accept(
                    coming, new AdminChanged(member, AdminChanged.Why.RETURNED, grant));
        }
        boolean orphan =
                admin == 0
                        && !terms.standing()
                        && terms.whenAdminLeaves() == WhenAdminLeaves.PASS_ON;
        return orphan && terms.leaders().admits(door)
                ? Decision.accept(
                        coming, new AdminChanged(member, AdminChanged.Why.PASSED_ON, grant))
                : Decision.accept(coming);
    }

    private Decision drop(Command.Drop drop) {
        Member member = members.find(drop.member());
        return member == null || !member.present()
                ? Decision.NOTHING
                : Decision.accept(new Event.Dropped(drop.member()));
    }

    private Decision leave(Command.Leave leave) {
        Member member = members.find(leave.member());
        if (member == null) {
            return Decision.refuse(Refusal.Code.NOT_A_MEMBER);
        }
        WhenAdminLeaves rule = leave.instead() == null ? terms.whenAdminLeaves() : leave.instead();
        return new Decision.Accepted(
                departure(new Left(leave.member(), Left.Why.LEFT), member, rule, leave.grant()));
    }

    private Decision kick(Command.Kick kick, long at) {
        if (!rules(kick.by())) {
            return Decision.refuse(Refusal.Code.NOT_ADMIN);
        }
        Member member = byKey(kick.target()).orElse(null);
        if (member == null) {
            return Decision.refuse(Refusal.Code.MEMBER_UNKNOWN, kick.typed());
        }
        if (member.number() == kick.by().member()) {
            return Decision.refuse(Refusal.Code.NOT_YOURSELF);
        }
        Event kicked =
                new Event.Kicked(
                        member.number(), kick.by().member(), at + Limits.SIT_OUT, kick.reason());
        return new Decision.Accepted(
                departure(kicked, member, terms.whenAdminLeaves(), kick.grant()));
    }

    private Decision handOver(Command.HandOver handOver) {
        if (!rules(handOver.by())) {
            return Decision.refuse(Refusal.Code.NOT_ADMIN);
        }
        Member member = byKey(handOver.target()).filter(Member::present).orElse(null);
        if (member == null) {
            return Decision.refuse(Refusal.Code.MEMBER_UNKNOWN, handOver.typed());
        }
        if (member.number() == admin) {
            return Decision.refuse(Refusal.Code.ADMIN_ALREADY, member.name().value());
        }
        if (!terms.leaders().admits(member.door())) {
            return Decision.refuse(Refusal.Code.ENCRYPTION_NEEDED);
        }
        AdminChanged.Why why =
                handOver.by().member() == admin && admin != 0
                        ? AdminChanged.Why.HANDED_OVER
                        : AdminChanged.Why.APPOINTED;
        return Decision.accept(new AdminChanged(member.number(), why, handOver.grant()));
    }

    private Decision close(Command.Close close) {
        if (!rules(close.by())) {
            return Decision.refuse(Refusal.Code.NOT_ADMIN);
        }
        if (terms.standing()) {
            return Decision.refuse(Refusal.Code.SESSION_STANDING, terms.name().value());
        }
        boolean admins = close.by().member() == admin && admin != 0;
        return Decision.accept(new Closed(admins ? Closed.Why.BY_ADMIN : Closed.Why.BY_OPERATOR));
    }

    private Decision stay(Command.Stay stay, long at) {
        Member member = members.find(stay.member());
        if (member == null || !member.present()) {
            return Decision.refuse(Refusal.Code.NOT_A_MEMBER);
        }
        return at - member.seenAt() >= Limits.ACTIVE_AFTER
                ? Decision.accept(new Event.Active(stay.member()))
                : Decision.NOTHING;
    }

    /// Each thing that is due is decided against the state after the one before it.
    private Decision tick(Command.Tick tick, long at) {
        Session now = this;
        List<Event> events = new ArrayList<>();
        for (Member member : members) {
            for (Event event : now.due(member, tick, at)) {
                events.add(event);
                now = now.apply(new Entry(now.seq + 1, at, event));
            }
        }
        return events.isEmpty() ? Decision.NOTHING : new Decision.Accepted(events);
    }

    private List<Event> due(Member member, Command.Tick tick, long at) {
        if (end != null) {
            return List.of();
        }
        if (tick.clock().timeout(this, member) <= at) {
            return List.of(new Event.TimedOut(member.number()));
        }
        return tick.clock().lapse(this, member) <= at
                ? departure(
                        new Left(member.number(), Left.Why.LAPSED),
                        member,
                        terms.whenAdminLeaves(),
                        tick.grant())
                : List.of();
    }

    /// A member goes for good: the last one ends the session, the admin leaves the role behind.
    private List<Event> departure(
            Event going, Member member, WhenAdminLeaves rule, String newGrant) {
        if (members.size() == 1 && !terms.standing()) {
            return List.of(going, new Closed(Closed.Why.EMPTY));
        }
        if (member.number() != admin) {
            return List.of(going);
        }
        boolean kicked = going instanceof Event.Kicked;
        Event then =
                switch (terms.standing() ? WhenAdminLeaves.WAIT : rule) {
                    case PASS_ON -> passedOn(newGrant);
                    case WAIT -> new AdminChanged(0, AdminChanged.Why.WAITING, kicked ? "" : grant);
                    case END -> new Closed(Closed.Why.ADMIN_LEFT);
                };
        return List.of(going, then);
    }

    /// To the longest present member who may be admin; to nobody, and the next who may, where there
    /// is none.
    private AdminChanged passedOn(String newGrant) {
        return members.all().stream()
                .filter(m -> m.present() && m.number() != admin && terms.leaders().admits(m.door()))
                .min(Comparator.comparing((Member m) -> m.door()).thenComparingInt(Member::number))
                .map(m -> new AdminChanged(m.number(), AdminChanged.Why.PASSED_ON, newGrant))
                .orElse(new AdminChanged(0, AdminChanged.Why.PASSED_ON, ""));
    }

    /// Whether somebody may do what only the admin may.
    public boolean rules(By by) {
        return by.operator() || (by.member() == admin && admin != 0);
    }

    private static Joined joined(int number, Newcomer who) {
        return new Joined(number, who.name(), who.key(), who.door(), who.place());
    }

    private static long seconds(long millis) {
        return (millis + 999) / 1000;
    }

    // What is told.

    /// The member, present or held, whose name people take for this one.
    public Optional<Member> byKey(NameKey key) {
        return members.all().stream().filter(m -> m.key().equals(key)).findFirst();
    }

    /// Whether everybody who is present is in by the encrypted door: the label of the session.
    public boolean encrypted() {
        return members.all().stream().noneMatch(m -> m.present() && m.door() == Door.PLAIN);
    }

    public boolean ended() {
        return end != null;
    }

    // What happened.

    /// The session after one more entry.
    ///
    /// @throws IllegalStateException where the entry is not the next one or cannot follow: the log
    ///   is damaged
    public Session apply(Entry entry) {
        if (entry.seq() != seq + 1 || entry.at() < at || end != null) {
            throw new IllegalStateException(
                    "entry " + entry.seq() + " cannot follow entry " + seq + " of " + id);
        }
        Session here =
                new Session(
                        id,
                        entry.seq(),
                        entry.at(),
                        terms,
                        members,
                        next,
                        admin,
                        grant,
                        present,
                        sitOuts,
                        null);
        return switch (entry.event()) {
            case Event.Said said ->
                    here.put(known(said.member()).said(said.id(), entry.seq(), entry.at()));
            case Event.Active active -> here.put(known(active.member()).seen(entry.at()));
            case Joined joined -> here.in(joined);
            case Event.Dropped dropped -> here.away(known(dropped.member()), false);
            case Event.TimedOut timedOut -> here.away(known(timedOut.member()), true);
            case Event.Resumed resumed -> here.back(known(resumed.member()), resumed.door());
            case Left left -> here.gone(known(left.member()));
            case Event.Kicked kicked -> here.kicked(known(kicked.member()), kicked.until());
            case AdminChanged changed -> here.led(changed.member(), changed.grant());
            case Closed closed -> here.over(closed.why());
            case Created _ -> throw new IllegalStateException("a session is created once: " + id);
        };
    }

    private Member known(int number) {
        Member member = members.find(number);
        if (member == null) {
            throw new IllegalStateException("no member " + number + " in " + id);
        }
        return member;
    }

    private Session put(Member member) {
        return with(members.with(member), next, admin, grant, present, sitOuts);
    }

    private Session in(Joined j) {
        Member member =
                new Member(
                        j.member(),
                        j.name(),
                        j.key(),
                        j.door(),
                        j.place(),
                        at,
                        at,
                        0,
                        false,
                        Retries.NONE);
        return with(members.with(member), j.member() + 1, admin, grant, present + 1, sitOuts);
    }

    private Session away(Member member, boolean timedOut) {
        int left = present - (member.present() ? 1 : 0);
        return with(members.with(member.away(at, timedOut)), next, admin, grant, left, sitOuts);
    }

    private Session back(Member member, Door door) {
        int now = present + (member.present() ? 0 : 1);
        return with(members.with(member.back(door, at)), next, admin, grant, now, sitOuts);
    }

    private Session gone(Member member) {
        int left = present - (member.present() ? 1 : 0);
        return with(members.without(member.number()), next, admin, grant, left, sitOuts);
    }

    private Session kicked(Member member, long until) {
        List<SitOut> out = new ArrayList<>(sitOuts);
        out.removeIf(s -> s.until() <= at);
        out.add(new SitOut(member.key(), member.place(), until));
        Session gone = gone(member);
        return gone.with(gone.members, next, admin, grant, gone.present, out);
    }

    private Session led(int member, String grant) {
        return with(members, next, member, grant, present, sitOuts);
    }

    private Session over(Closed.Why why) {
        return new Session(id, seq, at, terms, members, next, admin, grant, present, sitOuts, why);
    }

    private Session with(
            Members members, int next, int admin, String grant, int present, List<SitOut> sitOuts) {
        return new Session(id, seq, at, terms, members, next, admin, grant, present, sitOuts, null);
    }
}
