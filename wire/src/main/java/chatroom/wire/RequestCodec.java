package chatroom.wire;

import chatroom.core.Limits;
import chatroom.core.Printable;
import chatroom.core.Refusal;
import chatroom.wire.json.JsonObject;
import chatroom.wire.json.JsonWriter;
import chatroom.wire.json.Malformed;
import org.jspecify.annotations.Nullable;

/// Requests as JSON, both ways: a client encodes, the server decodes. Without state: any thread.
public final class RequestCodec {
    private static final int SHOWN = 20;

    private RequestCodec() {}

    /// What the bytes of a frame came to.
    public sealed interface Decoded {
        record Asked(Request request) implements Decoded {}

        /// They are no request; `id` is what they carried as one, 0 where nothing could be read.
        record Refused(long id, Refusal refusal) implements Decoded {}
    }

    public static Decoded decode(byte[] frame) {
        return decode(frame, 0, frame.length);
    }

    /// Reads a frame that nobody has checked; throws nothing, whatever it is. One longer than
    /// [Limits#FRAME_BYTES] is not looked at.
    public static Decoded decode(byte[] bytes, int offset, int length) {
        if (length > Limits.FRAME_BYTES) {
            return new Decoded.Refused(0, Refusal.of(Refusal.Code.FRAME_NOT_JSON));
        }
        JsonObject frame = null;
        try {
            frame = JsonObject.read(bytes, offset, length, Limits.JSON_DEPTH);
            String type = frame.string("t");
            Request request = RequestReader.read(type, frame);
            return request == null
                    ? new Decoded.Refused(
                            id(frame), Refusal.of(Refusal.Code.FRAME_UNKNOWN, shown(type)))
                    : new Decoded.Asked(request);
        } catch (Malformed malformed) {
            return new Decoded.Refused(id(frame), refusal(malformed));
        }
    }

    static Refusal refusal(Malformed malformed) {
        String field = malformed.field();
        return field == null
                ? Refusal.of(Refusal.Code.FRAME_NOT_JSON)
                : Refusal.of(Refusal.Code.FRAME_BAD, shown(field));
    }

    private static long id(@Nullable JsonObject frame) {
        try {
            return frame == null ? 0 : frame.number("id", 1, JsonObject.MAX_NUMBER);
        } catch (Malformed _) {
            return 0;
        }
    }

    /// A stranger's word in an answer that may end up in output: short and printable.
    static String shown(String word) {
        return Printable.of(
                word.codePointCount(0, word.length()) > SHOWN
                        ? word.substring(0, word.offsetByCodePoints(0, SHOWN)) + "…"
                        : word);
    }

    public static byte[] encode(Request request) {
        JsonWriter out = new JsonWriter();
        encode(request, out);
        return out.toByteArray();
    }

    /// Adds the frame to what `out` holds.
    public static void encode(Request request, JsonWriter out) {
        out.begin();
        switch (request) {
            case Request.Say say -> begin("say", say, out).field("text", say.text());
            case Request.Hello hello -> {
                out.field("t", "hello").field("v", hello.v()).field("client", hello.client());
                optional(out, "person", hello.person().isEmpty() ? null : hello.person());
                if (hello.then() != null) {
                    out.name("then");
                    encode(hello.then(), out);
                }
            }
            case Request.List list -> begin("list", list, out);
            case Request.Watch watch -> begin("watch", watch, out).field("on", watch.on());
            case Request.Create create -> {
                begin("create", create, out).field("session", create.session());
                out.field("name", create.name());
                optional(out, "code", create.code());
                terms(create, out);
            }
            case Request.Join join -> {
                begin("join", join, out).field("session", join.session());
                out.field("name", join.name());
                optional(out, "code", join.code());
                optional(out, "admin", join.admin());
            }
            case Request.Admit admit ->
                    begin("admit", admit, out)
                            .field("knock", admit.knock())
                            .field("in", admit.in());
            case Request.Resume resume -> {
                begin("resume", resume, out).field("session", resume.session());
                out.field("token", resume.token()).field("after", resume.after());
            }
            case Request.Leave leave -> {
                begin("leave", leave, out);
                if (leave.whenAdminLeaves() != null) {
                    out.field(
                            "whenAdminLeaves",
                            Vocabulary.WHEN_ADMIN_LEAVES.word(leave.whenAdminLeaves()));
                }
            }
            case Request.Stay stay -> begin("stay", stay, out);
            case Request.Draft draft -> begin("draft", draft, out);
            case Request.History history ->
                    begin("history", history, out)
                            .field("before", history.before())
                            .field("limit", history.limit());
            case Request.Exit exit -> {
                begin("exit", exit, out).field("code", exit.code());
                if (exit.all() != null) {
                    out.field("all", exit.all());
                }
            }
        }
        out.end();
    }

    private static JsonWriter begin(String type, Request request, JsonWriter out) {
        return out.field("t", type).field("id", request.id());
    }

    private static void terms(Request.Create create, JsonWriter out) {
        if (create.whenAdminLeaves() != null) {
            out.field(
                    "whenAdminLeaves", Vocabulary.WHEN_ADMIN_LEAVES.word(create.whenAdminLeaves()));
        }
        if (create.inactivity() != null) {
            out.field("inactivity", create.inactivity());
        }
        if (create.past() != null) {
            out.field("past", Vocabulary.PAST.word(create.past()));
        }
        if (create.encryptedOnly() != null) {
            out.field("encryptedOnly", create.encryptedOnly());
        }
    }

    private static void optional(JsonWriter out, String name, @Nullable String value) {
        if (value != null) {
            out.field(name, value);
        }
    }
}
