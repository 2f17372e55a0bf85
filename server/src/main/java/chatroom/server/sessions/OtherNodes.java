package chatroom.server.sessions;

import chatroom.core.Limits;
import chatroom.core.SessionId;
import chatroom.log.Change;
import chatroom.log.Peers;
import chatroom.log.SessionLog;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What other nodes of the same server do, as far as it is in no session's log: sessions that they
/// create, and who was connected to one that is gone. Does nothing where there can be no others.
/// Any thread; sessions come and go on the loop where what belongs to none waits.
final class OtherNodes {
    private final Node node;
    private final Sessions sessions;
    private final Reopening reopening;

    /// Those that this node opens or has opened.
    private final Set<SessionId> own = ConcurrentHashMap.newKeySet();

    private volatile SessionLog.@Nullable Subscription following;

    /// What was told of the others; on the thread that tells them of this node.
    private List<String> told = List.of();

    private final Runnable stop;
    private volatile boolean allEnd;

    /// @param stop ends this node in order
    OtherNodes(Node node, Sessions sessions, Reopening reopening, Runnable stop) {
        this.stop = stop;
        this.node = node;
        this.sessions = sessions;
        this.reopening = reopening;
    }

    /// From now on they know who is connected here.
    void begin() {
        node.log()
                .peers()
                .ifPresent(peers -> {
                    node.roster().with(peers::elsewhere);
                    peers.begin(this::here, this::gone, this::allEnd);
                });
    }

    private Peers.Here here() {
        tell();
        Settings settings = node.settings();
        return new Peers.Here(
                settings.identity().get(), settings.nodes().get(), node.roster().here());
    }

    /// Where clients find another node that they know by the same identity.
    List<String> addresses() {
        String identity = node.settings().identity().get();
        return node.log().peers().map(peers -> peers.addresses(identity)).orElse(List.of());
    }

    /// Who is connected for long learns of nodes that come later, and can go on there.
    private void tell() {
        List<String> now = addresses();
        if (!now.equals(told)) {
            told = now;
            sessions.tellNodes();
        }
    }

    /// How many there are.
    int count() {
        return node.log().peers().map(Peers::others).orElse(0);
    }

    /// All are to end, this one too.
    void end() {
        node.log().peers().ifPresent(Peers::endAll);
        allEnd();
    }

    /// This node ends, and so do the others: nobody goes on elsewhere.
    private void allEnd() {
        allEnd = true;
        stop.run();
    }

    /// Whether who is connected here can go on at another node when this one ends.
    boolean goOn() {
        return !allEnd && !addresses().isEmpty();
    }

    /// Whose node is gone is missed here, and on every other node; the first that says so is heard.
    private void gone(SessionId session, Set<Integer> members) {
        sessions.find(session)
                .ifPresent(live ->
                        live.loop()
                                .run(() -> members.forEach(live.attendance()::arrivedElsewhere)));
    }

    /// From now on what they create lives here too.
    void follow() {
        if (!node.roster().alone()) {
            following =
                    node.log()
                            .followDirectory(change -> sessions.loop().execute(() -> told(change)));
        }
    }

    /// This node creates it; not to be opened a second time when the directory tells of it. Where
    /// there are no others the directory is not followed, and nobody would take it out again.
    void creates(SessionId id) {
        if (!node.roster().alone()) {
            own.add(id);
        }
    }

    void createdNot(SessionId id) {
        own.remove(id);
    }

    private void told(Change change) {
        switch (change) {
            case Change.Opened(var listed) -> {
                if (sessions.find(listed.id()).isEmpty() && own.add(listed.id())) {
                    var _ = reopening.all(List.of(listed));
                }
            }
            case Change.Removed(SessionId id) -> {
                own.remove(id);
                sessions.find(id).ifPresent(this::removed);
            }
        }
    }

    /// Its end is in its log, and is heard from there if it can still be.
    private void removed(LiveSession live) {
        live.loop().run(() -> live.catchUp(_ -> {}));
        sessions.loop().after(Limits.TOMBSTONE, () -> sessions.letGo(live));
    }

    void stop() {
        SessionLog.Subscription now = following;
        if (now != null) {
            now.close();
        }
    }
}
