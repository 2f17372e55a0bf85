package chatroom.desktop.chat;

import chatroom.client.Mirror;
import chatroom.core.Member;
import chatroom.core.Printable;
import chatroom.wording.Person;
import chatroom.wording.Wording;

/// Somebody who is a member, as they stand in the list of members. Immutable; any thread.
///
/// @param person with a printable name
/// @param since when they joined, or why they are not there
public record Attendee(
        int number, Person person, String since, boolean you, boolean admin, boolean present) {

    static Attendee of(Member member, Mirror mirror, Wording wording) {
        String since =
                member.present()
                        ? wording.of("room.since", "time", wording.when(member.joinedAt()))
                        : wording.of(member.timedOut() ? "room.timed-out" : "room.away");
        return new Attendee(
                member.number(),
                new Person(Printable.of(member.name().value()), member.key().value()),
                since,
                member.number() == mirror.me(),
                member.number() == mirror.session().admin(),
                member.present());
    }

    public String name() {
        return person.name();
    }
}
