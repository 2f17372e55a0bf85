package chatroom.log.format;

import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionName;
import chatroom.core.Text;
import chatroom.core.Username;

/// The bytes of one event: a tag, then its fields in order. A text is not among them: its place is
/// taken by its seal ([TextSeals]) and the text itself comes from beside. What follows the last
/// known field is skipped: a later version may have added some. Has no state.
final class EventCodec {
    private static final int CREATED = 1;
    private static final int JOINED = 2;
    private static final int DROPPED = 3;
    private static final int RESUMED = 4;
    private static final int LEFT = 5;
    private static final int KICKED = 6;
    private static final int TIMED_OUT = 7;
    private static final int ADMIN_CHANGED = 8;
    private static final int SAID = 9;
    private static final int ACTIVE = 10;
    private static final int CLOSED = 11;
    private static final int CODE_CHANGED = 12;

    private static final int CODED = 1;
    private static final int STANDING = 2;
    private static final int ENCRYPTED_ONLY = 4;

    private EventCodec() {}

    /// What puts a text aside, and leaves its seal.
    interface Sealing {
        byte[] seal(Text text);
    }

    /// What brings the text back that a seal stands for.
    interface Opening {
        Text open(byte[] seal);
    }

    /// The first version of the format that knows this event: what holds it is of that version, so
    /// that an older program says that it is too old, and takes nothing for damage.
    static int version(Event event) {
        return event instanceof Event.CodeChanged ? 2 : 1;
    }

    static void write(Event event, ByteWriter out, Sealing texts) {
        switch (event) {
            case Event.Created e -> created(e, out);
            case Event.Joined e ->
                    out.u8(JOINED)
                            .varint(e.member())
                            .string(e.name().value())
                            .string(e.key().value())
                            .u8(Codes.DOOR.code(e.door()))
                            .string(e.place());
            case Event.Dropped e -> out.u8(DROPPED).varint(e.member());
            case Event.Resumed e ->
                    out.u8(RESUMED).varint(e.member()).u8(Codes.DOOR.code(e.door()));
            case Event.Left e -> out.u8(LEFT).varint(e.member()).u8(Codes.LEFT.code(e.why()));
            case Event.Kicked e ->
                    out.u8(KICKED)
                            .varint(e.member())
                            .varint(e.by())
                            .varint(e.until())
                            .string(e.reason());
            case Event.TimedOut e -> out.u8(TIMED_OUT).varint(e.member());
            case Event.AdminChanged e ->
                    out.u8(ADMIN_CHANGED)
                            .varint(e.member())
                            .u8(Codes.ADMIN.code(e.why()))
                            .string(e.grant());
            case Event.Said e ->
                    out.u8(SAID).varint(e.member()).varint(e.id()).raw(texts.seal(e.text()));
            case Event.Active e -> out.u8(ACTIVE).varint(e.member());
            case Event.CodeChanged e -> out.u8(CODE_CHANGED).varint(e.by()).u8(e.coded() ? 1 : 0);
            case Event.Closed e -> out.u8(CLOSED).u8(Codes.CLOSED.code(e.why()));
        }
    }

    private static void created(Event.Created e, ByteWriter out) {
        out.u8(CREATED)
                .string(e.name().value())
                .string(e.key().value())
                .string(e.creator())
                .u8(
                        (e.coded() ? CODED : 0)
                                | (e.standing() ? STANDING : 0)
                                | (e.encryptedOnly() ? ENCRYPTED_ONLY : 0))
                .u8(Codes.WHEN_ADMIN_LEAVES.code(e.whenAdminLeaves()))
                .varint(e.inactivity())
                .u8(Codes.PAST.code(e.past()))
                .u8(Codes.LEADERS.code(e.leaders()));
    }

    /// @throws IllegalArgumentException where the bytes are no event
    static Event read(ByteReader in, Opening texts) {
        int tag = in.u8();
        return switch (tag) {
            case CREATED -> created(in);
            case JOINED ->
                    new Event.Joined(
                            in.integer(),
                            new Username(in.string()),
                            new NameKey(in.string()),
                            Codes.DOOR.value(in.u8()),
                            in.string());
            case DROPPED -> new Event.Dropped(in.integer());
            case RESUMED -> new Event.Resumed(in.integer(), Codes.DOOR.value(in.u8()));
            case LEFT -> new Event.Left(in.integer(), Codes.LEFT.value(in.u8()));
            case KICKED -> new Event.Kicked(in.integer(), in.integer(), in.varint(), in.string());
            case TIMED_OUT -> new Event.TimedOut(in.integer());
            case ADMIN_CHANGED ->
                    new Event.AdminChanged(in.integer(), Codes.ADMIN.value(in.u8()), in.string());
            case SAID -> new Event.Said(in.integer(), in.varint(), texts.open(in.raw(Hash.LENGTH)));
            case ACTIVE -> new Event.Active(in.integer());
            case CLOSED -> new Event.Closed(Codes.CLOSED.value(in.u8()));
            case CODE_CHANGED -> new Event.CodeChanged(in.integer(), flag(in.u8()));
            default -> throw new IllegalArgumentException("unknown event " + tag);
        };
    }

    private static boolean flag(int code) {
        if (code > 1) {
            throw new IllegalArgumentException("unknown choice " + code);
        }
        return code == 1;
    }

    private static Event.Created created(ByteReader in) {
        SessionName name = new SessionName(in.string());
        NameKey key = new NameKey(in.string());
        String creator = in.string();
        int flags = in.u8();
        return new Event.Created(
                name,
                key,
                creator,
                (flags & CODED) != 0,
                Codes.WHEN_ADMIN_LEAVES.value(in.u8()),
                in.varint(),
                Codes.PAST.value(in.u8()),
                (flags & STANDING) != 0,
                (flags & ENCRYPTED_ONLY) != 0,
                Codes.LEADERS.value(in.u8()));
    }
}
