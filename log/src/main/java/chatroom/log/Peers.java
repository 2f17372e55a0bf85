package chatroom.log;

import chatroom.core.SessionId;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// The other nodes that share a log: each tells the others who is connected to it, so that nobody
/// is taken for missing who is connected elsewhere, and that whose node died is missed by the
/// others. Nothing of it is kept. May be used from any thread.
public interface Peers {
    /// Begins to tell the others, and to hear of them.
    ///
    /// @param here the members connected to this node, by session; asked every few seconds, on any
    ///   thread
    /// @param gone told of members whose node is gone, on any thread; it must not block
    void begin(
            Supplier<Map<SessionId, Set<Integer>>> here, BiConsumer<SessionId, Set<Integer>> gone);

    /// Whether a member may be connected to another node; where nothing is heard at all, anybody
    /// may.
    boolean elsewhere(SessionId session, int member);
}
