package chatroom.log.format;

import chatroom.core.Door;
import chatroom.core.Event;
import chatroom.core.Leaders;
import chatroom.core.NameKey;
import chatroom.core.Past;
import chatroom.core.SessionName;
import chatroom.core.Text;
import chatroom.core.Username;
import chatroom.core.WhenAdminLeaves;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Events of every kind, made from a seed.
final class RandomEvents {
    private static final String[] LETTERS = {
        "a", "é", "ß", "Ω", "ж", "א", "ع", "क", "中", "한", "𝔸", "z"
    };
    private final RandomGenerator random;

    RandomEvents(RandomGenerator random) {
        this.random = random;
    }

    List<Event> some() {
        List<Event> events = new ArrayList<>();
        int count = 1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 8);
        for (int i = 0; i < count; i++) {
            events.add(one());
        }
        return events;
    }

    Event one() {
        return switch (random.nextInt(15)) {
            case 0 -> created();
            case 1 ->
                    new Event.Joined(number(), username(), key(), pick(Door.values()), string(20));
            case 2 -> new Event.Dropped(number());
            case 3 -> new Event.Resumed(number(), pick(Door.values()));
            case 4 -> new Event.Left(number(), pick(Event.Left.Why.values()));
            case 5 -> new Event.Kicked(number(), number(), random.nextLong(), string(200));
            case 6 -> new Event.TimedOut(number());
            case 7 ->
                    new Event.AdminChanged(
                            number(), pick(Event.AdminChanged.Why.values()), string(20));
            case 8 -> new Event.Active(number());
            case 9 -> new Event.Closed(pick(Event.Closed.Why.values()));
            case 10 -> new Event.CodeChanged(number(), random.nextBoolean());
            default -> new Event.Said(number(), random.nextLong(), text());
        };
    }

    Event.Created created() {
        return new Event.Created(
                new SessionName(name()),
                key(),
                string(12),
                random.nextBoolean(),
                pick(WhenAdminLeaves.values()),
                random.nextLong(),
                pick(Past.values()),
                random.nextBoolean(),
                random.nextBoolean(),
                pick(Leaders.values()));
    }

    Text text() {
        return random.nextInt(10) == 0
                ? Text.ERASED
                : new Text("x" + string(random.nextInt(20) == 0 ? 2_000 : 60));
    }

    Username username() {
        return new Username(name());
    }

    NameKey key() {
        return new NameKey("k" + string(30));
    }

    int number() {
        return random.nextInt(1, random.nextBoolean() ? 100 : Integer.MAX_VALUE);
    }

    <E> E pick(E[] values) {
        return values[random.nextInt(values.length)];
    }

    String string(int longest) {
        StringBuilder out = new StringBuilder();
        for (int left = random.nextInt(longest); left > 0; left--) {
            out.append(pick(LETTERS));
        }
        return out.toString();
    }

    private String name() {
        StringBuilder out = new StringBuilder("abc");
        for (int left = random.nextInt(8); left > 0; left--) {
            out.append(pick(new String[] {"a", "é", "ж", "中", "7", "-"}));
        }
        return out.toString();
    }
}
