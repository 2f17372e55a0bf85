package chatroom.wire;

import chatroom.core.SessionId;
import chatroom.wire.json.JsonWriter;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Writes each frame of the server; what is null, or 0 and says nothing, is left out.
final class FrameWriter {
    private FrameWriter() {}

    static void write(Frame frame, JsonWriter out) {
        switch (frame) {
            case Frame.Told told -> EntryCodec.write(told.entry(), out);
            case Frame.Ok ok -> {
                out.begin().field("t", "ok").field("id", ok.id());
                if (ok.body() != null) {
                    body(ok.body(), out);
                }
                out.end();
            }
            case Frame.No no ->
                    no(
                            no.id(),
                            no.refusal().code().wire(),
                            no.refusal().args(),
                            no.refusal().sentence(),
                            no.field(),
                            out);
            case Frame.NewerNo no -> no(no.id(), no.code(), no.args(), no.text(), null, out);
            case Frame.Welcome welcome -> welcome(welcome, out);
            case Frame.State state -> state(state, out);
            case Frame.Push push -> push(push, out);
            case Frame.Bye bye ->
                    out.begin()
                            .field("t", "bye")
                            .field("code", bye.code().code())
                            .field("again", Vocabulary.AGAIN.word(bye.code().again()))
                            .field("text", bye.code().sentence())
                            .end();
        }
    }

    private static void no(
            long id,
            String code,
            List<String> args,
            String text,
            @Nullable String field,
            JsonWriter out) {
        out.begin().field("t", "no").field("id", id).field("code", code);
        strings("args", args, out);
        if (field != null) {
            out.field("field", field);
        }
        out.field("text", text).end();
    }

    private static void body(Frame.Body body, JsonWriter out) {
        switch (body) {
            case Frame.Body.Seq seq -> {
                out.field("seq", seq.seq());
                if (seq.already()) {
                    out.field("already", true);
                }
            }
            case Frame.Body.Sessions sessions ->
                    array("sessions", sessions.sessions(), FrameWriter::listed, out);
            case Frame.Body.Place place -> {
                out.field("session", place.session().value()).field("member", place.member());
                if (place.token() != null) {
                    out.field("token", place.token());
                }
            }
            case Frame.Body.Past past -> {
                array("entries", past.entries(), EntryCodec::write, out);
                formers(past.former(), out);
                out.field("more", past.more());
            }
            case Frame.Body.Help help ->
                    array("commands", help.commands(), FrameWriter::command, out);
            case Frame.Body.Quote quote ->
                    out.name("quote")
                            .begin()
                            .field("text", quote.text())
                            .field("author", quote.author())
                            .end();
            case Frame.Body.Time time ->
                    out.name("time")
                            .begin()
                            .field("wall", time.wall())
                            .field("offset", time.offset())
                            .end();
            case Frame.Body.Echo echo -> out.field("echo", echo.echo());
        }
    }

    private static void command(Frame.CommandLine command, JsonWriter out) {
        out.begin().field("usage", command.usage()).field("admins", command.admins()).end();
    }

    private static void listed(Frame.Listed listed, JsonWriter out) {
        out.begin()
                .field("id", listed.id().value())
                .field("name", listed.name())
                .field("members", listed.members())
                .field("created", listed.created())
                .field("creator", listed.creator())
                .field("coded", listed.coded())
                .field("standing", listed.standing())
                .field("encryptedOnly", listed.encryptedOnly())
                .field("encrypted", listed.encrypted())
                .end();
    }

    private static void welcome(Frame.Welcome welcome, JsonWriter out) {
        out.begin()
                .field("t", "welcome")
                .field("v", welcome.v())
                .field("server", welcome.server())
                .field("identity", welcome.identity())
                .field("version", welcome.version())
                .field("time", welcome.time());
        Frame.Bounds limits = welcome.limits();
        out.name("limits")
                .begin()
                .field("textCodePoints", limits.textCodePoints())
                .field("textBytes", limits.textBytes())
                .field("frameBytes", limits.frameBytes())
                .field("outstanding", limits.outstanding());
        array("inactivityChoices", limits.inactivityChoices(), (n, to) -> to.value(n), out);
        out.field("pingEvery", limits.pingEvery()).end();
        strings("nodes", welcome.nodes(), out);
        out.field("plain", welcome.plain()).end();
    }

