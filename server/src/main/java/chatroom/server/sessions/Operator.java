package chatroom.server.sessions;

import chatroom.core.Command;
import chatroom.core.JoinCode;
import chatroom.core.NameKey;
import chatroom.core.Printable;
import chatroom.core.Refusal;
import chatroom.core.Session;
import chatroom.core.Text;
import chatroom.core.Username;
import chatroom.log.Keep;
import chatroom.wire.Frame;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the operator can do to sessions from the server's own console: what their admins can, in
/// every session. Any thread; answers come on a session's loop, so who waits for them waits
/// elsewhere.
public final class Operator {
    private final Sessions sessions;
    private final Node node;

    public Operator(Sessions sessions) {
        this.sessions = sessions;
        this.node = sessions.node();
    }

    /// A member, as the operator sees them. `present` is false where their place is only held;
    /// `joinedAt` in epoch milliseconds.
    public record Person(String name, boolean admin, boolean present, long joinedAt) {}

    /// The sessions, the oldest first.
    public List<Frame.Listed> sessions() {
        return sessions.listing().all();
    }

    /// The members of the session of that name or id, in the order in which they joined; nothing
    /// where there is no such session.
    public CompletableFuture<Optional<List<Person>>> members(String session) {
        return on(session, live -> Optional.of(members(live.session())), Optional.empty());
    }

    /// Asks the session of that name or id on its loop.
    private <T> CompletableFuture<T> on(
            String session, Function<LiveSession, T> question, T unknown) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        sessions.find(session)
                .ifPresentOrElse(
                        live -> live.loop().run(() -> answer.complete(question.apply(live))),
                        () -> answer.complete(unknown));
        return answer;
    }

    private static List<Person> members(Session session) {
        return session.members().all().stream()
                .sorted(Comparator.comparingInt(member -> member.number()))
                .map(member ->
                        new Person(
                                member.name().value(),
                                member.number() == session.admin(),
                                member.present(),
                                member.joinedAt()))
                .toList();
    }

    /// The code of the session of that name or id; nothing where there is no such session, or it
    /// has none.
    public CompletableFuture<Optional<String>> code(String session) {
        return on(session, live -> Optional.ofNullable(live.places().code()), Optional.empty());
    }

    /// Removes a member; a refusal where that cannot be, else nothing.
    public CompletableFuture<Optional<Refusal>> kick(String session, String member, String reason) {
        return about(
                member,
                key ->
                        ask(
                                session,
                                grant ->
                                        new Command.Kick(
                                                Command.By.CONSOLE,
                                                key,
                                                member,
                                                Speech.cut(reason),
                                                grant)));
    }

    /// Makes a member the admin; a refusal where that cannot be, else nothing.
    public CompletableFuture<Optional<Refusal>> appoint(String session, String member) {
        return about(
                member,
                key ->
                        ask(
                                session,
                                grant ->
                                        new Command.HandOver(
                                                Command.By.CONSOLE, key, member, grant)));
    }

    /// Changes the code; a refusal where that cannot be, else nothing.
    ///
    /// @param code as it was typed; null for none
    public CompletableFuture<Optional<Refusal>> recode(String session, @Nullable String code) {
        Refusal no = code == null ? null : JoinCode.check(code);
        if (no != null) {
            return CompletableFuture.completedFuture(Optional.of(no));
        }
        Keep keep = Places.recoded(code == null ? null : JoinCode.of(code).digits());
        return ask(session, keep, _ -> new Command.ChangeCode(Command.By.CONSOLE, code != null));
    }

    /// The names of those who wait to be let into the session of that name or id, in the order in
    /// which they came; nothing where there is no such session.
    public CompletableFuture<Optional<List<String>>> knocks(String session) {
        return on(session, live -> Optional.of(live.entrance().knocks().names()), Optional.empty());
    }

    /// Lets in who knocks under that name, or turns them away; a refusal where that cannot be, else
    /// nothing.
    public CompletableFuture<Optional<Refusal>> answer(String session, String name, boolean in) {
        NameKey key = node.names().key(name);
        return on(
                session,
                live -> live.entrance().knocks().answer(key, in),
                Optional.of(unknown(session)));
    }

    /// Ends a session for everybody; a refusal where that cannot be, else nothing.
    public CompletableFuture<Optional<Refusal>> close(String session) {
        return ask(session, _ -> new Command.Close(Command.By.CONSOLE));
    }

    /// Says something to everybody in a session; a refusal where that cannot be, else nothing.
    public CompletableFuture<Optional<Refusal>> say(String session, String text) {
        Refusal no = Text.check(text);
        return no == null
                ? ask(session, _ -> new Command.Announce(Text.of(text)))
                : CompletableFuture.completedFuture(Optional.of(no));
    }

    /// What nobody can be called, nobody is.
    private CompletableFuture<Optional<Refusal>> about(
            String member, Function<NameKey, CompletableFuture<Optional<Refusal>>> then) {
        return Username.check(member) == null
                ? then.apply(node.names().key(Username.of(member).value()))
                : CompletableFuture.completedFuture(
                        Optional.of(Refusal.of(Refusal.Code.MEMBER_UNKNOWN, Printable.of(member))));
    }

    private static Refusal unknown(String session) {
        return Refusal.of(Refusal.Code.SESSION_UNKNOWN, session);
    }

    private CompletableFuture<Optional<Refusal>> ask(
            String session, Function<String, Command> command) {
        return ask(session, Keep.NONE, command);
    }

    private CompletableFuture<Optional<Refusal>> ask(
            String session, Keep keep, Function<String, Command> command) {
        CompletableFuture<Optional<Refusal>> answer = new CompletableFuture<>();
        Ask.Reply reply =
                outcome ->
                        answer.complete(
                                outcome instanceof Ask.Outcome.Refused(Refusal refusal)
                                        ? Optional.of(refusal)
                                        : Optional.empty());
        sessions.find(session)
                .ifPresentOrElse(
                        live ->
                                live.ask(
                                        new Ask(
                                                command.apply(node.randomness().name()),
                                                keep,
                                                reply)),
                        () -> answer.complete(Optional.of(unknown(session))));
        return answer;
    }
}
