package chatroom.server.sessions;

import chatroom.core.SessionId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who is connected where: the members with a connection to this node, for other nodes to know, and
/// what those say of theirs. A server of one node has no others. May be used from any thread.
public final class Roster {
    private final Map<SessionId, Set<Integer>> here = new ConcurrentHashMap<>();
    private volatile Elsewhere elsewhere = (_, _) -> false;
    private volatile boolean alone = true;

    /// Who is connected to other nodes of the same server.
    public interface Elsewhere {
        /// Whether that may be so: where it is not known, it may.
        boolean has(SessionId session, int member);
    }

    /// There are other nodes.
    public void with(Elsewhere others) {
        elsewhere = others;
        alone = false;
    }

    /// Whether this node is all of the server.
    boolean alone() {
        return alone;
    }

    boolean elsewhere(SessionId session, int member) {
        return elsewhere.has(session, member);
    }

    void came(SessionId session, int member) {
        var _ =
                here.compute(
                        session,
                        (_, there) -> {
                            Set<Integer> members =
                                    there == null ? ConcurrentHashMap.newKeySet() : there;
                            members.add(member);
                            return members;
                        });
    }

    void went(SessionId session, int member) {
        var _ =
                here.computeIfPresent(
                        session,
                        (_, members) -> {
                            members.remove(member);
                            return members.isEmpty() ? null : members;
                        });
    }

    void ended(SessionId session) {
        here.remove(session);
    }

    /// The members that are connected here, by session; what is changed meanwhile may be missing.
    public Map<SessionId, Set<Integer>> here() {
        return Map.copyOf(here);
    }
}
