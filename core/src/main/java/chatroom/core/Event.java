package chatroom.core;

/// What happened in a session. Facts only: never a sentence, never anything private. The words are
/// the client's; codes, tokens and addresses live in the keep beside the log.
///
/// A member is a number: 1 for the first who joined a session, then 2, 3, … and never used again in
/// it.
public sealed interface Event {

    /// The session began. `leaders` says by which door somebody must be in to be admin;
    /// `inactivity` is in milliseconds, 0 for none; `standing` sessions belong to the server and
    /// never end.
    record Created(
            SessionName name,
            NameKey key,
            String creator,
            boolean coded,
            WhenAdminLeaves whenAdminLeaves,
            long inactivity,
            Past past,
            boolean standing,
            boolean encryptedOnly,
            Leaders leaders)
            implements Event {

        /// The same terms, with these for admins.
        Created withLeaders(Leaders leaders) {
            return new Created(
                    name,
                    key,
                    creator,
                    coded,
                    whenAdminLeaves,
                    inactivity,
                    past,
                    standing,
                    encryptedOnly,
                    leaders);
        }

        /// The same terms, with a code or without one.
        Created withCode(boolean coded) {
            return new Created(
                    name,
                    key,
                    creator,
                    coded,
                    whenAdminLeaves,
                    inactivity,
                    past,
                    standing,
                    encryptedOnly,
                    leaders);
        }
    }

    /// Somebody new is in. `place` is the name of a record in the keep, which holds what restores
    /// this place; it is no secret, and empty in a client's copy.
    record Joined(int member, Username name, NameKey key, Door door, String place)
            implements Event {}

    /// The member has had no connection for a while; name and place are held.
    record Dropped(int member) implements Event {}

    /// A held member is back, or a present one came in by another door.
    record Resumed(int member, Door door) implements Event {}

    /// The member is gone by their own wish, or because the place held for them lapsed.
    record Left(int member, Left.Why why) implements Event {
        public enum Why {
            LEFT,
            LAPSED
        }
    }

    /// The member was removed by `by` (0: the operator) and may not come back before `until` (epoch
    /// milliseconds). `reason` may be empty.
    record Kicked(int member, int by, long until, String reason) implements Event {}

    /// The member sent nothing for the session's inactivity time; name and place are held.
    record TimedOut(int member) implements Event {}

    /// The admin is now `member`, or nobody (0). `grant` names the record in the keep against which
    /// an admin token is checked; empty where no token counts, and in a client's copy.
    record AdminChanged(int member, AdminChanged.Why why, String grant) implements Event {
        public enum Why {
            CREATED,
            HANDED_OVER,
            PASSED_ON,
            WAITING,
            RETURNED,
            APPOINTED
        }
    }

    /// The code that admits was changed by `by` (0: the operator), or removed. Which it is now,
    /// stands in the keep.
    record CodeChanged(int by, boolean coded) implements Event {}

    /// A message. `id` is the sender's own request number, by which a repeated one is recognised;
    /// `member` and `id` are 0 for the operator's.
    record Said(int member, long id, Text text) implements Event {}

    /// The member did something that left no other entry for a minute. Hidden: clients show nothing
    /// for it.
    record Active(int member) implements Event {}

    /// The session is over; nothing follows.
    record Closed(Closed.Why why) implements Event {
        public enum Why {
            BY_ADMIN,
            BY_OPERATOR,
            ADMIN_LEFT,
            EMPTY
        }
    }
}
