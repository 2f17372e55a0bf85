package chatroom.wire;

import chatroom.core.Event.Created;
import chatroom.core.Member;
import chatroom.core.Members;
import chatroom.core.NameKey;
import chatroom.core.Retries;
import chatroom.core.Session;
import chatroom.core.SessionName;
import chatroom.core.Username;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The two ends of a [Frame.State]: the server tells a session with it, a client makes of it the
/// copy to which the entries after it are applied. What only the server must know (retries, places,
/// grants, who was kicked) is not in it. Pure: any thread.
public final class States {
    private States() {}

    /// What is told to a member of `session`.
    ///
    /// @param created the time of its first entry, epoch milliseconds
    /// @param code the code that admits to it, null where there is none
    /// @param past the entries up to the session's seq that the member may read at once, who is
    ///   named in them, and whether there are more before them
    public static Frame.State told(
            Session session, long created, @Nullable String code, Frame.Body.Past past) {
        Created terms = session.terms();
        return new Frame.State(
                session.id(),
                terms.name().value(),
                terms.key().value(),
                code,
                session.seq(),
                session.at(),
                created,
                terms.creator(),
                terms.whenAdminLeaves(),
                terms.inactivity(),
                terms.past(),
                terms.standing(),
                terms.encryptedOnly(),
                terms.leaders(),
                session.next(),
                session.admin(),
                session.members().all().stream().map(States::person).toList(),
                past.entries(),
                past.former(),
                past.more());
    }

    private static Frame.Person person(Member member) {
        return new Frame.Person(
                member.number(),
                member.name().value(),
                member.key().value(),
                member.door(),
                member.joinedAt(),
                member.seenAt(),
                member.awayAt(),
                member.timedOut());
    }

    /// A client's copy as of the state.
    ///
    /// @throws IllegalArgumentException where it holds what no session does (a member twice, a name
    ///   that is none)
    // javac keeps no type annotations on the parameters of a compact constructor, so that from here
    // it looks as if `end` could not be null.
    @SuppressWarnings("NullAway")
    public static Session copy(Frame.State state) {
        List<Member> members = state.members().stream().map(States::member).toList();
        return new Session(
                state.session(),
                state.seq(),
                state.at(),
                terms(state),
                Members.of(members),
                state.next(),
                state.admin(),
                "",
                (int) members.stream().filter(Member::present).count(),
                List.of(),
                null);
    }

    private static Created terms(Frame.State state) {
        return new Created(
                new SessionName(state.name()),
                new NameKey(state.key()),
                state.creator(),
                state.code() != null,
                state.whenAdminLeaves(),
                state.inactivity(),
                state.shows(),
                state.standing(),
                state.encryptedOnly(),
                state.leaders());
    }

    private static Member member(Frame.Person person) {
        return new Member(
                person.member(),
                new Username(person.name()),
                new NameKey(person.key()),
                person.door(),
                "",
                person.joined(),
                person.seen(),
                person.away(),
                person.timedOut(),
                Retries.NONE);
    }

    /// A client's copy after an entry whose event it does not know ([FrameCodec.Decoded.Newer]):
    /// nothing changed but the place in the log.
    ///
    /// @throws IllegalStateException where the entry is not the next one
    // As in [#copy].
    @SuppressWarnings("NullAway")
    public static Session pass(Session copy, long seq, long at) {
        if (seq != copy.seq() + 1 || at < copy.at()) {
            throw new IllegalStateException("entry " + seq + " cannot follow " + copy.seq());
        }
        return new Session(
                copy.id(),
                seq,
                at,
                copy.terms(),
                copy.members(),
                copy.next(),
                copy.admin(),
                copy.grant(),
                copy.present(),
                copy.sitOuts(),
                copy.end());
    }
}
