package chatroom.core;

import java.util.Map;

/// When something in a session falls due, from what its state says and what this node knows beside
/// it: since when it has had the session open (time before that counts for nobody), how long places
/// are held, and activity that was too recent to be put in the log.
///
/// @param opened since when this node knows the session, epoch milliseconds
/// @param hold how long a dropped or timed-out member's place is held, in milliseconds
/// @param holdAdmin the same for an admin's place
/// @param activity member to the last sign of life that left no entry, epoch milliseconds
public record Deadlines(long opened, long hold, long holdAdmin, Map<Integer, Long> activity) {
    /// A time that never comes.
    public static final long NEVER = Long.MAX_VALUE;

    public Deadlines {
        activity = Map.copyOf(activity);
    }

    /// When a silent member is timed out; [#NEVER] for the admin, for who is not present, and where
    /// the session has no inactivity time.
    public long timeout(Session session, Member member) {
        long inactivity = session.terms().inactivity();
        if (!member.present() || inactivity == 0 || session.admin() == member.number()) {
            return NEVER;
        }
        return lastSign(member) + inactivity;
    }

    /// When a silent member is warned: [Limits#WARNING] before the timeout, or at half the time if
    /// that is later.
    public long warning(Session session, Member member) {
        long timeout = timeout(session, member);
        return timeout == NEVER
                ? NEVER
                : timeout - Math.min(session.terms().inactivity() / 2, Limits.WARNING);
    }

    /// When the place held for a member lapses; [#NEVER] for one who is present.
    public long lapse(Session session, Member member) {
        if (member.present()) {
            return NEVER;
        }
        long from = Math.max(member.awayAt(), opened);
        return from + (session.admin() == member.number() ? Math.max(hold, holdAdmin) : hold);
    }

    /// The last sign of life of a member, epoch milliseconds.
    public long lastSign(Member member) {
        long seen = Math.max(member.seenAt(), opened);
        return Math.max(seen, activity.getOrDefault(member.number(), 0L));
    }
}
