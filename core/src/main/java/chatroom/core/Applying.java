package chatroom.core;

import chatroom.core.Event.AdminChanged;
import chatroom.core.Event.Closed;
import chatroom.core.Event.Created;
import chatroom.core.Event.Joined;
import chatroom.core.Event.Kicked;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A session while one more entry is applied: begins as it was, is changed by what happened, and is
/// then the next state. Lives within one call of [Session#apply].
final class Applying {
    private final Session was;
    private final Entry entry;
    private Created terms;
    private Members members;
    private int next;
    private int admin;
    private String grant;
    private int present;
    private List<SitOut> sitOuts;
    private Closed.@Nullable Why end;

    Applying(Session was, Entry entry) {
        this.was = was;
        this.entry = entry;
        this.terms = was.terms();
        this.members = was.members();
        this.next = was.next();
        this.admin = was.admin();
        this.grant = was.grant();
        this.present = was.present();
        this.sitOuts = was.sitOuts();
        if (entry.seq() != was.seq() + 1 || entry.at() < was.at() || was.ended()) {
            throw damage("it stands at " + was.seq() + ", time " + was.at() + ", " + was.end());
        }
    }

    void said(Event.Said said) {
        if (said.member() == 0) {
            return;
        }
        put(known(said.member()).said(said.id(), entry.seq(), entry.at()));
    }

    void active(Event.Active active) {
        put(known(active.member()).seen(entry.at()));
    }

    void joined(Joined joined) {
        if (joined.member() != next) {
            throw damage("the next member is " + next);
        }
        members = members.with(Member.of(joined, entry.at()));
        next++;
        present++;
    }

    void dropped(Event.Dropped dropped) {
        away(dropped.member(), false);
    }

    void timedOut(Event.TimedOut timedOut) {
        away(timedOut.member(), true);
    }

    private void away(int number, boolean timedOut) {
        Member member = known(number);
        absent(member);
        put(member.away(entry.at(), timedOut));
    }

    void resumed(Event.Resumed resumed) {
        Member member = known(resumed.member());
        if (!member.present()) {
            present++;
        }
        put(member.back(resumed.door(), entry.at()));
    }

    void left(Event.Left left) {
        remove(known(left.member()));
    }

    void kicked(Kicked kicked) {
        Member member = known(kicked.member());
        remove(member);
        seen(kicked.by());
        List<SitOut> out = new ArrayList<>(sitOuts);
        out.removeIf(s -> s.until() <= entry.at());
        out.add(new SitOut(member.key(), member.place(), kicked.until()));
        sitOuts = out;
    }

    /// Who was admin was exempt from the inactivity time; it begins for them now.
    void adminChanged(AdminChanged changed) {
        seen(admin);
        if (changed.member() != 0) {
            known(changed.member());
        }
        admin = changed.member();
        grant = changed.grant();
    }

    void codeChanged(Event.CodeChanged changed) {
        seen(changed.by());
        terms = terms.withCode(changed.coded());
    }

    void closed(Closed closed) {
        end = closed.why();
    }

    Session session() {
        return new Session(
                was.id(),
                entry.seq(),
                entry.at(),
                terms,
                members,
                next,
                admin,
                grant,
                present,
                sitOuts,
                end);
    }

    /// The log says what cannot have happened.
    IllegalStateException damage(String why) {
        return new IllegalStateException(
                "entry " + entry.seq() + " cannot follow in " + was.id() + ": " + why);
    }

    private Member known(int number) {
        Member member = members.find(number);
        if (member == null) {
            throw damage("there is no member " + number);
        }
        return member;
    }

    private void seen(int number) {
        Member member = members.find(number);
        if (member != null) {
            put(member.seen(entry.at()));
        }
    }

    private void put(Member member) {
        members = members.with(member);
    }

    private void remove(Member member) {
        absent(member);
        members = members.without(member.number());
        if (member.number() == admin) {
            admin = 0;
        }
    }

    private void absent(Member member) {
        if (member.present()) {
            present--;
        }
    }
}
