package chatroom.server.sessions;

import chatroom.core.Command;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Limits;
import chatroom.core.Refusal;
import chatroom.core.Session;
import chatroom.log.Keep;
import chatroom.log.Position;
import chatroom.log.SessionLog;
import chatroom.wire.Frame;
import java.util.List;
import java.util.function.Consumer;

/// What follows, on this node, from entries that were heard: who is let go and told why, who is
/// handed the admin's token, what falls due, what the list shows, when the state is kept. Owned by
/// the session's loop.
final class Hearing {
    private final LiveSession live;
    private final Node node;
    private final Consumer<LiveSession> changed;
    private long kept;

    Hearing(LiveSession live, Node node, Consumer<LiveSession> changed) {
        this.live = live;
        this.node = node;
        this.changed = changed;
    }

    void of(Session before, List<Entry> entries, Session after, Position end) {
        for (Entry entry : entries) {
            heard(entry, before, after);
        }
        if (after.seq() - kept >= Limits.SNAPSHOT_EVERY || after.ended()) {
            kept = after.seq();
            var _ = node.log().putSnapshot(new SessionLog.Snapshot(after, end));
        }
        if (!talk(entries) && listedOtherwise(before, after)) {
            changed.accept(live);
        }
        live.entrance().knocks().show();
    }

    /// What changes nothing but the conversation itself. Most of what is heard is that, and to tell
    /// whether a session is encrypted takes a look at all of its members.
    private static boolean talk(List<Entry> entries) {
        for (Entry entry : entries) {
            if (!(entry.event() instanceof Event.Said)
                    && !(entry.event() instanceof Event.Active)) {
                return false;
            }
        }
        return true;
    }

    private static boolean listedOtherwise(Session before, Session after) {
        return before.present() != after.present()
                || before.encrypted() != after.encrypted()
                || before.terms().coded() != after.terms().coded()
                || after.ended();
    }

    private void heard(Entry entry, Session before, Session after) {
        switch (entry.event()) {
            case Event.Said _, Event.Active _, Event.Created _ -> {}
            case Event.Joined joined -> {
                line(after, joined.name() + " joined");
                live.attendance().joined(joined.member(), entry.seq());
                live.entrance()
                        .origins()
                        .joined(joined.member(), live.places().source(joined.place()));
                live.attendance().changed(after, joined.member());
                live.attendance().arrivedElsewhere(joined.member());
            }
            case Event.Resumed resumed -> {
                live.attendance().changed(after, resumed.member());
                live.attendance().arrivedElsewhere(resumed.member());
            }
            case Event.Dropped dropped -> {
                live.attendance().changed(after, dropped.member());
                back(dropped.member());
            }
            case Event.TimedOut out -> {
                line(after, name(before, after, out.member()) + " was timed out");
                go(out.member(), new Frame.Push.Out(Frame.Why.TIMED_OUT, 0, ""));
                live.attendance().changed(after, out.member());
            }
            case Event.Left left -> {
                line(after, name(before, after, left.member()) + " left");
                boolean own = left.why() == Event.Left.Why.LEFT;
                go(
                        left.member(),
                        new Frame.Push.Out(own ? Frame.Why.LEFT : Frame.Why.LAPSED, 0, ""));
                gone(left.member());
                emptied(after);
            }
            case Event.Kicked kicked -> {
                line(after, name(before, after, kicked.member()) + " was removed");
                go(
                        kicked.member(),
                        new Frame.Push.Out(Frame.Why.KICKED, kicked.until(), kicked.reason()));
                gone(kicked.member());
                emptied(after);
            }
            case Event.AdminChanged admin -> {
                grant(admin.member(), admin.grant());
                live.attendance().changed(after, admin.member());
            }
            case Event.CodeChanged code ->
                    line(after, code.coded() ? "has a new code" : "has no code any more");
            case Event.Closed _ -> {
                line(after, "ended");
                live.entrance().knocks().end(Refusal.of(Refusal.Code.SESSION_ENDED));
                live.attendance()
                        .all()
                        .forEach(s -> go(s.member(), new Frame.Push.Out(Frame.Why.CLOSED, 0, "")));
                live.attendance().stop();
            }
        }
    }

    private void gone(int member) {
        live.attendance().gone(member);
        live.entrance().origins().gone(member);
    }

    /// Who came back while the drop was being decided (here, or by another node) is here again.
    private void back(int member) {
        Seat seat = live.attendance().seat(member);
        if (seat != null) {
            Command resume =
                    new Command.Resume(
                            member, seat.connection().link().door(), node.randomness().name());
            new Insistence(live, resume, () -> seat.equals(live.attendance().seat(member))).ask();
        }
    }

    /// The member is told all up to now, and then that they are out.
    private void go(int member, Frame.Push.Out out) {
        Seat seat = live.attendance().leave(member);
        if (seat != null) {
            live.audience().end(seat.listener(), () -> seat.connection().out(seat, out));
        }
    }

    /// A new admin is handed the token that restores the role; the keep has its hash first.
    void grant(int member, String grant) {
        Seat seat = live.attendance().seat(member);
        if (seat == null || grant.isEmpty() || !mayLead(seat)) {
            return;
        }
        String token = node.randomness().id();
        Keep keep = Places.grant(grant, token);
        live.places().add(keep);
        var _ =
                node.log()
                        .putKeep(live.id(), keep)
                        .thenAccept(done -> {
                            if (done) {
                                seat.connection().push(new Frame.Push.Admin(token));
                            }
                        });
    }

    /// A session may have been created when the operator let everybody lead.
    private boolean mayLead(Seat seat) {
        return node.settings().plain().leads(seat.connection().link().door());
    }

    /// The last one has gone from a standing session: what was said in it is nobody's any more.
    private void emptied(Session after) {
        if (after.terms().standing()
                && after.members().size() == 0
                && !node.settings().keepHistory()) {
            live.erased(after.seq());
            var _ = node.log().eraseTexts(live.id(), after.seq());
        }
    }

    private static String name(Session before, Session after, int member) {
        var was = before.members().find(member);
        var is = was == null ? after.members().find(member) : was;
        return is == null ? "somebody" : is.name().value();
    }

    private void line(Session session, String what) {
        node.output().line(session.terms().name() + ": " + what);
    }
}
