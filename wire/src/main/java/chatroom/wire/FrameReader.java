package chatroom.wire;

import chatroom.core.Entry;
import chatroom.core.Refusal;
import chatroom.core.SessionId;
import chatroom.wire.json.JsonObject;
import chatroom.wire.json.Malformed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads each frame of the server from its fields.
final class FrameReader {
    private FrameReader() {}

    /// The frame, null where it is one of a newer server.
    static @Nullable Frame read(JsonObject o) {
        return switch (o.string("t")) {
            case "entry" -> {
                Entry entry = EntryCodec.read(o);
                yield entry == null ? null : new Frame.Told(entry);
            }
            case "ok" -> new Frame.Ok(number(o, "id"), body(o));
            case "no" -> no(o);
            case "welcome" -> welcome(o);
            case "state" -> state(o);
            case "push" -> push(o);
            case "bye" -> {
                CloseCode code = CloseCode.find(small(o, "code"));
                yield code == null ? null : new Frame.Bye(code);
            }
            default -> null;
        };
    }

    private static Frame no(JsonObject o) {
        long id = number(o, "id");
        String code = o.string("code");
        List<String> args = o.strings("args");
        Refusal.Code known = Vocabulary.REFUSALS.get(code);
        return known == null || missesAny(args, known)
                ? new Frame.NewerNo(id, code, args, o.string("text"))
                : new Frame.No(id, new Refusal(known, args), o.stringOrNull("field"));
    }

    /// Whether the sentence speaks of more arguments than there are.
    private static boolean missesAny(List<String> args, Refusal.Code code) {
        return code.sentence().contains("{" + args.size() + "}");
    }

    /// What stands beside `id`, told by which field is there; null where none is known.
    private static Frame.@Nullable Body body(JsonObject o) {
        if (o.has("seq")) {
            return new Frame.Body.Seq(EntryCodec.seq(o), o.has("already") && o.flag("already"));
        }
        if (o.has("sessions")) {
            return new Frame.Body.Sessions(o.objects("sessions", FrameReader::listed));
        }
        if (o.has("session")) {
            return new Frame.Body.Place(
                    o.value("session", SessionId::new),
                    small(o, "member"),
                    o.stringOrNull("token"));
        }
        if (o.has("entries")) {
            return new Frame.Body.Past(
                    o.objects("entries", EntryCodec::read), formers(o), o.flag("more"));
        }
        if (o.has("commands")) {
            return new Frame.Body.Help(
                    o.objects(
                            "commands",
                            c -> new Frame.CommandLine(c.string("usage"), c.flag("admins"))));
        }
        if (o.has("quote")) {
            JsonObject quote = o.object("quote");
            return new Frame.Body.Quote(quote.string("text"), quote.string("author"));
        }
        if (o.has("time")) {
            JsonObject time = o.object("time");
            return new Frame.Body.Time(
                    number(time, "wall"), (int) time.number("offset", -24 * 60, 24 * 60));
        }
        return o.has("echo") ? new Frame.Body.Echo(o.string("echo")) : null;
    }

    private static Frame.Listed listed(JsonObject o) {
        return new Frame.Listed(
                o.value("id", SessionId::new),
                o.string("name"),
                small(o, "members"),
                number(o, "created"),
                o.string("creator"),
                o.flag("coded"),
                o.flag("standing"),
                o.flag("encryptedOnly"),
                o.flag("encrypted"));
    }

    private static Frame welcome(JsonObject o) {
        JsonObject limits = o.object("limits");
        return new Frame.Welcome(
                small(o, "v"),
                o.string("server"),
                o.string("identity"),
                o.string("version"),
                number(o, "time"),
                new Frame.Bounds(
                        small(limits, "textCodePoints"),
                        small(limits, "textBytes"),
                        small(limits, "frameBytes"),
                        small(limits, "outstanding"),
                        limits.numbers("inactivityChoices"),
                        number(limits, "pingEvery")),
                o.strings("nodes"),
                o.flag("plain"));
    }

    private static Frame state(JsonObject o) {
        return new Frame.State(
                o.value("session", SessionId::new),
                o.string("name"),
                o.string("key"),
                o.stringOrNull("code"),
                EntryCodec.seq(o),
                EntryCodec.at(o),
                number(o, "created"),
                o.string("creator"),
                o.value("whenAdminLeaves", Vocabulary.WHEN_ADMIN_LEAVES::constant),
                number(o, "inactivity"),
                o.value("shows", Vocabulary.PAST::constant),
                o.flag("standing"),
                o.flag("encryptedOnly"),
                o.value("leaders", Vocabulary.LEADERS::constant),
                small(o, "next"),
                small(o, "admin"),
                o.objects("members", FrameReader::person),
                o.objects("past", EntryCodec::read),
                formers(o),
                o.flag("more"));
    }

    private static List<Frame.Former> formers(JsonObject o) {
        return o.has("former") ? o.objects("former", FrameReader::former) : List.of();
    }

    private static Frame.Former former(JsonObject o) {
        return new Frame.Former(small(o, "member"), o.string("name"), o.string("key"));
    }

    private static Frame.Person person(JsonObject o) {
        boolean away = o.has("away");
        return new Frame.Person(
                small(o, "member"),
                o.string("name"),
                o.string("key"),
                o.value("door", Vocabulary.DOOR::constant),
                number(o, "joined"),
                number(o, "seen"),
                away ? number(o, "away") : 0,
                away && o.flag("timedOut"));
    }

    private static @Nullable Frame push(JsonObject o) {
        return switch (o.string("kind")) {
            case "sessions" ->
                    new Frame.Push.Sessions(
                            o.objects("changed", FrameReader::listed),
                            o.strings("gone").stream().map(FrameReader::id).toList());
            case "warning" -> new Frame.Push.Warning(number(o, "in"));
            case "admin" -> new Frame.Push.Admin(o.string("token"));
            case "waiting" -> new Frame.Push.Waiting(number(o, "id"), number(o, "until"));
            case "knock" ->
                    new Frame.Push.Knock(o.string("knock"), o.string("name"), number(o, "until"));
            case "knock-over" -> new Frame.Push.KnockOver(o.string("knock"));
            case "code" -> new Frame.Push.Code(o.stringOrNull("code"));
            case "out" ->
                    new Frame.Push.Out(
                            o.value("why", Vocabulary.OUT::constant),
                            o.has("until") ? number(o, "until") : 0,
                            o.has("reason") ? o.string("reason") : "");
            case "read-only" -> new Frame.Push.ReadOnly(o.flag("on"));
            case "nodes" -> new Frame.Push.Nodes(o.strings("nodes"));
            case "stopping" -> new Frame.Push.Stopping(number(o, "in"));
            default -> null;
        };
    }

    private static SessionId id(String raw) {
        if (!SessionId.matches(raw)) {
            throw Malformed.field("gone");
        }
        return new SessionId(raw);
    }

    private static long number(JsonObject o, String name) {
        return o.number(name, 0, JsonObject.MAX_NUMBER);
    }

    private static int small(JsonObject o, String name) {
        return (int) o.number(name, 0, Integer.MAX_VALUE);
    }
}
