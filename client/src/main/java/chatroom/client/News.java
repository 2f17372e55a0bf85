package chatroom.client;

import chatroom.core.Entry;
import chatroom.wire.Frame;
import java.util.List;

/// What a [Listener] hears: what happens in the session, in the list of sessions, and to the
/// connection. Immutable; any thread.
public sealed interface News {

    /// One is in a session now, by [Client#join], [Client#create], or because the server told all
    /// of it anew. `past` are entries up to the mirror's seq that were not told before, oldest
    /// first, and `former` who is named in them and is no member any more; with `more` there are
    /// more before them.
    record Entered(Mirror mirror, List<Entry> past, List<Frame.Former> former, boolean more)
            implements News {
        public Entered {
            past = List.copyOf(past);
            former = List.copyOf(former);
        }
    }

    /// One more entry: each exactly once, in the order of the log. `before` still has who went with
    /// it, `after` has who came.
    record Told(Entry entry, Mirror before, Mirror after) implements News {}

    /// One is no longer in the session; see [Frame.Push.Out]. After [Frame.Why#TIMED_OUT] the place
    /// is held and [Client#again] takes it.
    record Out(Frame.Why why, long until, String reason, Mirror last) implements News {}

    /// Without a sign of life one is timed out in `in` milliseconds.
    record Warned(long in) implements News {}

    /// One is the admin; the token, shown at a later [Client#join], brings the role back.
    record Admin(String token) implements News {}

    /// The session one asked to join lets nobody in by the code alone just now: somebody inside is
    /// asked, until `until` (epoch milliseconds, by the server's clock) at most. [Client#join] goes
    /// on waiting for the answer.
    record Waiting(long until) implements News {}

    /// Somebody would like to come in, and one may say whether they do, until `until`
    /// ([Client#admit]). `knock` names this.
    record Knocked(String knock, String name, long until) implements News {}

    /// That need not be answered any more: it was, or nobody waits. After [Away] nobody does; who
    /// still waits is told again.
    record KnockOver(String knock, String name) implements News {}

    /// The code of the session is another one, or none; `mirror` has it.
    record CodeChanged(Mirror mirror) implements News {}

    /// Whether nothing can be said in the session, because the server cannot write just now; that
    /// ends by itself, and with [Away] and [Out]: where it still is, it is told again. What was
    /// said already and has no answer yet still gets one.
    record ReadOnly(boolean on) implements News {}

    /// The list of sessions as it is now; see [Client#watch].
    record Sessions(List<Frame.Listed> sessions) implements News {
        public Sessions {
            sessions = List.copyOf(sessions);
        }
    }

    /// The server ends in order within `in` milliseconds.
    record Stopping(long in) implements News {}

    /// The connection dropped; the client tries to come back by itself.
    record Away(String why) implements News {}

    /// The client is connected again; what was missed follows.
    record Back() implements News {}

    /// The connection is over for good; nothing follows.
    record Over(Gone why) implements News {}
}
