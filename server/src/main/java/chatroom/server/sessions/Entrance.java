package chatroom.server.sessions;

import chatroom.core.Answer;
import chatroom.core.Command;
import chatroom.core.Limits;
import chatroom.core.Member;
import chatroom.core.Past;
import chatroom.core.Refusal;
import chatroom.core.Session;
import chatroom.wire.CloseCode;
import chatroom.wire.Frame;
import chatroom.wire.States;
import java.util.Optional;

/// How somebody comes into one session: by code and name as a newcomer, by a token or as the same
/// person to their own place. What must be checked against the keep is checked here, before there
/// is a command. Owned by the session's loop.
final class Entrance {
    private final LiveSession live;
    private final Node node;
    private final CodeCheck code;
    private final Knocks knocks;
    private final Origins origins = new Origins();
    private final Remembered remembered;

    Entrance(LiveSession live, Node node) {
        this.live = live;
        this.node = node;
        this.code = new CodeCheck(live, node);
        this.knocks = new Knocks(live, node, this::admit);
        this.remembered = new Remembered(live, node);
    }

    CodeCheck code() {
        return code;
    }

    Knocks knocks() {
        return knocks;
    }

    Origins origins() {
        return origins;
    }

    void join(Joining who) {
        Session session = live.session();
        if (session.ended()) {
            who.refuse(Refusal.of(Refusal.Code.SESSION_ENDED));
            return;
        }
        Optional<Member> own =
                session.byKey(who.key())
                        .filter(m -> live.places().sits(m.place(), who.connection().person()));
        if (own.isPresent()) {
            resume(who.connection(), who.id(), own.get(), session.seq(), true);
            return;
        }
        long now = node.clock().now();
        long until = live.places().sitsOutUntil(session, who.connection().person(), now);
        if (until > now) {
            who.refuse(kicked(until - now));
            return;
        }
        switch (code.of(who.code(), who.connection().link().source())) {
            case CodeCheck.Verdict.Admitted _ -> admit(who);
            case CodeCheck.Verdict.Knocks(boolean right, boolean secret) ->
                    knocks.knock(who, right, secret);
            case CodeCheck.Verdict.Refused(Refusal refusal) -> who.refuse(refusal);
        }
    }

    private static Refusal kicked(long millis) {
        return Refusal.of(Refusal.Code.KICKED, Long.toString((millis + 999) / 1000));
    }

    /// By their code, or because somebody let them in.
    private void admit(Joining who) {
        Session session = live.session();
        String source = Hash.of(who.connection().link().source());
        if (!node.settings().unlimited() && !origins.arrives(source)) {
            who.refuse(Refusal.of(Refusal.Code.SESSION_FULL));
            return;
        }
        Places.Drawn place = draw(who.connection());
        boolean admin =
                node.settings().plain().leads(who.connection().link().door())
                        && live.places().admits(session, who.admin());
        Command command =
                new Command.Join(
                        new Command.Newcomer(
                                who.name(),
                                who.key(),
                                who.connection().link().door(),
                                place.name()),
                        admin ? session.grant() : "",
                        node.randomness().name());
        live.ask(
                new Ask(
                        command,
                        place.keep(),
                        outcome -> {
                            origins.decided(source);
                            switch (outcome) {
                                case Ask.Outcome.Done _ -> joined(who, place);
                                case Ask.Outcome.Refused refused -> who.refuse(refused.refusal());
                                case Ask.Outcome.Already _, Ask.Outcome.Answered _ ->
                                        throw new IllegalStateException("a join is new");
                            }
                        }));
    }

    private Places.Drawn draw(Connection connection) {
        return Places.draw(node.randomness(), connection.person(), connection.link().source());
    }

    private void joined(Joining who, Places.Drawn place) {
        Optional<Member> member =
                live.session().byKey(who.key()).filter(m -> m.place().equals(place.name()));
        if (member.isPresent()) {
            seat(
                    who.connection(),
                    who.id(),
                    member.get(),
                    place.token(),
                    live.session().seq(),
                    true);
        } else {
            who.refuse(Refusal.of(Refusal.Code.PLACE_GONE));
        }
    }

    /// The creator of a session that was just created takes their place.
    void created(Connection connection, long id, String token) {
        Member member = live.session().members().find(1);
        if (member != null) {
            seat(connection, id, member, token, live.session().seq(), true);
        }
    }

    /// Somebody shows the token of a place; entries after `after` are wanted.
    void resume(Connection connection, long id, String token, long after) {
        if (live.places().restored(token).isEmpty() && !node.roster().alone()) {
            // Another node may have given it.
            remembered.read(
                    () -> resumeKnown(connection, id, token, after),
                    () -> connection.notIn(new Frame.No(id, Refusal.of(Refusal.Code.READ_ONLY))));
        } else {
            resumeKnown(connection, id, token, after);
        }
    }

