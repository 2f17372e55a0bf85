package chatroom.client;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Limits;
import chatroom.core.Refusal;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import chatroom.wire.States;
import chatroom.wire.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether one is in a session, in which place, and the mirror of it: turns what the server tells
/// into news, each entry exactly once. Owned by the keeper's thread; the mirror and the place may
/// be read by any.
final class Presence {
    /// Asks for the state anew: there is no entry after it.
    private static final long ANEW = JsonObject.MAX_NUMBER;

    private volatile @Nullable Place place;
    private volatile @Nullable Mirror mirror;

    /// Whether one is in; otherwise the place, if any, is only held.
    private volatile boolean in;

    /// Where one is or was last, and the number one has there; known before the state comes.
    private @Nullable SessionId session;

    private int me;

    /// Where this program's request numbers began.
    private long ids;

    /// The last entry told to the listener.
    private long told;

    /// Where the last entry came that did not fit; the same place twice means that the mirror is
    /// wrong.
    private long misfit = -1;

    /// Who knocks, by what that is called, as far as it is known.
    private final Map<String, String> knocks = new HashMap<>();

    /// The request by which one came in; it is repeated where the server gave no token.
    private volatile @Nullable Request entrance;

    /// A join or create that has its place and waits for the state; it outlives connections, too.
    private @Nullable Asked entering;

    Optional<Mirror> mirror() {
        return Optional.ofNullable(mirror);
    }

    /// What restores the place, if there is one.
    Optional<Place> place() {
        return Optional.ofNullable(place);
    }

    boolean in() {
        return in;
    }

    /// An entry came that cannot be the next: the connection is of no use any more.
    static final class OutOfStep extends Exception {
        OutOfStep(String message) {
            super(message);
        }
    }

    // Coming in.

    /// A place that another program held is there to be taken.
    void hold(Place another) {
        if (in) {
            throw new Refused(Refusal.of(Refusal.Code.ALREADY_A_MEMBER));
        }
        ids = another.ids();
        mirror = null;
        place = another;
    }

    /// There is no place to come back to any more.
    void forget() {
        if (!in) {
            place = null;
            entrance = null;
        }
    }

    /// The server has given a place, by create, join or resume.
    void placed(Frame.Body.Place given, Request by) {
        if (!given.session().equals(session)) {
            session = given.session();
            mirror = null;
            told = 0;
            misfit = -1;
        }
        String token = given.token();
        if (token != null) {
            place = new Place(given.session(), given.member(), token, ids);
            entrance = null;
        } else if (!(by instanceof Request.Resume)) {
            place = null;
            entrance = by;
        }
        me = given.member();
        in = true;
    }

    /// What to ask to take one's place again, on a new connection or after a timeout; null where
    /// there is none.
    @Nullable Request comeBack(long id) {
        Place held = place;
        Mirror known = mirror;
        if (held != null) {
            long after = known == null ? ANEW : known.session().seq();
            return new Request.Resume(id, held.session().value(), held.token(), after);
        }
        return entrance instanceof Request.Join join
                ? new Request.Join(id, join.session(), join.name(), join.code(), join.admin())
                : null;
    }

    /// The request has its place, and is done when the state has come.
    void entering(Asked asked) {
        entering = asked;
    }

    void doneEntering() {
        Asked asked = entering;
        if (asked != null) {
            entering = null;
            asked.done(null);
        }
    }

    void failEntering(RuntimeException why) {
        Asked asked = entering;
        if (asked != null) {
            entering = null;
            asked.fail(why);
        }
    }

    /// Everything about the session, at the beginning or anew; what of its past was not told yet is
    /// news.
    News.Entered entered(Frame.State state) {
        Mirror fresh = new Mirror(States.copy(state), me, state.code());
        long known = told;
        List<Entry> past = state.past().stream().filter(e -> e.seq() > known).toList();
        mirror = fresh;
        told = Math.max(told, state.seq());
        misfit = -1;
        boolean hole = past.isEmpty() ? state.seq() > known : past.getFirst().seq() > known + 1;
        return new News.Entered(fresh, past, state.former(), state.more() && hole);
    }

    // Hearing.

