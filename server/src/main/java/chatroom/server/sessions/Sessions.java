package chatroom.server.sessions;

import chatroom.core.Door;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.JoinCode;
import chatroom.core.Leaders;
import chatroom.core.Limits;
import chatroom.core.NameKey;
import chatroom.core.Refusal;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.core.SessionName;
import chatroom.core.Username;
import chatroom.core.WhenAdminLeaves;
import chatroom.log.Appended;
import chatroom.log.DamagedLog;
import chatroom.log.Keep;
import chatroom.log.Listed;
import chatroom.wire.Frame;
import chatroom.wire.Protocol;
import chatroom.wire.Request;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All sessions of this node: finds the one that somebody means, creates new ones, opens at the
/// start what the log has, and lets go of what has ended. Any thread; each session's state is its
/// own loop's.
public final class Sessions {
    private static final long TRY_AGAIN = 1_000;

    private final Node node;
    private final Loop loop;
    private final Listing listing;
    private final Exit exit;
    private final Map<SessionId, LiveSession> open = new ConcurrentHashMap<>();
    private final Map<NameKey, SessionId> names = new ConcurrentHashMap<>();
    private final Map<SessionId, String> sources = new ConcurrentHashMap<>();

    /// @param exit what the exit code stops
    public Sessions(Node node, String exitCode, Runnable exit) {
        this.node = node;
        this.loop = node.loops().get();
        this.listing = new Listing(loop);
        this.exit = new Exit(node, exitCode, exit);
    }

    Node node() {
        return node;
    }

    public Listing listing() {
        return listing;
    }

    // Starting and stopping.

    /// Opens every session that the log has, and creates the standing ones that it lacks.
    public CompletableFuture<Void> start() {
        return node.log()
                .directory()
                .thenCompose(all ->
                        CompletableFuture.allOf(
                                all.stream()
                                        .map(listed -> reopen(listed))
                                        .toArray(CompletableFuture[]::new)))
                .thenCompose(_ ->
                        CompletableFuture.allOf(
                                node.settings().standing().stream()
                                        .map(this::standing)
                                        .toArray(CompletableFuture[]::new)));
    }

    /// A session that cannot be read now is tried again until it can; a damaged one never can.
    private CompletableFuture<Void> reopen(Listed listed) {
        SessionId id = listed.id();
        return new Opening(node, id)
                .read(listed.at())
                .handle((opened, failure) -> {
                    if (failure != null) {
                        node.output().line("A session cannot be opened: " + failure.getMessage());
                        if (!damaged(failure)) {
                            loop.after(TRY_AGAIN, () -> reopen(listed));
                        }
                    } else if (opened.session().ended()) {
                        var _ = node.log().remove(id);
                    } else {
                        live(listed.key(), opened);
                    }
                    return null;
                });
    }

    private static boolean damaged(Throwable failure) {
        return failure instanceof DamagedLog || failure.getCause() instanceof DamagedLog;
    }

    private CompletableFuture<?> standing(String name) {
        NameKey key = node.names().key(name);
        if (names.containsKey(key)) {
            return CompletableFuture.completedFuture(null);
        }
        Event.Created terms =
                new Event.Created(
                        SessionName.of(name),
                        key,
                        node.settings().serverName(),
                        false,
                        WhenAdminLeaves.WAIT,
                        node.settings().inactivity() == 0 ? 0 : node.settings().usualInactivity(),
                        node.settings().past(),
                        true,
                        false,
                        Leaders.ANY);
        return found(terms, null, Keep.NONE, "", _ -> {}, no -> node.output().line(no.sentence()));
    }

    /// Stops all sessions on this node; the log keeps them.
    public void stop() {
        open.values().forEach(LiveSession::stop);
    }

    /// Tells everybody that the server ends within `millis`.
    public void announceEnd(long millis) {
        open.values()
                .forEach(live ->
                        live.loop()
                                .run(() ->
                                        live.attendance()
                                                .all()
                                                .forEach(s ->
                                                        s.connection()
                                                                .push(
                                                                        new Frame.Push.Stopping(
                                                                                millis)))));
    }

