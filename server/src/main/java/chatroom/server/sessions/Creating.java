package chatroom.server.sessions;

import chatroom.core.Command;
import chatroom.core.Command.Newcomer;
import chatroom.core.Door;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.JoinCode;
import chatroom.core.Limits;
import chatroom.core.NameKey;
import chatroom.core.Refusal;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.core.SessionName;
import chatroom.core.Username;
import chatroom.core.WhenAdminLeaves;
import chatroom.log.Appended;
import chatroom.log.Keep;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// How a session comes to be: what somebody asked for is checked, the log takes it under a name
/// that nobody else has, and its creator comes in as the admin. Any thread.
final class Creating {
    private static final Refusal READ_ONLY = Refusal.of(Refusal.Code.READ_ONLY);

    private final Node node;
    private final Sessions sessions;
    private final Creations creations;

    Creating(Node node, Sessions sessions, Creations creations) {
        this.node = node;
        this.sessions = sessions;
        this.creations = creations;
    }

    void asked(Connection who, Request.Create create) {
        SessionId id = new SessionId(node.randomness().id());
        Frame.No no = refusal(who, create, id);
        if (no != null) {
            who.notIn(no);
            return;
        }
        @Nullable String code =
                blank(create.code())
                        ? null
                        : JoinCode.of(Objects.requireNonNull(create.code())).digits();
        Username name = Username.of(create.name());
        String source = who.link().source();
        Places.Drawn place = Places.draw(node.randomness(), who.person(), source);
        Newcomer creator =
                new Newcomer(name, node.names().key(name.value()), who.link().door(), place.name());
        Keep keep = Places.withCode(place.keep(), code);
        // Whichever comes first: it is there, or it has taken too long.
        AtomicBoolean answered = new AtomicBoolean();
        Loop.Timer late =
                sessions.loop()
                        .after(
                                Limits.READ_ONLY_AFTER,
                                () -> {
                                    if (answered.compareAndSet(false, true)) {
                                        who.notIn(no(create, READ_ONLY, null));
                                    }
                                });
        var _ =
                found(id, terms(create, name, code != null), creator, keep)
                        .thenAccept(founded -> {
                            late.cancel();
                            boolean waited = answered.compareAndSet(false, true);
                            switch (founded) {
                                case Founded.Yes(LiveSession live) when waited ->
                                        live.loop()
                                                .run(() ->
                                                        live.entrance()
                                                                .created(
                                                                        who,
                                                                        create.id(),
                                                                        place.token()));
                                case Founded.Yes(LiveSession live) -> unwanted(live);
                                case Founded.No(Refusal refusal) -> {
                                    creations.gone(id);
                                    if (waited) {
                                        who.notIn(no(create, refusal, taken(refusal)));
                                    }
                                }
                            }
                        });
    }

    /// It came to be after its creator was told that it could not: they leave it, and it ends.
    private void unwanted(LiveSession live) {
        Command leave = new Command.Leave(1, WhenAdminLeaves.END, node.randomness().name());
        live.loop().run(new Insistence(live, leave, () -> !live.session().ended())::ask);
    }

    private static boolean blank(@Nullable String code) {
        return code == null || code.isBlank();
    }

    /// The only name that can be in use is the session's: its creator is the first there.
    private static @Nullable String taken(Refusal why) {
        return switch (why.code()) {
            case NAME_TAKEN, NAME_LOOKS_LIKE -> "session";
            default -> null;
        };
    }

    private Frame.@Nullable No refusal(Connection who, Request.Create create, SessionId id) {
        if (!node.settings().plain().leads(who.link().door())) {
            return no(create, Refusal.of(Refusal.Code.ENCRYPTION_NEEDED), null);
        }
        Refusal session = node.names().checkSession(create.session());
        if (session != null) {
            return no(create, session, "session");
        }
        Refusal name = node.names().checkUser(create.name());
        if (name != null) {
            return no(create, name, "name");
        }
        Refusal code =
                blank(create.code()) ? null : JoinCode.check(Objects.requireNonNull(create.code()));
        if (code != null) {
            return no(create, code, "code");
        }
        Refusal other = impossible(who, create, id);
        return other == null ? null : no(create, other, null);
    }

