package chatroom.bench.parts;

import chatroom.core.Door;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Leaders;
import chatroom.core.NameKey;
import chatroom.core.Past;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.core.SessionName;
import chatroom.core.Text;
import chatroom.core.Username;
import chatroom.core.WhenAdminLeaves;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The session that is measured, and what is said in it. Without state: any thread.
final class Room {
    /// When everything happens, epoch milliseconds.
    static final long AT = 1_900_000_000_000L;

    /// A message as long as those of the other measurements: 100 characters.
    static final String WORDS = "ten letter".repeat(10);

    static final Text TEXT = Text.of(WORDS);

    private Room() {}

    /// A session in which so many are present.
    static Session of(int members) {
        Session session = Session.begin(id(1), new Entry(1, AT, created(1)));
        for (int number = 1; number <= members; number++) {
            session = session.apply(new Entry(session.seq() + 1, AT, joined(number)));
        }
        return session;
    }

    /// What a session begins with; as many as there are numbers, all with names of their own.
    static Event.Created created(int number) {
        String name = name(number);
        return new Event.Created(
                SessionName.of(name),
                key(name),
                "",
                false,
                WhenAdminLeaves.PASS_ON,
                0,
                Past.ALL,
                true,
                false,
                Leaders.ANY);
    }

    static SessionId id(int number) {
        return new SessionId("abcdefghijklmnopqrstuvwxy" + (char) ('a' + number % 26));
    }

    private static Event.Joined joined(int number) {
        String name = name(number);
        return new Event.Joined(
                number, Username.of(name), key(name), Door.ENCRYPTED, "place of " + name);
    }

    /// Of letters that do not look like one another.
    static String name(int number) {
        StringBuilder name = new StringBuilder("Member");
        Integer.toOctalString(number).chars().forEach(c -> name.append((char) (c - '0' + 'a')));
        return name.toString();
    }

    static NameKey key(String name) {
        return new NameKey(name.toLowerCase(Locale.ROOT));
    }

    /// So many messages of the first member.
    static List<Event> said(int count) {
        return IntStream.rangeClosed(1, count)
                .<Event>mapToObj(id -> new Event.Said(1, id, TEXT))
                .toList();
    }

    /// The same in their places.
    static List<Entry> entries(int count) {
        List<Event> said = said(count);
        return IntStream.range(0, count)
                .mapToObj(i -> new Entry(1_000L + i, AT, said.get(i)))
                .toList();
    }
}