    private void resumeKnown(Connection connection, long id, String token, long after) {
        Optional<String> place = live.places().restored(token);
        Session session = live.session();
        if (session.ended()) {
            connection.notIn(new Frame.No(id, Refusal.of(Refusal.Code.SESSION_ENDED)));
            return;
        }
        Optional<Member> member =
                place.flatMap(p ->
                        session.members().all().stream()
                                .filter(m -> m.place().equals(p))
                                .findFirst());
        if (member.isEmpty()) {
            connection.notIn(new Frame.No(id, gone(session, place)));
            return;
        }
        resume(connection, id, member.get(), after, false);
    }

    private Refusal gone(Session session, Optional<String> place) {
        long now = node.clock().now();
        return session.sitOuts().stream()
                .filter(s -> s.until() > now && place.filter(s.place()::equals).isPresent())
                .findFirst()
                .map(s -> kicked(s.until() - now))
                .orElse(Refusal.of(Refusal.Code.PLACE_GONE));
    }

    /// `fresh` where the connection knows nothing of the session yet: it gets the state, and a
    /// token of its own.
    private void resume(Connection connection, long id, Member held, long after, boolean fresh) {
        int number = held.number();
        Command command =
                new Command.Resume(number, connection.link().door(), node.randomness().name());
        live.ask(
                Ask.of(
                        command,
                        outcome -> {
                            Member member = live.session().members().find(number);
                            switch (outcome) {
                                case Ask.Outcome.Refused refused ->
                                        connection.notIn(new Frame.No(id, refused.refusal()));
                                case Ask.Outcome.Answered(Answer.Present _), Ask.Outcome.Done _
                                        when member != null ->
                                        seat(
                                                connection,
                                                id,
                                                member,
                                                fresh ? newToken(connection, member) : "",
                                                after,
                                                fresh);
                                default ->
                                        connection.notIn(
                                                new Frame.No(
                                                        id, Refusal.of(Refusal.Code.PLACE_GONE)));
                            }
                        }));
    }

    /// The same person without the token, as after a reload: the place gets another one, and the
    /// old one is void.
    private String newToken(Connection connection, Member member) {
        Places.Drawn drawn =
                Places.drawFor(
                        member.place(),
                        node.randomness(),
                        connection.person(),
                        connection.link().source());
        live.places().add(drawn.keep());
        var _ = node.log().putKeep(live.id(), drawn.keep());
        return drawn.token();
    }

    /// The code is another one, or none: who is in is told.
    void codeChanged() {
        code.changed();
        knocks.codeChanged();
        Frame.Push.Code now = new Frame.Push.Code(live.places().code());
        live.attendance().all().forEach(seat -> seat.connection().push(now));
    }

    // The place is theirs: who sat there before on an older connection goes, and what they missed
    // follows.

    private void seat(
            Connection connection,
            long id,
            Member member,
            String token,
            long after,
            boolean fresh) {
        Session session = live.session();
        boolean anew =
                fresh
                        || after > session.seq()
                        || session.seq() - after > Limits.RESUME_ENTRIES
                        || after < floor(member);
        Listener listener = new Listener(connection.link(), anew ? session.seq() : after, !anew);
        Seat seat = new Seat(live, member.number(), connection, listener);
        Seat before = live.attendance().take(seat);
        if (before != null) {
            live.audience().remove(before.listener());
            before.connection().unseated(before, CloseCode.TAKEN_OVER);
        }
        Frame.Body.Place place =
                new Frame.Body.Place(live.id(), member.number(), token.isEmpty() ? null : token);
        connection.in(id, seat, place);
        live.audience().add(listener);
        if (anew) {
            sendState(seat, member);
        } else if (!session.terms().standing()) {
            connection.push(new Frame.Push.Code(live.places().code()));
        }
        live.writing().tell(seat);
        knocks.show();
        if (session.admin() == member.number() && !live.places().granted(session.grant())) {
            live.hearing().grant(member.number(), session.grant());
        }
    }

    /// Who resumes from before this gets the state anew: they have none yet, or what follows may
    /// not be read by them, or was erased.
    private long floor(Member member) {
        long least = Math.max(1, live.erasedThrough());
        return live.session().terms().past() == Past.SINCE_JOIN
                ? Math.max(least, live.attendance().since(member.number()))
                : least;
    }

    private void sendState(Seat seat, Member member) {
        Session session = live.session();
        live.past()
                .read(
                        member,
                        session.seq() + 1,
                        node.settings().pastMessages(),
                        past -> {
                            Frame.State state =
                                    States.told(
                                            session, live.created(), live.places().code(), past);
                            seat.connection()
                                    .state(
                                            seat,
                                            state,
                                            () -> live.audience().ready(seat.listener()));
                        });
    }
}