    private static Frame.No no(Request.Create create, Refusal why, @Nullable String field) {
        return new Frame.No(create.id(), why, field);
    }

    private @Nullable Refusal impossible(Connection who, Request.Create create, SessionId id) {
        List<Long> choices = node.settings().inactivityChoices();
        if (create.inactivity() != null && !choices.contains(create.inactivity())) {
            return Refusal.of(Refusal.Code.INACTIVITY_CHOICE, choices.toString());
        }
        boolean shutOut =
                Objects.requireNonNullElse(create.encryptedOnly(), false)
                        && who.link().door() == Door.PLAIN;
        if (shutOut) {
            return Refusal.of(Refusal.Code.ENCRYPTED_ONLY);
        }
        return node.settings().unlimited()
                ? null
                : creations.take(id, who.link().source(), node.clock().now());
    }

    private Event.Created terms(Request.Create create, Username creator, boolean coded) {
        SessionName name = SessionName.of(create.session());
        Settings settings = node.settings();
        return new Event.Created(
                name,
                node.names().key(name.value()),
                creator.value(),
                coded,
                Objects.requireNonNullElse(create.whenAdminLeaves(), WhenAdminLeaves.PASS_ON),
                Objects.requireNonNullElse(create.inactivity(), settings.usualInactivity()),
                Objects.requireNonNullElse(create.past(), settings.past()),
                false,
                Objects.requireNonNullElse(create.encryptedOnly(), false),
                settings.plain().leaders());
    }

    /// Creates a session that belongs to the server.
    CompletableFuture<?> standing(SessionName name, NameKey key) {
        Settings settings = node.settings();
        long inactivity = settings.usualInactivity();
        Event.Created terms =
                new Event.Created(
                        name,
                        key,
                        settings.serverName(),
                        false,
                        WhenAdminLeaves.WAIT,
                        inactivity,
                        settings.past(),
                        true,
                        false,
                        settings.plain().leaders());
        return found(new SessionId(node.randomness().id()), terms, null, Keep.NONE)
                .thenAccept(founded -> {
                    if (founded instanceof Founded.No(Refusal refusal) && !another(refusal)) {
                        node.output().line(name + " cannot be created: " + refusal.sentence());
                    }
                });
    }

    /// Where there are other nodes, one of them may have created it just before.
    private boolean another(Refusal why) {
        return why.code() == Refusal.Code.NAME_TAKEN && !node.roster().alone();
    }

    /// What came of founding a session.
    private sealed interface Founded {
        record Yes(LiveSession live) implements Founded {}

        record No(Refusal refusal) implements Founded {}
    }

    private CompletableFuture<Founded> found(
            SessionId id, Event.Created terms, @Nullable Newcomer creator, Keep keep) {
        long at = node.clock().now();
        List<Event> events = Session.founding(terms, creator, node.randomness().name());
        UUID batch = node.randomness().uuid();
        sessions.elsewhere().creates(id);
        return new Founding(node, sessions.loop(), id, terms.key(), batch, at, events, keep)
                .create()
                .exceptionally(failure -> new Appended.Broken(failure.toString()))
                .thenApply(appended ->
                        switch (appended) {
                            case Appended.Done done -> {
                                var opened =
                                        new Opening.Opened(
                                                begun(id, at, events), done.end(), keep, 0, at);
                                yield new Founded.Yes(sessions.created(terms.key(), opened));
                            }
                            case Appended.Overtaken _ ->
                                    no(id, Refusal.Code.NAME_TAKEN, terms.name().value());
                            case Appended.Full _ -> no(id, Refusal.Code.LOG_FULL);
                            case Appended.Unknown _, Appended.Broken _ ->
                                    no(id, Refusal.Code.LOG_BROKEN);
                        });
    }

    private Founded no(SessionId id, Refusal.Code code, String... args) {
        sessions.elsewhere().createdNot(id);
        return new Founded.No(Refusal.of(code, args));
    }

    private static Session begun(SessionId id, long at, List<Event> events) {
        Session session = Session.begin(id, new Entry(1, at, events.getFirst()));
        for (Event event : events.subList(1, events.size())) {
            session = session.apply(new Entry(session.seq() + 1, at, event));
        }
        return session;
    }
}
