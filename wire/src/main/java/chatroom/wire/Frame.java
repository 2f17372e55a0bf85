package chatroom.wire;

import chatroom.core.Door;
import chatroom.core.Entry;
import chatroom.core.Leaders;
import chatroom.core.Refusal;
import chatroom.core.SessionId;
import chatroom.core.WhenAdminLeaves;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A frame from the server: the welcome, answers to requests, the state and entries of the session
/// one is in, pushes that may be lost, and the last word before it closes.
public sealed interface Frame {

    /// Answers [Request.Hello]: who this server is. `identity` is what it is known again by; `time`
    /// its clock in epoch milliseconds; `nodes` the addresses `host:port` by which it can be
    /// reached, besides the one in use; `plain` whether its page opens by `http` too.
    record Welcome(
            int v,
            String server,
            String identity,
            String version,
            long time,
            Bounds limits,
            List<String> nodes,
            boolean plain)
            implements Frame {
        public Welcome {
            nodes = List.copyOf(nodes);
        }
    }

    /// What a client must know of the server's limits; see `Limits` and the protocol page.
    record Bounds(
            int textCodePoints,
            int textBytes,
            int frameBytes,
            int outstanding,
            List<Long> inactivityChoices,
            long pingEvery) {
        public Bounds {
            inactivityChoices = List.copyOf(inactivityChoices);
        }
    }

    /// Done. What else there is to say comes in `body`.
    record Ok(long id, @Nullable Body body) implements Frame {}

    /// Not done, and why; `id` is 0 where the request had none that could be read. `field` is the
    /// field of the request that it is about, where that is one that people fill in.
    record No(long id, Refusal refusal, @Nullable String field) implements Frame {
        public No(long id, Refusal refusal) {
            this(id, refusal, null);
        }
    }

    /// Not done, for a reason that this version has no name for: what a client makes of a newer
    /// server's [No]. `text` is the English sentence. Never sent.
    record NewerNo(long id, String code, List<String> args, String text) implements Frame {
        public NewerNo {
            args = List.copyOf(args);
        }
    }

    /// What an [Ok] may carry; its fields stand beside `id` in the frame.
    sealed interface Body {
        /// Answers [Request.List] and [Request.Watch].
        record Sessions(List<Listed> sessions) implements Body {
            public Sessions {
                sessions = List.copyOf(sessions);
            }
        }

        /// Answers [Request.Create], [Request.Join] and [Request.Resume]: who one is in the
        /// session. `token` restores the place; null after a resume, where it stays as it was.
        record Place(SessionId session, int member, @Nullable String token) implements Body {}

        /// Answers [Request.Say]: where it stands in the log; `already` where it did before this
        /// request.
        record Seq(long seq, boolean already) implements Body {}

        /// Answers [Request.History], oldest first; `more` where there is still more before.
        record Past(List<Entry> entries, List<Former> former, boolean more) implements Body {
            public Past {
                entries = List.copyOf(entries);
                former = List.copyOf(former);
            }

            /// Nothing was said before, or nothing that may be read.
            public static final Past NONE = new Past(List.of(), List.of(), false);
        }

        /// Answers `/help`.
        record Help(List<CommandLine> commands) implements Body {
            public Help {
                commands = List.copyOf(commands);
            }
        }

        /// Answers `/quote`.
        record Quote(String text, String author) implements Body {}

        /// Answers `/time`: the wall clock, epoch milliseconds, and its offset from UTC in minutes.
        record Time(long wall, int offset) implements Body {}

        /// Answers `/echo`.
        record Echo(String echo) implements Body {}
    }

    /// A command in the answer to `/help`; `usage` as it is typed, `admins` where it is for the
    /// admin only.
    record CommandLine(String usage, boolean admins) {}

    /// A session in the list. `members` counts who is present; `created` is epoch milliseconds;
    /// `coded` tells whether a code is needed; `encrypted` is its label.
    record Listed(
            SessionId id,
            String name,
            int members,
            long created,
            String creator,
            boolean coded,
            boolean standing,
            boolean encryptedOnly,
            boolean encrypted) {}

    /// The session one is in, as of `seq`; entries after it follow and are applied to it. `past`
    /// are the entries up to `seq` that one may read at once, oldest first; `more` where there are
    /// more before.
    record State(
            SessionId session,
            String name,
            String key,
            @Nullable String code,
            long seq,
            long at,
            long created,
            String creator,
            WhenAdminLeaves whenAdminLeaves,
            long inactivity,
            chatroom.core.Past shows,
            boolean standing,
            boolean encryptedOnly,
            Leaders leaders,
            int next,
            int admin,
            List<Person> members,
            List<Entry> past,
            List<Former> former,
            boolean more)
            implements Frame {
        public State {
            members = List.copyOf(members);
            past = List.copyOf(past);
            former = List.copyOf(former);
        }
    }

    /// Somebody who was a member and is none any more, so that entries of the past which give their
    /// number can be shown with their name.
    record Former(int member, String name, String key) {}

    /// A member in a [State]. Times in epoch milliseconds; `away` is 0 for who is present, else
    /// since when the place is held.
    record Person(
            int member,
            String name,
            String key,
            Door door,
            long joined,
            long seen,
            long away,
            boolean timedOut) {}

    /// One more entry of the session one is in.
    record Told(Entry entry) implements Frame {}

    /// What may be lost without harm.
    sealed interface Push extends Frame {
        /// The sessions that are new or changed, and the ids of those that are gone; to who
        /// watches.
        record Sessions(List<Listed> changed, List<SessionId> gone) implements Push {
            public Sessions {
                changed = List.copyOf(changed);
                gone = List.copyOf(gone);
            }
        }

        /// Without a sign of life one is timed out in `in` milliseconds.
        record Warning(long in) implements Push {}

        /// One is the admin now; the token restores the role.
        record Admin(String token) implements Push {}

        /// The join with this `id` is neither done nor refused yet: somebody inside is asked to let
        /// one in, until `until` (epoch milliseconds) at most. Then it is answered.
        record Waiting(long id, long until) implements Push {}

        /// Somebody under that name asks to be let in, until `until` (epoch milliseconds). `knock`
        /// names this for [Request.Admit].
        record Knock(String knock, String name, long until) implements Push {}

        /// That knock need not be answered any more.
        record KnockOver(String knock) implements Push {}

        /// The code of the session one is in, as it is now; null where there is none.
        record Code(@Nullable String code) implements Push {
            /// Never the digits: this may end up in output.
            @Override
            public String toString() {
                return "Code";
            }
        }

        /// One is no longer in the session, and why; the connection stays. `until` (epoch
        /// milliseconds, else 0) is when one may come back, `reason` the admin's words.
        record Out(Why why, long until, String reason) implements Push {}

        /// Whether nothing can be said in the session one is in, because the server cannot write
        /// just now.
        record ReadOnly(boolean on) implements Push {}

        /// Where the server is reached now: as in [Welcome].
        record Nodes(List<String> nodes) implements Push {
            public Nodes {
                nodes = List.copyOf(nodes);
            }
        }

        /// The server ends in order within `in` milliseconds.
        record Stopping(long in) implements Push {}
    }

    /// Why one is no longer in the session.
    enum Why {
        LEFT,
        KICKED,
        TIMED_OUT,
        CLOSED,
        LAPSED
    }

    /// The last frame: why the connection is closed, and with that whether to come back.
    record Bye(CloseCode code) implements Frame {}
}
