package chatroom.server.sessions;

import chatroom.core.Answer;
import chatroom.core.Command;
import chatroom.core.JoinCode;
import chatroom.core.Limits;
import chatroom.core.Member;
import chatroom.core.NameKey;
import chatroom.core.Past;
import chatroom.core.Refusal;
import chatroom.core.Session;
import chatroom.core.Username;
import chatroom.wire.Frame;
import chatroom.wire.States;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How somebody comes into one session: by code and name as a newcomer, by a token or as the same
/// person to their own place. What must be checked against the keep is checked here, before there
/// is a command. Owned by the session's loop.
final class Entrance {
    private final LiveSession live;
    private final Node node;
    private final Guesses guesses;

    Entrance(LiveSession live, Node node) {
        this.live = live;
        this.node = node;
        this.guesses =
                new Guesses(Limits.CODE_TRIES, Limits.CODE_TRIES_PER_SOURCE, node.clock().now());
    }

    /// Somebody who wants in, with what they showed. `person` may be empty.
    record Joining(
            Connection connection,
            long id,
            Username name,
            NameKey key,
            @Nullable String code,
            @Nullable String admin) {}

    void join(Joining who) {
        Refusal no = refusal(who);
        if (no != null) {
            who.connection().notIn(who.id(), no);
            return;
        }
        Session session = live.session();
        Optional<Member> own =
                session.byKey(who.key())
                        .filter(m -> live.places().sits(m.place(), who.connection().person()));
        if (own.isPresent()) {
            resume(who.connection(), who.id(), own.get(), session.seq(), true);
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
                            switch (outcome) {
                                case Ask.Outcome.Done _ -> joined(who, place);
                                case Ask.Outcome.Refused refused ->
                                        who.connection().notIn(who.id(), refused.refusal());
                                case Ask.Outcome.Already _, Ask.Outcome.Answered _ ->
                                        throw new IllegalStateException("a join is new");
                            }
                        }));
    }

    private Places.Drawn draw(Connection connection) {
        return Places.draw(node.randomness(), connection.person(), connection.link().source());
    }

    private @Nullable Refusal refusal(Joining who) {
        Session session = live.session();
        if (session.ended()) {
            return Refusal.of(Refusal.Code.SESSION_ENDED);
        }
        long now = node.clock().now();
        long until = live.places().sitsOutUntil(session, who.connection().person(), now);
        if (until > now) {
            return Refusal.of(Refusal.Code.KICKED, Long.toString((until - now + 999) / 1000));
        }
        return wrongCode(who, now);
    }

    private @Nullable Refusal wrongCode(Joining who, long now) {
        String code = live.places().code();
        String name = live.session().terms().name().value();
        if (code == null) {
            return null;
        }
        if (who.code() == null || who.code().isBlank()) {
            return Refusal.of(Refusal.Code.CODE_MISSING, name);
        }
        Refusal shape = JoinCode.check(who.code());
        if (shape != null) {
            return shape;
        }
        String source = who.connection().link().source();
        long wait = node.settings().unlimited() ? 0 : guesses.until(source, now);
        if (wait > 0) {
            return Refusal.of(Refusal.Code.CODE_THROTTLED, Long.toString((wait + 59_999) / 60_000));
        }
        if (Hash.same(JoinCode.of(who.code()).digits(), code)) {
            return null;
        }
        guesses.wrong(source, now);
        return Refusal.of(Refusal.Code.CODE_WRONG, name);
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
            who.connection().notIn(who.id(), Refusal.of(Refusal.Code.PLACE_GONE));
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
        Optional<String> place = live.places().restored(token);
        Session session = live.session();
        if (session.ended()) {
            connection.notIn(id, Refusal.of(Refusal.Code.SESSION_ENDED));
            return;
        }
        Optional<Member> member =
                place.flatMap(p ->
                        session.members().all().stream()
                                .filter(m -> m.place().equals(p))
                                .findFirst());
        if (member.isEmpty()) {
            connection.notIn(id, gone(session, place));
            return;
        }
        resume(connection, id, member.get(), after, false);
    }

    private Refusal gone(Session session, Optional<String> place) {
        long now = node.clock().now();
        return session.sitOuts().stream()
                .filter(s -> s.until() > now && place.filter(s.place()::equals).isPresent())
                .findFirst()
                .map(s ->
                        Refusal.of(
                                Refusal.Code.KICKED, Long.toString((s.until() - now + 999) / 1000)))
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
                                        connection.notIn(id, refused.refusal());
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
                                        connection.notIn(id, Refusal.of(Refusal.Code.PLACE_GONE));
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
            before.connection().takenOver(before);
        }
        Frame.Body.Place place =
                new Frame.Body.Place(live.id(), member.number(), token.isEmpty() ? null : token);
        connection.in(id, seat, place);
        live.audience().add(listener);
        if (anew) {
            sendState(seat, member);
        }
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