    /// Applies an entry; empty where it was told before.
    Optional<News.Told> told(Entry entry) throws OutOfStep {
        Mirror before = mirror;
        if (before == null || entry.seq() <= before.session().seq()) {
            return Optional.empty();
        }
        Mirror after = before.with(applied(before.session(), entry));
        mirror = after;
        misfit = -1;
        if (entry.seq() <= told) {
            return Optional.empty();
        }
        told = entry.seq();
        return Optional.of(new News.Told(entry, before, after));
    }

    /// An entry came whose event only a newer server knows: it changes nothing here but the place
    /// in the log.
    void pass(long seq, long at) throws OutOfStep {
        Mirror before = mirror;
        if (before == null || seq <= before.session().seq()) {
            return;
        }
        try {
            mirror = before.with(States.pass(before.session(), seq, at));
            told = Math.max(told, seq);
        } catch (IllegalStateException e) {
            throw misfit(before.session(), e);
        }
    }

    private Session applied(Session session, Entry entry) throws OutOfStep {
        try {
            return session.apply(entry);
        } catch (IllegalStateException e) {
            throw misfit(session, e);
        }
    }

    /// The first time, entries may have been lost, and are asked for; the second time at the same
    /// place the mirror is wrong, and is made anew.
    private OutOfStep misfit(Session session, IllegalStateException e) {
        if (misfit == session.seq()) {
            mirror = null;
        }
        misfit = session.seq();
        return new OutOfStep(String.valueOf(e.getMessage()));
    }

    // What is told beside the entries.

    /// The code is this now; empty where that is known already.
    Optional<News.CodeChanged> code(@Nullable String now) {
        Mirror before = mirror;
        if (before == null || Objects.equals(before.code(), now)) {
            return Optional.empty();
        }
        Mirror after = before.withCode(now);
        mirror = after;
        return Optional.of(new News.CodeChanged(after));
    }

    /// Somebody knocks; empty where that is known already, or where no server shows so many.
    Optional<News.Knocked> knocked(Frame.Push.Knock knock) {
        if (knocks.size() >= Limits.KNOCKS_SHOWN) {
            return Optional.empty();
        }
        return knocks.put(knock.knock(), knock.name()) == null
                ? Optional.of(new News.Knocked(knock.knock(), knock.name(), knock.until()))
                : Optional.empty();
    }

    Optional<News.KnockOver> knockOver(String knock) {
        return Optional.ofNullable(knocks.remove(knock)).map(n -> new News.KnockOver(knock, n));
    }

    /// The connection is another one: who still knocks is told again.
    void forgetKnocks() {
        knocks.clear();
    }

    // Going.

    /// What an entry means for being in: its pushed reason may have been lost in a drop. Not so a
    /// timeout, after which one may have come back already.
    Optional<News.Out> out(Event event) {
        return switch (event) {
            case Event.Left left when left.member() == me ->
                    out(
                            left.why() == Event.Left.Why.LEFT ? Frame.Why.LEFT : Frame.Why.LAPSED,
                            0,
                            "");
            case Event.Kicked kicked when kicked.member() == me ->
                    out(Frame.Why.KICKED, kicked.until(), kicked.reason());
            case Event.Closed _ -> out(Frame.Why.CLOSED, 0, "");
            default -> Optional.empty();
        };
    }

    /// One is out, as the server says; empty where that is known already.
    Optional<News.Out> out(Frame.Why why, long until, String reason) {
        Mirror last = mirror;
        if (!in) {
            return Optional.empty();
        }
        in = false;
        knocks.clear();
        if (why != Frame.Why.TIMED_OUT) {
            session = null;
            place = null;
            entrance = null;
        }
        return last == null
                ? Optional.empty()
                : Optional.of(new News.Out(why, until, reason, last));
    }

    /// The server does not let one come back to the place.
    Optional<News.Out> refused(Refusal refusal, long now) {
        return switch (refusal.code()) {
            case KICKED -> out(Frame.Why.KICKED, now + seconds(refusal) * 1000, "");
            case SESSION_ENDED, SESSION_UNKNOWN -> out(Frame.Why.CLOSED, 0, "");
            default -> out(Frame.Why.LAPSED, 0, "");
        };
    }

    private static long seconds(Refusal refusal) {
        String first = refusal.args().isEmpty() ? "" : refusal.args().getFirst();
        return first.matches("\\d{1,9}") ? Long.parseLong(first) : 0;
    }
}
