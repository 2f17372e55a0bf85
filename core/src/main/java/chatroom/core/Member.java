package chatroom.core;

/// A person in a session, under a username, present or with their place held.
///
/// @param number 1 for the first who joined, never used again in this session
/// @param joinedAt when they joined, epoch milliseconds
/// @param seenAt their last entry that shows them active, epoch milliseconds
/// @param awayAt since when their place is held, epoch milliseconds; 0 while present
/// @param timedOut whether it is held because they were silent
public record Member(
        int number,
        Username name,
        NameKey key,
        Door door,
        String place,
        long joinedAt,
        long seenAt,
        long awayAt,
        boolean timedOut,
        Retries retries) {

    static Member of(Event.Joined joined, long at) {
        return new Member(
                joined.member(),
                joined.name(),
                joined.key(),
                joined.door(),
                joined.place(),
                at,
                at,
                0,
                false,
                Retries.NONE);
    }

    public boolean present() {
        return awayAt == 0;
    }

    Member seen(long at) {
        return new Member(number, name, key, door, place, joinedAt, at, awayAt, timedOut, retries);
    }

    Member said(long id, long seq, long at) {
        return new Member(
                number,
                name,
                key,
                door,
                place,
                joinedAt,
                at,
                awayAt,
                timedOut,
                retries.with(id, seq));
    }

    Member away(long at, boolean timedOut) {
        return new Member(number, name, key, door, place, joinedAt, seenAt, at, timedOut, retries);
    }

    Member back(Door door, long at) {
        return new Member(number, name, key, door, place, joinedAt, at, 0, false, retries);
    }
}
