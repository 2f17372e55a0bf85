package chatroom.wording;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Member;
import chatroom.core.Session;
import chatroom.wire.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who has which number in a session, those who are gone included: entries name people by number.
/// Owned by one thread.
public final class Names {
    private final Map<Integer, Person> people = new HashMap<>();

    /// Everybody who is there.
    public void learn(Session session) {
        for (Member member : session.members()) {
            people.put(member.number(), new Person(member.name().value(), member.key().value()));
        }
    }

    /// Everybody who joined.
    public void learn(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.Joined joined) {
                people.put(
                        joined.member(), new Person(joined.name().value(), joined.key().value()));
            }
        }
    }

    /// Those who are gone.
    public void learnFormer(List<Frame.Former> former) {
        for (Frame.Former one : former) {
            people.put(one.member(), new Person(one.name(), one.key()));
        }
    }

    public Person person(int member, Wording wording) {
        if (member == 0) {
            return new Person(wording.of("event.operator"), "");
        }
        Person known = people.get(member);
        return known == null ? new Person(wording.of("event.somebody"), "") : known;
    }

    public String of(int member, Wording wording) {
        return person(member, wording).name();
    }
}
