package chatroom.sim;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Past;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.core.Text;
import chatroom.wire.Frame;
import chatroom.wire.States;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Holds what clients are told against what is in the log. Knows the promises, and nothing of how
/// the server keeps them. For one thread.
final class Oracle {
    /// For a code that another node has changed to be known, in milliseconds.
    private static final long A_WHILE = 60_000;

    private final Truth truth;

    Oracle(Truth truth) {
        this.truth = truth;
    }

    Truth truth() {
        return truth;
    }

    Truth.Known known(SessionId id) {
        Truth.Known known = truth.find(id);
        if (known == null) {
            throw new Violation("a session was told of that was never created: " + id);
        }
        return known;
    }

    // What a client sees.

    /// The client's copy after one more entry.
    Session applied(Client client, Mirror at, Entry entry) {
        same(client.tag, known(at.session), entry);
        Session copy = at.copy;
        if (copy == null) {
            throw new Violation(client.tag + " was told an entry before it was told the state");
        }
        if (entry.seq() != copy.seq() + 1) {
            throw new Violation(client.tag + " was told " + entry.seq() + " after " + copy.seq());
        }
        try {
            Session after = copy.apply(entry);
            sameState(client.tag, known(at.session), after);
            return after;
        } catch (IllegalStateException e) {
            throw new Violation(client.tag + " cannot apply " + entry, e);
        }
    }

    /// A client was shown entries of the past, and told who is named in them.
    void pastTold(Client client, SessionId id, int member, Frame.Body.Past past) {
        Truth.Known known = known(id);
        for (Frame.Former former : past.former()) {
            Event is = known.entry(joined(known, former.member())).event();
            if (!(is instanceof Event.Joined j && j.name().value().equals(former.name()))) {
                throw new Violation(client.tag + " was told " + former + ", but it was " + is);
            }
        }
        long last = 0;
        for (Entry entry : past.entries()) {
            same(client.tag, known, entry);
            mayRead(client.tag, known, member, entry.seq());
            if (last > 0 && entry.seq() != last + 1) {
                throw new Violation(client.tag + " was shown a past with gaps");
            }
            last = entry.seq();
        }
    }

    /// Whoever joined a session that shows nothing of before may not read it.
    void mayRead(String who, Truth.Known known, int member, long seq) {
        if (known.last().terms().past() == Past.SINCE_JOIN && seq < joined(known, member)) {
            throw new Violation(who + " was told " + seq + " of before it joined");
        }
    }

    /// The entry by which the member joined, which is in the log.
    long joined(Truth.Known known, int member) {
        for (Entry entry : known.entries) {
            if (entry.event() instanceof Event.Joined j && j.member() == member) {
                return entry.seq();
            }
        }
        throw new Violation("member " + member + " was told of but never joined");
    }

    /// The entry is in the log, now, and is what was told.
    void same(String who, Truth.Known known, Entry told) {
        if (!known.has(told.seq())) {
            throw new Violation(who + " was told " + told + ", which is not in the log");
        }
        Entry entry = known.entry(told.seq());
        boolean erased =
                told.seq() <= known.erased
                        && told.event() instanceof Event.Said said
                        && said.text().equals(Text.ERASED);
        if (entry.at() != told.at()
                || !(erased || open(entry.event()).equals(open(told.event())))) {
            throw new Violation(who + " was told " + told + ", but in the log is " + entry);
        }
    }

    /// The event without what only the server knows.
    private static Event open(Event event) {
        return switch (event) {
            case Event.Joined j -> new Event.Joined(j.member(), j.name(), j.key(), j.door(), "");
            case Event.AdminChanged a -> new Event.AdminChanged(a.member(), a.why(), "");
            default -> event;
        };
    }

    /// A state is what the entries up to it come to, as far as clients are told.
    void sameState(String who, Truth.Known known, Session state) {
        if (!known.has(state.seq())) {
            throw new Violation(who + " was told a state of " + state.seq() + " entries too soon");
        }
        Frame.State is = shown(state);
        Frame.State should = shown(known.state(state.seq()));
        if (!is.equals(should)) {
            throw new Violation(who + " has " + is + ", but the log comes to " + should);
        }
    }

    private static Frame.State shown(Session session) {
        return States.told(session, 0, null, Frame.Body.Past.NONE);
    }

    /// The frame of a state tells what the log comes to.
    void stateTold(String who, Frame.State state) {
        Truth.Known known = known(state.session());
        sameState(who, known, States.copy(state));
        String code = Objects.requireNonNullElse(state.code(), "");
        if (!known.codes.since(state.at() - A_WHILE).contains(code)) {
            throw new Violation(who + " was told another code");
        }
    }

    // What is acknowledged.

    /// A message was acknowledged: it is there, once, and is what was said.
    void acknowledged(Client client, SessionId id, int member, long request, long seq) {
        Truth.Known known = known(id);
        @Nullable Entry entry = known.has(seq) ? known.entry(seq) : null;
        if (entry == null
                || !(entry.event() instanceof Event.Said said)
                || said.member() != member
                || said.id() != request) {
            throw new Violation(
                    client.tag
                            + " was told that "
                            + request
                            + " is at "
                            + seq
                            + ", where is "
                            + entry);
        }
    }
}