    /// What every client is told first.
    Frame.Welcome welcome() {
        Settings settings = node.settings();
        Frame.Bounds bounds =
                new Frame.Bounds(
                        Limits.TEXT_CODE_POINTS,
                        Limits.TEXT_BYTES,
                        Limits.FRAME_BYTES,
                        Limits.OUTSTANDING,
                        settings.inactivityChoices(),
                        Limits.PING_EVERY);
        return new Frame.Welcome(
                Protocol.VERSION,
                settings.serverName(),
                settings.identity(),
                settings.version(),
                node.clock().now(),
                bounds,
                List.of());
    }

    // Coming in.

    void join(Connection who, Request.Join join) {
        Refusal no = node.names().checkUser(join.name());
        Optional<LiveSession> live = find(join.session());
        if (live.isEmpty()) {
            who.notIn(join.id(), unknown(join.session()));
        } else if (no != null) {
            who.notIn(join.id(), no);
        } else {
            Username name = Username.of(join.name());
            Entrance.Joining joining =
                    new Entrance.Joining(
                            who,
                            join.id(),
                            name,
                            node.names().key(name.value()),
                            join.code(),
                            join.admin());
            live.get().loop().run(() -> live.get().entrance().join(joining));
        }
    }

    void resume(Connection who, Request.Resume resume) {
        Optional<LiveSession> live =
                SessionId.matches(resume.session()) ? find(resume.session()) : Optional.empty();
        if (live.isEmpty()) {
            who.notIn(resume.id(), Refusal.of(Refusal.Code.PLACE_GONE));
        } else {
            live.get()
                    .loop()
                    .run(() ->
                            live.get()
                                    .entrance()
                                    .resume(who, resume.id(), resume.token(), resume.after()));
        }
    }

    /// The session of that id or name, an ended one for a while by its id.
    public Optional<LiveSession> find(String nameOrId) {
        if (SessionId.matches(nameOrId)) {
            return Optional.ofNullable(open.get(new SessionId(nameOrId)));
        }
        if (SessionName.check(nameOrId) != null) {
            return Optional.empty();
        }
        return Optional.ofNullable(names.get(node.names().key(SessionName.of(nameOrId).value())))
                .map(open::get);
    }

    private static Refusal unknown(String name) {
        String shown =
                name.length() > Limits.NAME_BYTES ? name.substring(0, Limits.NAME_BYTES) : name;
        return Refusal.of(Refusal.Code.SESSION_UNKNOWN, chatroom.core.Printable.of(shown));
    }

    // Creating.

    void create(Connection who, Request.Create create) {
        Refusal no = refusal(who, create);
        if (no != null) {
            who.notIn(create.id(), no);
            return;
        }
        String code =
                create.code() == null || create.code().isBlank()
                        ? null
                        : JoinCode.of(create.code()).digits();
        Username name = Username.of(create.name());
        Event.Created terms = terms(create, name, code != null);
        Places.Drawn place = Places.draw(node.randomness(), who.person(), who.link().source());
        var creator =
                new chatroom.core.Command.Newcomer(
                        name, node.names().key(name.value()), who.link().door(), place.name());
        var _ =
                found(
                        terms,
                        creator,
                        Places.withCode(place.keep(), code),
                        who.link().source(),
                        live ->
                                live.loop()
                                        .run(() ->
                                                live.entrance()
                                                        .created(who, create.id(), place.token())),
                        refusal -> who.notIn(create.id(), refusal));
    }

    private Event.Created terms(Request.Create create, Username creator, boolean coded) {
        SessionName name = SessionName.of(create.session());
        return new Event.Created(
                name,
                node.names().key(name.value()),
                creator.value(),
                coded,
                create.whenAdminLeaves() == null
                        ? WhenAdminLeaves.PASS_ON
                        : create.whenAdminLeaves(),
                create.inactivity() == null
                        ? node.settings().usualInactivity()
                        : create.inactivity(),
                create.past() == null ? node.settings().past() : create.past(),
                false,
                create.encryptedOnly() != null && create.encryptedOnly(),
                Leaders.ANY);
    }

