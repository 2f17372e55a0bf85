package chatroom.server.sessions;

import chatroom.core.Command;
import chatroom.core.Deadlines;
import chatroom.core.Limits;
import chatroom.core.Member;
import chatroom.core.Session;
import chatroom.wire.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which members are connected here, when each last gave a sign of life, and what falls due when.
/// Owned by the session's loop. It decides nothing: what is due becomes a command like any other.
final class Attendance {
    private final LiveSession live;
    private final Node node;
    private final long opened;
    private final long openedAt;
    private final Map<Integer, Seat> seats = new HashMap<>();

    /// The entries by which members joined, of those who did since this node has the session open.
    private final Map<Integer, Long> joined = new HashMap<>();

    private final Map<Integer, Loop.Timer> drops = new HashMap<>();

    /// Signs of life that left no entry, by member.
    private final Map<Integer, Long> activity = new HashMap<>();

    /// The sign of life for whose lack a member was warned.
    private final Map<Integer, Long> warned = new HashMap<>();

    private Loop.@Nullable Timer timer;
    private long planned = Deadlines.NEVER;

    Attendance(LiveSession live, Node node) {
        this.live = live;
        this.node = node;
        this.opened = node.clock().now();
        this.openedAt = live.session().seq();
    }

    // Who is here.

    @Nullable Seat seat(int member) {
        return seats.get(member);
    }

    /// The member is connected by `seat` from now on; gives the seat it takes over.
    @Nullable Seat take(Seat seat) {
        Loop.Timer drop = drops.remove(seat.member());
        if (drop != null) {
            drop.cancel();
        }
        node.roster().came(live.id(), seat.member());
        return seats.put(seat.member(), seat);
    }

    /// The member's connection is gone; if none comes, they are dropped.
    void lost(Seat seat) {
        live.audience().remove(seat.listener());
        if (seats.remove(seat.member(), seat)) {
            node.roster().went(live.id(), seat.member());
            if (node.settings().hold() == 0) {
                // No places are held: who loses the connection has left.
                live.ask(Ask.of(new Command.Leave(seat.member(), null, node.randomness().name())));
            } else {
                missing(seat.member());
            }
        }
        live.entrance().knocks().show();
    }

    /// Nobody is connected here for this member yet: after a while, where they are connected to no
    /// other node either, they are dropped.
    void missing(int member) {
        Loop.Timer before =
                drops.put(member, live.loop().after(Limits.DROP_AFTER, () -> missed(member)));
        if (before != null) {
            before.cancel();
        }
    }

    private void missed(int member) {
        drops.remove(member);
        if (nowhere(member)) {
            new Insistence(live, new Command.Drop(member), () -> live.attendance().nowhere(member))
                    .ask();
        }
    }

    private boolean nowhere(int member) {
        return seats.get(member) == null && !node.roster().elsewhere(live.id(), member);
    }

    /// The member is here by what another node has appended: that node sees to them, unless it is
    /// gone.
    void arrivedElsewhere(int member) {
        if (!node.roster().alone() && seats.get(member) == null) {
            missing(member);
        }
    }

    /// The member joined by the entry `seq`.
    void joined(int member, long seq) {
        joined.put(member, seq);
    }

    /// An entry from which on the member was surely in the session.
    long since(int member) {
        return joined.getOrDefault(member, openedAt);
    }

    /// The member's place is gone.
    void gone(int member) {
        joined.remove(member);
    }

    /// The member is no longer in the session, or their place is only held.
    @Nullable Seat leave(int member) {
        Loop.Timer drop = drops.remove(member);
        if (drop != null) {
            drop.cancel();
        }
        activity.remove(member);
        warned.remove(member);
        node.roster().went(live.id(), member);
        return seats.remove(member);
    }

    List<Seat> all() {
        return new ArrayList<>(seats.values());
    }

    /// Tells everybody who is here.
    void tell(Frame.Push news) {
        all().forEach(seat -> seat.connection().push(news));
    }

    // What falls due.

    void active(int member) {
        activity.put(member, node.clock().now());
    }

    /// Something about the member changed: what is due for them may be due sooner than all else.
    void changed(Session session, int number) {
        Member member = session.members().find(number);
        if (member != null) {
            plan(next(session, member, deadlines()));
        }
    }

    private static long next(Session session, Member member, Deadlines deadlines) {
        return Math.min(deadlines.warning(session, member), deadlines.lapse(session, member));
    }

    private Deadlines deadlines() {
        return new Deadlines(opened, node.settings().hold(), node.settings().holdAdmin(), signs());
    }

    /// Signs of life of those who are connected elsewhere are known there: here none of them falls
    /// silent.
    private Map<Integer, Long> signs() {
        if (node.roster().alone()) {
            return activity;
        }
        Map<Integer, Long> signs = new HashMap<>(activity);
        long now = node.clock().now();
        for (Member member : live.session().members()) {
            int number = member.number();
            if (seats.get(number) == null && node.roster().elsewhere(live.id(), number)) {
                signs.put(number, now);
            }
        }
        return signs;
    }

    private void plan(long time) {
        if (time >= planned) {
            return;
        }
        stop();
        planned = time;
        timer = live.loop().after(Math.max(1, time - node.clock().now()), this::due);
    }

    private void due() {
        planned = Deadlines.NEVER;
        timer = null;
        Session session = live.session();
        Deadlines deadlines = deadlines();
        long now = node.clock().now();
        long next = Deadlines.NEVER;
        boolean something = false;
        for (Member member : session.members()) {
            long timeout = deadlines.timeout(session, member);
            long lapse = deadlines.lapse(session, member);
            long warning = deadlines.warning(session, member);
            something |= timeout <= now || lapse <= now;
            if (warning <= now && timeout > now) {
                warn(member, timeout - now, deadlines);
            }
            next = Math.min(next, Math.min(lapse, warning > now ? warning : timeout));
        }
        if (something) {
            live.ask(
                    new Ask(
                            new Command.Tick(deadlines, node.randomness().name()),
                            chatroom.log.Keep.NONE,
                            _ -> again()));
        } else if (next != Deadlines.NEVER) {
            plan(next);
        }
    }

    /// After what was due is done (or refused: then it is tried a little later).
    private void again() {
        plan(node.clock().now() + 1_000);
    }

    private void warn(Member member, long in, Deadlines deadlines) {
        Seat seat = seats.get(member.number());
        long sign = deadlines.lastSign(member);
        Long before = warned.put(member.number(), sign);
        if (seat != null && (before == null || before != sign)) {
            seat.connection().push(new Frame.Push.Warning(in));
        }
    }

    void stop() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    /// Nobody is connected here any more.
    void end() {
        stop();
        node.roster().ended(live.id());
    }
}