    private static void state(Frame.State state, JsonWriter out) {
        out.begin().field("t", "state").field("session", state.session().value());
        out.field("name", state.name()).field("key", state.key());
        if (state.code() != null) {
            out.field("code", state.code());
        }
        out.field("seq", state.seq()).field("at", state.at()).field("created", state.created());
        out.field("creator", state.creator());
        out.field("whenAdminLeaves", Vocabulary.WHEN_ADMIN_LEAVES.word(state.whenAdminLeaves()));
        out.field("inactivity", state.inactivity());
        out.field("shows", Vocabulary.PAST.word(state.shows()));
        out.field("standing", state.standing()).field("encryptedOnly", state.encryptedOnly());
        out.field("leaders", Vocabulary.LEADERS.word(state.leaders()));
        out.field("next", state.next()).field("admin", state.admin());
        array("members", state.members(), FrameWriter::person, out);
        array("past", state.past(), EntryCodec::write, out);
        formers(state.former(), out);
        out.field("more", state.more()).end();
    }

    private static void formers(List<Frame.Former> former, JsonWriter out) {
        if (!former.isEmpty()) {
            array("former", former, FrameWriter::former, out);
        }
    }

    private static void former(Frame.Former former, JsonWriter out) {
        out.begin().field("member", former.member());
        out.field("name", former.name()).field("key", former.key()).end();
    }

    private static void person(Frame.Person person, JsonWriter out) {
        out.begin().field("member", person.member()).field("name", person.name());
        out.field("key", person.key()).field("door", Vocabulary.DOOR.word(person.door()));
        out.field("joined", person.joined()).field("seen", person.seen());
        if (person.away() != 0) {
            out.field("away", person.away()).field("timedOut", person.timedOut());
        }
        out.end();
    }

    private static void push(Frame.Push push, JsonWriter out) {
        out.begin().field("t", "push");
        switch (push) {
            case Frame.Push.Sessions sessions -> {
                out.field("kind", "sessions");
                array("changed", sessions.changed(), FrameWriter::listed, out);
                strings("gone", sessions.gone().stream().map(SessionId::value).toList(), out);
            }
            case Frame.Push.Warning warning ->
                    out.field("kind", "warning").field("in", warning.in());
            case Frame.Push.Admin admin -> out.field("kind", "admin").field("token", admin.token());
            case Frame.Push.Waiting waiting ->
                    out.field("kind", "waiting")
                            .field("id", waiting.id())
                            .field("until", waiting.until());
            case Frame.Push.Knock knock ->
                    out.field("kind", "knock")
                            .field("knock", knock.knock())
                            .field("name", knock.name())
                            .field("until", knock.until());
            case Frame.Push.KnockOver over ->
                    out.field("kind", "knock-over").field("knock", over.knock());
            case Frame.Push.Code now -> {
                out.field("kind", "code");
                if (now.code() != null) {
                    out.field("code", now.code());
                }
            }
            case Frame.Push.Out gone -> {
                out.field("kind", "out").field("why", Vocabulary.OUT.word(gone.why()));
                if (gone.until() != 0) {
                    out.field("until", gone.until());
                }
                if (!gone.reason().isEmpty()) {
                    out.field("reason", gone.reason());
                }
            }
            case Frame.Push.ReadOnly now -> out.field("kind", "read-only").field("on", now.on());
            case Frame.Push.Nodes now -> {
                out.field("kind", "nodes");
                strings("nodes", now.nodes(), out);
            }
            case Frame.Push.Stopping stopping ->
                    out.field("kind", "stopping").field("in", stopping.in());
        }
        out.end();
    }

    private static void strings(String name, List<String> all, JsonWriter out) {
        array(name, all, (s, to) -> to.value(s), out);
    }

    private static <T> void array(
            String name, List<T> all, BiConsumer<T, JsonWriter> each, JsonWriter out) {
        out.name(name).beginArray();
        for (T one : all) {
            each.accept(one, out);
        }
        out.endArray();
    }
}
