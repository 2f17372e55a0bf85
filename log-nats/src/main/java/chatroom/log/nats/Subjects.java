package chatroom.log.nats;

import chatroom.core.NameKey;
import chatroom.core.SessionId;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// What stands where in the engine. Has no state.
final class Subjects {
    /// The stream that holds all sessions.
    static final String STREAM = "chatroom";

    /// The bucket in which names are claimed.
    static final String NAMES = "chatroom_names";

    /// All that the stream takes.
    static final String ALL = "chatroom.s.>";

    static final String ALL_LOGS = "chatroom.s.*.log";
    static final String ALL_ERASURES = "chatroom.s.*.erased";

    /// Where the engine tells of each batch that it has stored.
    static final String LIVE = "chatroom.live.{{wildcard(1)}}";

    private static final HexFormat HEX = HexFormat.of();

    private Subjects() {}

    /// All of one session.
    static String all(SessionId session) {
        return "chatroom.s." + session.value() + ".>";
    }

    /// Its batches, in order.
    static String log(SessionId session) {
        return "chatroom.s." + session.value() + ".log";
    }

    /// Its batches up to where texts were erased, without them, in order.
    static String past(SessionId session) {
        return "chatroom.s." + session.value() + ".past";
    }

    /// Records of its keep that came without a batch.
    static String keep(SessionId session) {
        return "chatroom.s." + session.value() + ".keep";
    }

    /// All records of its keep up to a place.
    static String kept(SessionId session) {
        return "chatroom.s." + session.value() + ".kept";
    }

    /// Its snapshot.
    static String state(SessionId session) {
        return "chatroom.s." + session.value() + ".state";
    }

    /// How far its texts are to be erased.
    static String erased(SessionId session) {
        return "chatroom.s." + session.value() + ".erased";
    }

    /// Where each batch is told once it is stored; to nobody where nobody listens.
    static String live(SessionId session) {
        return "chatroom.live." + session.value();
    }

    /// Whose subject that is.
    static SessionId session(String subject) {
        return new SessionId(subject.split("\\.", -1)[2]);
    }

    /// A name as a key of the bucket, which takes fewer signs than names have.
    static String name(NameKey key) {
        return HEX.formatHex(key.value().getBytes(StandardCharsets.UTF_8));
    }

    static NameKey name(String bucketKey) {
        return new NameKey(new String(HEX.parseHex(bucketKey), StandardCharsets.UTF_8));
    }
}
