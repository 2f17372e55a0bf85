package chatroom.log.format;

import chatroom.core.Event;
import chatroom.core.Member;
import chatroom.core.Members;
import chatroom.core.NameKey;
import chatroom.core.Retries;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.core.SitOut;
import chatroom.core.Text;
import chatroom.core.Username;
import chatroom.log.Position;
import chatroom.log.SessionLog.Snapshot;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The bytes of a snapshot: a version, a SHA-256 of the rest, and the state. It is a cache, so what
/// cannot be read, for whatever reason, is none. Has no state.
public final class SnapshotCodec {
    private static final int VERSION = 1;
    private static final int SLOTS = 64;

    private SnapshotCodec() {}

    /// The bytes to store.
    public static byte[] encode(Snapshot snapshot) {
        Session state = snapshot.state();
        ByteWriter out = new ByteWriter();
        out.varint(state.seq()).varint(state.at()).varint(snapshot.position().token());
        ByteWriter terms = new ByteWriter();
        EventCodec.write(state.terms(), terms, _ -> new byte[0]);
        out.sized(terms)
                .varint(state.next())
                .varint(state.admin())
                .string(state.grant())
                .varint(state.present())
                .u8(state.end() == null ? 0 : Codes.CLOSED.code(state.end()));
        out.varint(state.sitOuts().size());
        for (SitOut s : state.sitOuts()) {
            out.string(s.key().value()).string(s.place()).varint(s.until());
        }
        out.varint(state.members().size());
        for (Member member : state.members()) {
            member(member, state.seq(), out);
        }
        byte[] body = out.toArray();
        byte[] check = check(state.id(), body);
        return new ByteWriter().u8(VERSION).raw(check).raw(body).toArray();
    }

    private static byte[] check(SessionId session, byte[] body) {
        MessageDigest digest = Hash.sha256();
        Hash.start(session).addTo(digest);
        return digest.digest(body);
    }

    private static void member(Member m, long seq, ByteWriter out) {
        out.varint(m.number())
                .string(m.name().value())
                .string(m.key().value())
                .u8(Codes.DOOR.code(m.door()))
                .string(m.place())
                .varint(m.joinedAt())
                .varint(m.seenAt())
                .varint(m.awayAt())
                .u8(m.timedOut() ? 1 : 0)
                .varint(m.retries().highest());
        // Slots lie close behind the state's seq, so their distance is short.
        for (long slot : m.retries().seqs()) {
            out.varint(slot == 0 ? 0 : seq - slot + 1);
        }
    }

    /// The snapshot of that session, or nothing where the bytes are not one.
    public static Optional<Snapshot> decode(SessionId session, byte[] bytes) {
        try {
            ByteReader in = new ByteReader(bytes);
            boolean known = in.u8() == VERSION;
            byte[] check = in.raw(Hash.LENGTH);
            byte[] body = in.raw(in.left());
            return known && Arrays.equals(check, check(session, body))
                    ? Optional.of(snapshot(session, new ByteReader(body)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// javac leaves `@Nullable` out of the class file where a record has a compact constructor (JDK
    /// 25), so NullAway cannot see that a session's end may be null.
    @SuppressWarnings("NullAway")
    private static Snapshot snapshot(SessionId id, ByteReader in) {
        long seq = in.varint();
        long at = in.varint();
        Position position = new Position(seq, in.varint());
        if (!(EventCodec.read(in.part(), _ -> Text.ERASED) instanceof Event.Created terms)) {
            throw new IllegalArgumentException("no terms");
        }
        int next = in.integer();
        int admin = in.integer();
        String grant = in.string();
        int present = in.integer();
        Event.Closed.@Nullable Why end = end(in.u8());
        List<SitOut> sitOuts = sitOuts(in);
        Members members = members(in, seq);
        return new Snapshot(
                new Session(id, seq, at, terms, members, next, admin, grant, present, sitOuts, end),
                position);
    }

    private static Event.Closed.@Nullable Why end(int code) {
        return code == 0 ? null : Codes.CLOSED.value(code);
    }

    private static List<SitOut> sitOuts(ByteReader in) {
        int count = in.count(3);
        List<SitOut> sitOuts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            sitOuts.add(new SitOut(new NameKey(in.string()), in.string(), in.varint()));
        }
        return sitOuts;
    }

    private static Members members(ByteReader in, long seq) {
        int count = in.count(10);
        List<Member> members = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            members.add(
                    new Member(
                            in.integer(),
                            new Username(in.string()),
                            new NameKey(in.string()),
                            Codes.DOOR.value(in.u8()),
                            in.string(),
                            in.varint(),
                            in.varint(),
                            in.varint(),
                            in.u8() == 1,
                            retries(in, seq)));
        }
        return Members.of(members);
    }

    private static Retries retries(ByteReader in, long seq) {
        long highest = in.varint();
        long[] seqs = new long[highest == 0 ? 0 : SLOTS];
        for (int i = 0; i < seqs.length; i++) {
            long back = in.varint();
            seqs[i] = back == 0 ? 0 : seq - back + 1;
        }
        return Retries.of(highest, seqs);
    }
}
