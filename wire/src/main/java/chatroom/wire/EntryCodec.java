package chatroom.wire;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionName;
import chatroom.core.Text;
import chatroom.core.Username;
import chatroom.wire.json.JsonObject;
import chatroom.wire.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/// Entries as JSON, both ways. What names a record in the keep ([Event.Joined#place],
/// [Event.AdminChanged#grant]) stays behind.
final class EntryCodec {
    private EntryCodec() {}

    static void write(Entry entry, JsonWriter out) {
        out.begin().field("t", "entry").field("seq", entry.seq()).field("at", entry.at());
        switch (entry.event()) {
            case Event.Said said -> {
                out.field("e", "said").field("m", said.member()).field("id", said.id());
                if (!said.text().erased()) {
                    out.field("text", said.text().value());
                }
            }
            case Event.Created created -> created(created, out);
            case Event.Joined joined ->
                    out.field("e", "joined")
                            .field("m", joined.member())
                            .field("name", joined.name().value())
                            .field("key", joined.key().value())
                            .field("door", Vocabulary.DOOR.word(joined.door()));
            case Event.Dropped dropped -> out.field("e", "dropped").field("m", dropped.member());
            case Event.Resumed resumed ->
                    out.field("e", "resumed")
                            .field("m", resumed.member())
                            .field("door", Vocabulary.DOOR.word(resumed.door()));
            case Event.Left left ->
                    out.field("e", "left")
                            .field("m", left.member())
                            .field("why", Vocabulary.LEFT.word(left.why()));
            case Event.Kicked kicked ->
                    out.field("e", "kicked")
                            .field("m", kicked.member())
                            .field("by", kicked.by())
                            .field("until", kicked.until())
                            .field("reason", kicked.reason());
            case Event.TimedOut timedOut ->
                    out.field("e", "timed-out").field("m", timedOut.member());
            case Event.AdminChanged changed ->
                    out.field("e", "admin-changed")
                            .field("m", changed.member())
                            .field("why", Vocabulary.ADMIN_CHANGED.word(changed.why()));
            case Event.Active active -> out.field("e", "active").field("m", active.member());
            case Event.CodeChanged changed ->
                    out.field("e", "code-changed")
                            .field("by", changed.by())
                            .field("coded", changed.coded());
            case Event.Closed closed ->
                    out.field("e", "closed").field("why", Vocabulary.CLOSED.word(closed.why()));
        }
        out.end();
    }

    private static void created(Event.Created created, JsonWriter out) {
        out.field("e", "created")
                .field("name", created.name().value())
                .field("key", created.key().value())
                .field("creator", created.creator())
                .field("coded", created.coded())
                .field(
                        "whenAdminLeaves",
                        Vocabulary.WHEN_ADMIN_LEAVES.word(created.whenAdminLeaves()))
                .field("inactivity", created.inactivity())
                .field("past", Vocabulary.PAST.word(created.past()))
                .field("standing", created.standing())
                .field("encryptedOnly", created.encryptedOnly())
                .field("leaders", Vocabulary.LEADERS.word(created.leaders()));
    }

    /// The entry, null where its event is one of a newer server.
    static @Nullable Entry read(JsonObject o) {
        Event event = event(o);
        return event == null ? null : new Entry(seq(o), at(o), event);
    }

    static long seq(JsonObject o) {
        return o.number("seq", 1, JsonObject.MAX_NUMBER);
    }

    static long at(JsonObject o) {
        return o.number("at", 0, JsonObject.MAX_NUMBER);
    }

    private static @Nullable Event event(JsonObject o) {
        return switch (o.string("e")) {
            case "said" ->
                    new Event.Said(
                            number(o, "m"),
                            o.number("id", 0, JsonObject.MAX_NUMBER),
                            o.has("text") ? o.value("text", Text::of) : Text.ERASED);
            case "created" ->
                    new Event.Created(
                            o.value("name", SessionName::new),
                            o.value("key", NameKey::new),
                            o.string("creator"),
                            o.flag("coded"),
                            o.value("whenAdminLeaves", Vocabulary.WHEN_ADMIN_LEAVES::constant),
                            o.number("inactivity", 0, JsonObject.MAX_NUMBER),
                            o.value("past", Vocabulary.PAST::constant),
                            o.flag("standing"),
                            o.flag("encryptedOnly"),
                            o.value("leaders", Vocabulary.LEADERS::constant));
            case "joined" ->
                    new Event.Joined(
                            member(o),
                            o.value("name", Username::new),
                            o.value("key", NameKey::new),
                            o.value("door", Vocabulary.DOOR::constant),
                            "");
            case "dropped" -> new Event.Dropped(member(o));
            case "resumed" ->
                    new Event.Resumed(member(o), o.value("door", Vocabulary.DOOR::constant));
            case "left" -> new Event.Left(member(o), o.value("why", Vocabulary.LEFT::constant));
            case "kicked" ->
                    new Event.Kicked(
                            member(o),
                            number(o, "by"),
                            o.number("until", 0, JsonObject.MAX_NUMBER),
                            o.string("reason"));
            case "timed-out" -> new Event.TimedOut(member(o));
            case "admin-changed" ->
                    new Event.AdminChanged(
                            number(o, "m"), o.value("why", Vocabulary.ADMIN_CHANGED::constant), "");
            case "active" -> new Event.Active(member(o));
            case "code-changed" -> new Event.CodeChanged(number(o, "by"), o.flag("coded"));
            case "closed" -> new Event.Closed(o.value("why", Vocabulary.CLOSED::constant));
            default -> null;
        };
    }

    private static int member(JsonObject o) {
        return (int) o.number("m", 1, Integer.MAX_VALUE);
    }

    /// A member's number, or 0 for nobody.
    private static int number(JsonObject o, String name) {
        return (int) o.number(name, 0, Integer.MAX_VALUE);
    }
}
