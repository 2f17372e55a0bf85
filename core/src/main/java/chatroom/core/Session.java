package chatroom.core;

import chatroom.core.Command.By;
import chatroom.core.Command.Newcomer;
import chatroom.core.Event.AdminChanged;
import chatroom.core.Event.Closed;
import chatroom.core.Event.Created;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people talk in, as it stands after the entry `seq`: [#decide] says what a command comes to,
/// [#apply] makes the state after one more entry. Both are pure; whoever applies the same entries
/// has the same session. Immutable, for any thread.
///
/// @param seq the last entry applied; the first is the [Created]
/// @param at its time, epoch milliseconds
/// @param terms as it was created with, except that `coded` is as it stands now
/// @param next the number that the next member who joins will have
/// @param admin the admin's number, 0 for nobody; always that of a member
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

    /// Written out because javac (25) loses the `@Nullable` of a parameter of a compact constructor
    /// for callers in other modules.
    public Session(
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
        this.id = id;
        this.seq = seq;
        this.at = at;
        this.terms = terms;
        this.members = members;
        this.next = next;
        this.admin = admin;
        this.grant = grant;
        this.present = present;
        this.sitOuts = List.copyOf(sitOuts);
        this.end = end;
    }

    /// What a new session begins with: its terms, and its creator as the admin unless the server
    /// itself made it.
    public static List<Event> founding(Created terms, @Nullable Newcomer creator, String grant) {
        return creator == null
                ? List.of(terms)
                : List.of(
                        terms,
                        Membership.joined(1, creator),
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

    /// The session to decide by where the server's operator has narrowed, since it was created, who
    /// may be admin. It is for decisions alone: nothing is applied to it, and nobody is told of it.
    public Session under(Leaders present) {
        Leaders both = terms.leaders().and(present);
        return both == terms.leaders()
                ? this
                : new Session(
                        id,
                        seq,
                        at,
                        terms.withLeaders(both),
                        members,
                        next,
                        admin,
                        grant,
                        this.present,
                        sitOuts,
                        end);
    }

    /// What a command comes to at the time `clock` (the server's, epoch milliseconds). A clock that
    /// is behind the log, as another node's may be, counts as the log's.
    public Decision decide(Command command, long clock) {
        if (ended()) {
            return Decision.refuse(Refusal.Code.SESSION_ENDED);
        }
        long now = Math.max(clock, at);
        return switch (command) {
            case Command.Say say -> new Membership(this).say(say);
            case Command.Announce announce ->
                    Decision.accept(new Event.Said(0, 0, announce.text()));
            case Command.Join join -> new Membership(this).join(join, now);
            case Command.Resume resume -> new Membership(this).resume(resume);
            case Command.Drop drop -> new Membership(this).drop(drop);
            case Command.Leave leave -> new Membership(this).leave(leave);
            case Command.Stay stay -> new Membership(this).stay(stay, now);
            case Command.Kick kick -> new Leadership(this).kick(kick, now);
            case Command.HandOver handOver -> new Leadership(this).handOver(handOver);
            case Command.ChangeCode change -> new Leadership(this).changeCode(change);
            case Command.Close close -> new Leadership(this).close(close);
            case Command.Tick tick -> TimePassing.decide(this, tick, now);
            case Command.Help help -> Decision.answer(new Answer.Help(rules(help.by())));
            case Command.Quote quote -> Decision.answer(new Answer.Quote(quote.number()));
            case Command.Time time -> Decision.answer(new Answer.Time(time.wall()));
            case Command.Echo echo -> Decision.answer(new Answer.Echo(echo.text()));
        };
    }

    /// The session after one more entry.
    ///
    /// @throws IllegalStateException where the entry is not the next one or cannot follow: the log
    ///   is damaged
    public Session apply(Entry entry) {
        Applying next = new Applying(this, entry);
        switch (entry.event()) {
            case Event.Said said -> next.said(said);
            case Event.Active active -> next.active(active);
            case Event.Joined joined -> next.joined(joined);
            case Event.Dropped dropped -> next.dropped(dropped);
            case Event.TimedOut timedOut -> next.timedOut(timedOut);
            case Event.Resumed resumed -> next.resumed(resumed);
            case Event.Left left -> next.left(left);
            case Event.Kicked kicked -> next.kicked(kicked);
            case AdminChanged changed -> next.adminChanged(changed);
            case Event.CodeChanged changed -> next.codeChanged(changed);
            case Closed closed -> next.closed(closed);
            case Created created -> throw next.damage("a session begins once, not with " + created);
        }
        return next.session();
    }

    /// Whether somebody may do what only the admin may: the admin, the operator at the console, and
    /// in the server's own sessions also a member who has the operator's powers.
    public boolean rules(By by) {
        return by.member() == 0
                ? by.operator()
                : by.member() == admin || (by.operator() && terms.standing());
    }

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
}
