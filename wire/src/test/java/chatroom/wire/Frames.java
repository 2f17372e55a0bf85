package chatroom.wire;

import chatroom.core.Door;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Leaders;
import chatroom.core.NameKey;
import chatroom.core.Past;
import chatroom.core.Refusal;
import chatroom.core.SessionId;
import chatroom.core.SessionName;
import chatroom.core.Text;
import chatroom.core.Username;
import chatroom.core.WhenAdminLeaves;
import chatroom.wire.json.JsonObject;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Draws frames of every kind from a seed: the same seed draws the same ones. For one thread.
final class Frames {
    private static final String[] PIECES = {
        "a", "Z", " ", "\"", "\\", "/", "\n", "\t", "ß", "ж", "한", "🙂", "\u2028", "\u202E", "<b>",
        "e\u0301", "\u007F", "{\"t\":", "\\u0041"
    };
    private static final String[] NAMES = {"Anna", "Zoë", "Пётр", "한국말사", "o'Neil", "x_1.y-2"};

    private final Random random;

    Frames(long seed) {
        random = new Random(seed);
    }

    Request request() {
        return switch (random.nextInt(13)) {
            case 12 -> new Request.Admit(id(), token(), flag());
            case 0 -> hello();
            case 1 -> new Request.List(id());
            case 2 -> new Request.Watch(id(), flag());
            case 3 ->
                    new Request.Create(
                            id(),
                            text(),
                            text(),
                            maybe(this::text),
                            maybe(() -> one(WhenAdminLeaves.values())),
                            maybe(this::number),
                            maybe(() -> one(Past.values())),
                            maybe(this::flag));
            case 4 -> new Request.Join(id(), text(), text(), maybe(this::text), maybe(this::token));
            case 5 -> new Request.Resume(id(), text(), token(), number());
            case 6 -> new Request.Say(id(), text());
            case 7 -> new Request.Leave(id(), maybe(() -> one(WhenAdminLeaves.values())));
            case 8 -> new Request.Stay(id());
            case 9 -> new Request.Draft(id());
            case 10 -> new Request.History(id(), id(), 1 + small());
            default -> new Request.Exit(id(), text(), maybe(this::flag));
        };
    }

    private Request hello() {
        Request then = request();
        return new Request.Hello(
                Protocol.VERSION,
                token(),
                flag() ? token() : "",
                then instanceof Request.Hello ? null : then);
    }

    Frame frame() {
        return switch (random.nextInt(12)) {
            case 0 ->
                    new Frame.Welcome(
                            1 + small(),
                            text(),
                            text(),
                            text(),
                            number(),
                            new Frame.Bounds(
                                    small(), small(), small(), small(), many(this::number), 20_000),
                            many(this::text),
                            flag());
            case 1, 2, 3 -> new Frame.Ok(id(), maybe(this::body));
            case 4 ->
                    new Frame.No(
                            number(),
                            new Refusal(one(Refusal.Code.values()), List.of(text(), text())),
                            maybe(this::text));
            case 5 -> new Frame.NewerNo(number(), "not-yet-known", many(this::text), text());
            case 6 -> state();
            case 7, 8, 9 -> new Frame.Told(entry());
            case 10 -> push();
            default -> new Frame.Bye(one(CloseCode.values()));
        };
    }

    private Frame.Body body() {
        return switch (random.nextInt(8)) {
            case 0 -> new Frame.Body.Sessions(many(this::listed));
            case 1 -> new Frame.Body.Place(session(), 1 + small(), maybe(this::token));
            case 2 -> new Frame.Body.Seq(id(), flag());
            case 3 -> new Frame.Body.Past(many(this::entry), many(this::former), flag());
            case 4 -> new Frame.Body.Help(many(() -> new Frame.CommandLine(text(), flag())));
            case 5 -> new Frame.Body.Quote(text(), text());
            case 6 -> new Frame.Body.Time(number(), random.nextInt(-840, 841));
            default -> new Frame.Body.Echo(text());
        };
    }

