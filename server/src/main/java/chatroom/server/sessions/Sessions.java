package chatroom.server.sessions;

import chatroom.core.Event;
import chatroom.core.Limits;
import chatroom.core.NameKey;
import chatroom.core.Refusal;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.core.SessionName;
import chatroom.core.Username;
import chatroom.wire.CloseCode;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// All sessions of this node: finds the one that somebody means, creates new ones, opens at the
/// start what the log has, and lets go of what has ended. Any thread; each session's state is its
/// own loop's.
public final class Sessions {
    private static final long TRY_AGAIN = 5_000;

    private final Node node;
    private final Loop loop;
    private final Listing listing;
    private final Exit exit;
    private final Creating creating;
    private final Map<SessionId, LiveSession> open = new ConcurrentHashMap<>();
    private final Map<NameKey, SessionId> names = new ConcurrentHashMap<>();
    private final Creations creations = new Creations();
    private final Reopening reopening;
    private final OtherNodes elsewhere;

    /// @param stop ends this node in order
    public Sessions(Node node, String exitCode, Runnable stop) {
        this.node = node;
        this.loop = node.loops().get();
        this.listing = new Listing(loop);
        this.creating = new Creating(node, this, creations);
        this.reopening = new Reopening(node, loop, this::live);
        this.elsewhere = new OtherNodes(node, this, reopening, stop);
        this.exit = new Exit(node, exitCode, elsewhere, stop);
    }

    Node node() {
        return node;
    }

    /// Where what belongs to no session waits.
    Loop loop() {
        return loop;
    }

    public Listing listing() {
        return listing;
    }

    // Starting and stopping.

    /// Opens every session that the log has, and creates the standing ones that it lacks.
    public CompletableFuture<Void> start() {
        elsewhere.begin();
        return node.log()
                .directory()
                .thenCompose(reopening::all)
                .thenCompose(_ ->
                        CompletableFuture.allOf(
                                node.settings().standing().stream()
                                        .map(this::standing)
                                        .toArray(CompletableFuture[]::new)))
                .thenRun(elsewhere::follow);
    }

    private CompletableFuture<?> standing(String name) {
        NameKey key = node.names().key(name);
        if (names.containsKey(key)) {
            return CompletableFuture.completedFuture(null);
        }
        if (!node.roster().alone()) {
            // It may be another node's to create, which may fail.
            loop.after(
                    TRY_AGAIN,
                    () -> {
                        var _ = standing(name);
                    });
        }
        return creating.standing(SessionName.of(name), key);
    }

    /// Stops all sessions on this node; the log keeps them.
    public void stop() {
        elsewhere.stop();
        boolean goOn = elsewhere.goOn();
        open.values().forEach(live -> live.stop(goOn));
    }

    /// Tells everybody that the server ends within `millis`, unless another node goes on; how their
    /// connections are to be closed.
    public CloseCode announceEnd(long millis) {
        if (elsewhere.goOn()) {
            return CloseCode.DRAINED;
        }
        Frame.Push stopping = new Frame.Push.Stopping(millis);
        open.values().forEach(live -> live.loop().run(() -> live.attendance().tell(stopping)));
        return CloseCode.STOPPED;
    }

    /// Where the server is reached has changed. Any thread.
    void tellNodes() {
        Frame.Push now = new Frame.Push.Nodes(nodes());
        open.values().forEach(live -> live.loop().run(() -> live.attendance().tell(now)));
        listing.push(now);
    }

    /// What every client is told first.
    Frame.Welcome welcome() {
        return Greeting.of(node, nodes());
    }

    /// Where the server is reached, this node first, `host:port`.
    public List<String> nodes() {
        return Stream.concat(node.settings().nodes().get().stream(), elsewhere.addresses().stream())
                .toList();
    }

    // Coming in.

    void join(Connection who, Request.Join join) {
        Refusal no = node.names().checkUser(join.name());
        Optional<LiveSession> live = find(join.session());
        if (live.isEmpty()) {
            who.notIn(new Frame.No(join.id(), unknown(join.session())));
        } else if (no != null) {
            who.notIn(new Frame.No(join.id(), no, "name"));
        } else {
            Username name = Username.of(join.name());
            Joining joining =
                    new Joining(
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
            who.notIn(new Frame.No(resume.id(), Refusal.of(Refusal.Code.PLACE_GONE)));
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
            return find(new SessionId(nameOrId));
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
        creating.asked(who, create);
    }

    /// A session was created, by somebody or by the server itself.
    LiveSession created(NameKey key, Opening.Opened opened) {
        Event.Created terms = opened.session().terms();
        if (!terms.standing()) {
            node.output().line(terms.name() + ": created by " + terms.creator());
        }
        return live(key, opened);
    }

    // Living.

    private LiveSession live(NameKey key, Opening.Opened opened) {
        LiveSession live = new LiveSession(node, node.loops().get(), opened, this::changed);
        creations.add(live.id());
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
        creations.gone(live.id());
        var _ = node.log().release(live.id());
        loop.after(
                Limits.TOMBSTONE,
                () -> {
                    letGo(live);
                    var _ = node.log().remove(live.id());
                });
    }

    /// It is no longer here, whether or not this node has heard its end.
    void letGo(LiveSession live) {
        if (open.remove(live.id()) != null) {
            listing.put(live.id(), null);
            names.values().remove(live.id());
            creations.gone(live.id());
            live.stop(false);
        }
    }

    /// The session of that id, while it is open here.
    Optional<LiveSession> find(SessionId id) {
        return Optional.ofNullable(open.get(id));
    }

    /// What other nodes do, where there are any.
    OtherNodes elsewhere() {
        return elsewhere;
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
