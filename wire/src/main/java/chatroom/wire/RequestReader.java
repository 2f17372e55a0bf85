package chatroom.wire;

import chatroom.wire.json.JsonObject;
import chatroom.wire.json.Malformed;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads each request from its fields: types, sizes and which must be there. What a name or a text
/// may be is for the server to say, in words that tell what to do.
final class RequestReader {
    private static final Pattern PERSON = Pattern.compile("[a-z2-7]{26}|");
    private static final int TOKEN_CHARS = 64;

    private RequestReader() {}

    /// The request, null where there is none of this type.
    static @Nullable Request read(String type, JsonObject o) {
        return switch (type) {
            case "say" -> new Request.Say(id(o), o.string("text"));
            case "hello" -> hello(o);
            case "list" -> new Request.List(id(o));
            case "watch" -> new Request.Watch(id(o), o.flag("on"));
            case "create" -> create(o);
            case "join" ->
                    new Request.Join(
                            id(o),
                            o.string("session"),
                            o.string("name"),
                            o.stringOrNull("code"),
                            o.has("admin") ? token(o, "admin") : null);
            case "admit" -> new Request.Admit(id(o), token(o, "knock"), o.flag("in"));
            case "resume" ->
                    new Request.Resume(
                            id(o),
                            o.string("session"),
                            token(o, "token"),
                            o.number("after", 0, JsonObject.MAX_NUMBER));
            case "leave" ->
                    new Request.Leave(
                            id(o),
                            o.valueOrNull(
                                    "whenAdminLeaves", Vocabulary.WHEN_ADMIN_LEAVES::constant));
            case "stay" -> new Request.Stay(id(o));
            case "draft" -> new Request.Draft(id(o));
            case "history" ->
                    new Request.History(
                            id(o),
                            o.number("before", 1, JsonObject.MAX_NUMBER),
                            (int) o.number("limit", 1, Integer.MAX_VALUE));
            case "exit" ->
                    new Request.Exit(id(o), o.string("code"), o.has("all") ? o.flag("all") : null);
            default -> null;
        };
    }

    private static long id(JsonObject o) {
        return o.number("id", 1, JsonObject.MAX_NUMBER);
    }

    /// Of another version nothing is read but its number: the rest may be anything.
    private static Request hello(JsonObject o) {
        int v = (int) o.number("v", 1, Integer.MAX_VALUE);
        if (v != Protocol.VERSION) {
            return new Request.Hello(v, "", "", null);
        }
        String person = o.has("person") ? o.string("person") : "";
        if (!PERSON.matcher(person).matches()) {
            throw Malformed.field("person");
        }
        return new Request.Hello(v, token(o, "client"), person, then(o));
    }

    private static @Nullable Request then(JsonObject o) {
        if (!o.has("then")) {
            return null;
        }
        JsonObject inner = o.object("then");
        String type = inner.string("t");
        Request then = type.equals("hello") ? null : read(type, inner);
        if (then == null) {
            throw Malformed.field("then");
        }
        return then;
    }

    private static Request create(JsonObject o) {
        return new Request.Create(
                id(o),
                o.string("session"),
                o.string("name"),
                o.stringOrNull("code"),
                o.valueOrNull("whenAdminLeaves", Vocabulary.WHEN_ADMIN_LEAVES::constant),
                o.has("inactivity") ? o.number("inactivity", 0, JsonObject.MAX_NUMBER) : null,
                o.valueOrNull("past", Vocabulary.PAST::constant),
                o.has("encryptedOnly") ? o.flag("encryptedOnly") : null);
    }

    /// A string that has no reason to be long.
    private static String token(JsonObject o, String name) {
        String token = o.string(name);
        if (token.length() > TOKEN_CHARS) {
            throw Malformed.field(name);
        }
        return token;
    }
}