    private Frame.Push push() {
        return switch (random.nextInt(11)) {
            case 10 -> new Frame.Push.Nodes(many(this::text));
            case 9 -> new Frame.Push.ReadOnly(flag());
            case 5 -> new Frame.Push.Waiting(id(), number());
            case 6 -> new Frame.Push.Knock(token(), text(), number());
            case 7 -> new Frame.Push.KnockOver(token());
            case 8 -> new Frame.Push.Code(maybe(this::text));
            case 0 -> new Frame.Push.Sessions(many(this::listed), many(this::session));
            case 1 -> new Frame.Push.Warning(number());
            case 2 -> new Frame.Push.Admin(token());
            case 3 -> new Frame.Push.Out(one(Frame.Why.values()), number(), text());
            default -> new Frame.Push.Stopping(number());
        };
    }

    private Frame.Listed listed() {
        return new Frame.Listed(
                session(), text(), small(), number(), text(), flag(), flag(), flag(), flag());
    }

    private Frame.State state() {
        return new Frame.State(
                session(),
                text(),
                text(),
                maybe(this::text),
                id(),
                number(),
                number(),
                text(),
                one(WhenAdminLeaves.values()),
                number(),
                one(Past.values()),
                flag(),
                flag(),
                one(Leaders.values()),
                small(),
                small(),
                many(this::person),
                many(this::entry),
                many(this::former),
                flag());
    }

    private Frame.Former former() {
        return new Frame.Former(1 + small(), text(), text());
    }

    private Frame.Person person() {
        long away = flag() ? 0 : id();
        return new Frame.Person(
                1 + small(),
                text(),
                text(),
                one(Door.values()),
                number(),
                number(),
                away,
                away != 0 && flag());
    }

    Entry entry() {
        return new Entry(id(), number(), event());
    }

    private Event event() {
        int member = 1 + small();
        return switch (random.nextInt(14)) {
            case 13 -> new Event.CodeChanged(small(), flag());
            case 0 ->
                    new Event.Created(
                            new SessionName(name()),
                            new NameKey(name()),
                            text(),
                            flag(),
                            one(WhenAdminLeaves.values()),
                            number(),
                            one(Past.values()),
                            flag(),
                            flag(),
                            one(Leaders.values()));
            case 1 ->
                    new Event.Joined(
                            member,
                            new Username(name()),
                            new NameKey(name()),
                            one(Door.values()),
                            "");
            case 2 -> new Event.Dropped(member);
            case 3 -> new Event.Resumed(member, one(Door.values()));
            case 4 -> new Event.Left(member, one(Event.Left.Why.values()));
            case 5 -> new Event.Kicked(member, small(), number(), text());
            case 6 -> new Event.TimedOut(member);
            case 7 -> new Event.AdminChanged(small(), one(Event.AdminChanged.Why.values()), "");
            case 8 -> new Event.Active(member);
            case 9 -> new Event.Closed(one(Event.Closed.Why.values()));
            case 10 -> new Event.Said(member, id(), Text.ERASED);
            default -> new Event.Said(member, id(), Text.of("." + text().replace("\u007F", "")));
        };
    }

    private String name() {
        return NAMES[random.nextInt(NAMES.length)];
    }

    String text() {
        int length = random.nextInt(10) == 0 ? 700 : random.nextInt(12);
        return Stream.generate(() -> PIECES[random.nextInt(PIECES.length)])
                .limit(length)
                .reduce("", String::concat);
    }

    private String token() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 26; i++) {
            out.append("abcdefghijklmnopqrstuvwxyz234567".charAt(random.nextInt(32)));
        }
        return out.toString();
    }

    private SessionId session() {
        return new SessionId(token());
    }

    private long id() {
        return 1 + number() % JsonObject.MAX_NUMBER;
    }

    /// From 0 to the largest, small ones as likely as large ones.
    private long number() {
        return random.nextLong() >>> random.nextInt(11, 64);
    }

    private int small() {
        return random.nextInt() >>> random.nextInt(2, 32);
    }

    private boolean flag() {
        return random.nextBoolean();
    }

    private <T> T one(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private <T> @Nullable T maybe(Supplier<T> some) {
        return flag() ? some.get() : null;
    }

    private <T> List<T> many(Supplier<T> each) {
        return Stream.generate(each).limit(random.nextInt(4)).toList();
    }
}