    private @Nullable Refusal refusal(Connection who, Request.Create create) {
        Refusal session = node.names().checkSession(create.session());
        if (session != null) {
            return session;
        }
        Refusal name = node.names().checkUser(create.name());
        if (name != null) {
            return name;
        }
        Refusal code =
                create.code() == null || create.code().isBlank()
                        ? null
                        : JoinCode.check(create.code());
        if (code != null) {
            return code;
        }
        if (create.encryptedOnly() != null
                && create.encryptedOnly()
                && who.link().door() == Door.PLAIN) {
            return Refusal.of(Refusal.Code.ENCRYPTED_ONLY);
        }
        List<Long> choices = node.settings().inactivityChoices();
        if (create.inactivity() != null && !choices.contains(create.inactivity())) {
            return Refusal.of(Refusal.Code.INACTIVITY_CHOICE, choices.toString());
        }
        return crowded(who.link().source()) ? Refusal.of(Refusal.Code.SERVER_FULL) : null;
    }

    private boolean crowded(String source) {
        return !node.settings().unlimited()
                && (listing.sessions() >= Limits.SESSIONS
                        || sources.values().stream().filter(source::equals).count()
                                >= Limits.SESSIONS_PER_SOURCE);
    }

    private CompletableFuture<?> found(
            Event.Created terms,
            chatroom.core.Command.@Nullable Newcomer creator,
            Keep keep,
            String source,
            Consumer<LiveSession> created,
            Consumer<Refusal> refused) {
        SessionId id = new SessionId(node.randomness().id());
        long at = node.clock().now();
        List<Event> events = Session.founding(terms, creator, node.randomness().name());
        UUID batch = node.randomness().uuid();
        return new Founding(node, loop, id, terms.key(), batch, at, events, keep)
                .create()
                .thenAccept(appended -> {
                    switch (appended) {
                        case Appended.Done done -> {
                            sources.put(id, source);
                            created.accept(
                                    live(
                                            terms.key(),
                                            new Opening.Opened(
                                                    begun(id, at, events),
                                                    done.end(),
                                                    keep,
                                                    0,
                                                    at)));
                        }
                        case Appended.Overtaken _ ->
                                refused.accept(
                                        Refusal.of(Refusal.Code.NAME_TAKEN, terms.name().value()));
                        case Appended.Full _ -> refused.accept(Refusal.of(Refusal.Code.LOG_FULL));
                        case Appended.Broken _, Appended.Unknown _ ->
                                refused.accept(Refusal.of(Refusal.Code.LOG_BROKEN));
                    }
                });
    }

    private static Session begun(SessionId id, long at, List<Event> events) {
        Session session = Session.begin(id, new Entry(1, at, events.getFirst()));
        for (Event event : events.subList(1, events.size())) {
            session = session.apply(new Entry(session.seq() + 1, at, event));
        }
        return session;
    }

    // Living.

    private LiveSession live(NameKey key, Opening.Opened opened) {
        LiveSession live = new LiveSession(node, node.loops().get(), opened, this::changed);
        open.put(live.id(), live);
        names.put(key, live.id());
        listing.put(live.id(), Shown.listed(opened.session(), opened.created()));
        live.open();
        return live;
    }

    /// What the list shows of a session has changed. On the session's loop.
    private void changed(LiveSession live) {
        Session session = live.session();
        if (!session.ended()) {
            listing.put(live.id(), Shown.listed(session, live.created()));
            return;
        }
        listing.put(live.id(), null);
        names.remove(session.terms().key(), live.id());
        sources.remove(live.id());
        var _ = node.log().release(live.id());
        loop.after(
                Limits.TOMBSTONE,
                () -> {
                    open.remove(live.id());
                    live.stop();
                    var _ = node.log().remove(live.id());
                });
    }

    // The operator.

    void exit(Connection who, Request.Exit request) {
        loop.run(() -> exit.tried(who, request));
    }

    /// All that live here, for the console.
    public Collection<LiveSession> all() {
        return open.values();
    }
}
