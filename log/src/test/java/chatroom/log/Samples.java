package chatroom.log;

import chatroom.core.Command.Newcomer;
import chatroom.core.Door;
import chatroom.core.Event;
import chatroom.core.Leaders;
import chatroom.core.NameKey;
import chatroom.core.Past;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.core.SessionName;
import chatroom.core.Username;
import chatroom.core.WhenAdminLeaves;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/// Sessions and events for tests.
public final class Samples {
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";

    private Samples() {}

    /// An id that no other test has.
    public static SessionId id() {
        return id(ThreadLocalRandom.current());
    }

    public static SessionId id(RandomGenerator random) {
        StringBuilder id = new StringBuilder();
        random.ints(26, 0, 32).forEach(i -> id.append(DIGITS.charAt(i)));
        return new SessionId(id.toString());
    }

    public static Event.Created created(String name) {
        return new Event.Created(
                new SessionName(name),
                new NameKey(name),
                "ada",
                true,
                WhenAdminLeaves.PASS_ON,
                240_000,
                Past.ALL,
                false,
                false,
                Leaders.ANY);
    }

    /// Created, joined, admin.
    public static List<Event> founding(String name) {
        Newcomer ada = new Newcomer(new Username("ada"), new NameKey("ada"), Door.ENCRYPTED, "p.1");
        return Session.founding(created(name), ada, "g.1");
    }
}
